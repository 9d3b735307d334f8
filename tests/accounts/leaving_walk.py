"""Run in a process of its own: begin, delete everything, and say which pieces of the rows are left in which file."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client

PASSPHRASE = "lantern harbour seven quiet boats"


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    from leeward.vault import site_keys

    site_keys.ready()
    browser = Client(SERVER_NAME="localhost")
    browser.post("/start", {"name": "zephyr-4827", "passphrase": PASSPHRASE, "again": PASSPHRASE})
    page = browser.get("/start/code").content.decode()
    groups = re.findall(r'class="code__group">([0-9A-Z]+)<', page)
    asked = {f"group_{n}": groups[int(n) - 1] for n in re.findall(r'name="group_(\d)"', page)}
    browser.post("/start/code", asked)
    pieces = _pieces()
    sys.stdout.write(f"before {len(_found(pieces))} of {len(pieces)}\n")
    browser.post("/you/leave", {"passphrase": PASSPHRASE, "gone": "on"})
    sys.stdout.write(f"after {' '.join(_found(pieces)) or 'nothing'}\n")


def _pieces() -> dict[str, bytes]:
    from leeward.accounts.models import Account
    from leeward.vault.models import Keyring, KeySlot, Session, Unlocked

    account = Account.objects.get()
    return {
        "id": bytes(account.pk),
        "name": bytes(account.name_sealed)[-40:],
        "name_key": bytes(account.name_key),
        "slot": bytes(KeySlot.objects.filter(kind=1).get().blob)[-40:],
        "keyring": bytes(Keyring.objects.order_by("revision").last().sealed)[-40:],
        "session": bytes(Session.objects.get().sealed)[-40:],
        "key": bytes(Unlocked.objects.get().sealed)[-40:],
    }


def _found(pieces: dict[str, bytes]) -> list[str]:
    files = {path.name: path.read_bytes() for path in Path(settings.DATA_DIR).glob("leeward.db*")}
    return [f"{name}:{file}" for name, piece in pieces.items() for file, held in files.items() if piece in held]


if __name__ == "__main__":
    main()
