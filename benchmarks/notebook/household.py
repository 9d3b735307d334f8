"""Our side's data folder: an installation with one account, whose notebook holds the decade."""

from __future__ import annotations

import json
import os
import secrets
import stat
from datetime import datetime
from pathlib import Path

import django
from django.test import Client

from benchmarks.notebook import decade

NAME = "quiet-otter-4827"
PASSPHRASE = "lantern harbour seven quiet boats"
ZONE = "Europe/Dublin"
# Written one by one after the rest, as in life: the newest lie in the tail, not yet in a segment.
TAIL_CHECK_INS, TAIL_ENTRIES = 100, 40


def open_folder(folder: Path) -> None:
    """Make Django ready on this folder."""
    key = folder / "site.key"
    if not key.exists():
        key.write_text(f"{secrets.token_hex(4)} {secrets.token_hex(32)}")
        key.chmod(stat.S_IRUSR | stat.S_IWUSR)
    os.environ |= {
        "LEEWARD_DATA": str(folder / "data"),
        "LEEWARD_SITE_KEY": key.read_text(),
        "LEEWARD_SECRET_KEY": "of no importance here",
        "LEEWARD_LOG": "ERROR",
        "DJANGO_SETTINGS_MODULE": "leeward.web.settings",
    }
    django.setup()


def build(folder: Path, entries: int, check_ins: int) -> None:
    """Make the account, fill its notebook and leave the door's token in the folder."""
    open_folder(folder)
    from leeward.accounts import actions
    from leeward.cli import installation
    from leeward.kernel import clock
    from leeward.vault.typed import Passphrase

    installation.prepare()
    actions.create_account(NAME, Passphrase.chosen(PASSPHRASE, name=NAME), clock.now())
    sign_in(folder)
    fill(resumed(folder), entries, check_ins)


def sign_in(folder: Path) -> None:
    """Come in as a person does, and keep the token."""
    client = Client(SERVER_NAME="localhost")
    client.post("/unlock", {"name": NAME, "passphrase": PASSPHRASE})
    from django.conf import settings

    token = client.cookies[settings.SESSION_COOKIE_NAME].value
    (folder / "door.json").write_text(json.dumps({"token": token}))


def token_of(folder: Path) -> str:
    """Return the token of the open session."""
    return json.loads((folder / "door.json").read_text())["token"]


def resumed(folder: Path):
    """Return the notebook open, as each request does: from the token, the account key and the keyring."""
    from leeward.accounts.models import Account
    from leeward.kernel import clock
    from leeward.vault import unlocked

    return unlocked.resume(token_of(folder), account_id=bytes(Account.objects.get().id), now=clock.now())


def browser(folder: Path) -> Client:
    """Return a browser in which the person is signed in."""
    from django.conf import settings

    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = token_of(folder)
    return client


def fill(vault, entries: int, check_ins: int) -> None:
    """Keep the decade: the most in bulk, the newest one by one."""
    from leeward.journal import actions

    tags = vocabulary(vault)
    written = list(entry_records(entries, tags))
    rated = list(check_in_records(check_ins, tags))
    actions.add_check_ins(vault, rated[:-TAIL_CHECK_INS])
    actions.add_entries(vault, written[:-TAIL_ENTRIES])
    for own_id, record in rated[-TAIL_CHECK_INS:]:
        actions.check_in(vault, record, id=own_id)
    for own_id, record in written[-TAIL_ENTRIES:]:
        actions.write_entry(vault, record, id=own_id)


def vocabulary(vault) -> list[int]:
    """Make the twenty tags and return their bits."""
    from leeward.journal import actions
    from leeward.journal.records import GOING_ON

    found = actions.ensure_tags(vault, {GOING_ON: decade.TAGS})
    return [found[name] for name in decade.TAGS]


def entry_records(count: int, tags: list[int]):
    """Yield the entries as records with their ids."""
    from leeward.journal.bitsets import packed
    from leeward.journal.records import Written

    for entry in decade.entries(count):
        moment = _moment(entry.when)
        bits = packed({tags[tag] for tag in entry.tags})
        yield (
            secrets.token_bytes(16),
            Written(moment=moment, recorded_at=moment.at, text=entry.text, title=entry.title, tags=bits),
        )


def check_in_records(count: int, tags: list[int]):
    """Yield the check-ins as records with their ids."""
    from leeward.journal.bitsets import packed
    from leeward.journal.records import CheckIn

    for one in decade.check_ins(count):
        moment = _moment(one.when)
        yield (
            secrets.token_bytes(16),
            CheckIn(
                moment=moment,
                recorded_at=moment.at,
                mood=one.mood,
                urge=one.urge,
                sleep_minutes=one.sleep_minutes,
                tags=packed({tags[tag] for tag in one.tags}),
                note=one.note,
            ),
        )


def _moment(when: datetime):
    from leeward.kernel.moments import moment_at

    return moment_at(ZONE, when)
