"""Ask every address in the list of helplines whether it still answers: by hand, before a release; no test does it.

    python scripts/try_links.py [--sources]

One address after the other, one second between two of the same host. Prints what did not answer and what leads to
another host now; exit status 1 where there is any. It says nothing about a number: those are read by a person.
"""
# ruff: noqa: INP001, T201 (a command of the workshop: no package, and it says what it does)

from __future__ import annotations

import argparse
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from leeward.library import helplines, wellformed  # the path stands above

PATIENCE_SECONDS = 20
PAUSE_SECONDS = 1.0
READER = {"User-Agent": "leeward-link-check", "Accept": "text/html,*/*"}


def addresses(*, with_sources: bool) -> dict[str, list[str]]:
    """Return every address with the ids of the entries that name it."""
    found: dict[str, list[str]] = {}
    for entry in helplines.everything():
        named = [entry.contact.chat_url, entry.contact.website]
        named += [source.url for source in entry.sources] if with_sources else []
        for address in filter(None, named):
            found.setdefault(address, []).append(entry.id)
    return found


def answer(address: str) -> str:
    """Return what is wrong with an address, or ""."""
    if not wellformed.is_address(address):
        return "is no address"
    try:
        request = urllib.request.Request(address, headers=READER)  # noqa: S310  # http and https alone, see above
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as page:  # noqa: S310
            then = urlsplit(page.url).hostname
    except urllib.error.HTTPError as refused:
        return f"answers {refused.code}"
    except (OSError, ValueError) as reason:
        return f"does not answer ({reason})"
    return "" if then == urlsplit(address).hostname else f"leads to {then}"


def problems(found: dict[str, list[str]]) -> Iterator[str]:
    """Yield a line for each address that needs a look."""
    asked: dict[str, float] = {}
    for address, entries in sorted(found.items()):
        host = urlsplit(address).hostname or ""
        time.sleep(max(0.0, asked.get(host, 0.0) + PAUSE_SECONDS - time.monotonic()))
        asked[host] = time.monotonic()
        if reason := answer(address):
            yield f"{address} {reason}: {', '.join(entries)}"


def main() -> int:
    """Ask all of them and return the exit status."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sources", action="store_true", help="the pages the entries were read on too")
    found = addresses(with_sources=words.parse_args().sources)
    bad = 0
    for line in problems(found):
        bad += 1
        print(line, flush=True)
    print(f"{len(found)} addresses, {bad} to look at.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
