#!/bin/sh
# Bring what the tests need beside Python: two browsers, a database server and node. As root on Debian it installs what is
# missing; elsewhere it says in one line what to install, and the tests that need it are skipped.
set -eu

missing=""
[ -x /usr/bin/chromium ] || missing="$missing chromium"
[ -x /usr/bin/firefox-esr ] || missing="$missing firefox-esr"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$missing"
    log=$(mktemp)
    # fonts: a browser without any measures every text as nothing.
    if apt-get update >"$log" 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends fonts-dejavu-core $missing >>"$log" 2>&1; then
        rm -f "$log"
        exit 0
    fi
    tail -5 "$log"
fi
echo "Not installed:$missing. The tests that need them are skipped; install them to run everything."
[ -z "${LEEWARD_REQUIRE_ALL:-}" ] || exit 1
