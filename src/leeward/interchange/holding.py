"""The file between the dry run and "Keep it": sealed beside the notebook, never in clear on disk or in the session.

Why sealed and not sent again in the form: 32 MB twice over a phone's connection is a wait of minutes, a hidden field of
that size stays in the browser's memory of forms, and the two sendings could differ. One file a person, overwritten by
the next, dropped when it is kept, put away, or a day old.
"""

from __future__ import annotations

import base64
import io
from datetime import datetime, timedelta

import msgspec

from leeward.interchange.plan import Choices
from leeward.vault.opened import OpenVault

CHOICES = "bring-choices"
LIMIT = 32 * 2**20  # bytes (PRIVACY.md 0.2)
# Bytes of the file in one draft: base64 makes 2.08 MB of them, a draft holds 2 MiB; at LIMIT that is 22 of 50 drafts.
PIECE = 1_560_000
PIECES = LIMIT // PIECE + 1
KEPT_FOR = timedelta(days=1)


class NothingHeld(Exception):
    """No file is waiting, or it waited longer than a day."""


class TooLargeToHold(Exception):
    """The file is over LIMIT; `leeward import` takes it."""


class Held(msgspec.Struct, frozen=True):
    """The waiting file and what was chosen for it so far (None before the first choice)."""

    source: io.BytesIO
    choices: Choices

    def __repr__(self) -> str:
        """Hide the file."""
        return "Held()"


def hold(vault: OpenVault, body: bytes, choices: Choices, *, now: datetime) -> None:
    """Keep the file sealed until it is confirmed.

    Errors: TooLargeToHold.
    """
    if len(body) > LIMIT:
        raise TooLargeToHold
    with vault.transaction():
        put_away(vault)
        pieces = range(0, max(len(body), 1), PIECE)
        for number, start in enumerate(pieces):
            letters = base64.b64encode(body[start : start + PIECE]).decode("ascii")
            vault.drafts.save(_piece(number), {"body": letters})
        begun = {"at": str(int(now.timestamp())), "pieces": str(len(pieces))}
        vault.drafts.save(CHOICES, {**begun, "choices": _written(choices)})


def _piece(number: int) -> str:
    return f"bring-file-{number}"


def _written(choices: Choices) -> str:
    return msgspec.json.encode(choices).decode()


def choose(vault: OpenVault, choices: Choices) -> None:
    """Remember what was chosen for the waiting file.

    Errors: NothingHeld.
    """
    with vault.transaction():
        begun = vault.drafts.get(CHOICES)
        if begun is None:
            raise NothingHeld
        vault.drafts.save(CHOICES, {**begun, "choices": _written(choices)})


def held(vault: OpenVault, *, now: datetime) -> Held:
    """Return the waiting file.

    Errors: NothingHeld.
    """
    begun = vault.drafts.get(CHOICES)
    if begun is None:
        raise NothingHeld
    pieces = [vault.drafts.get(_piece(number)) for number in range(int(begun["pieces"]))]
    if not 0 <= now.timestamp() - int(begun["at"]) <= KEPT_FOR.total_seconds() or None in pieces:
        put_away(vault)
        raise NothingHeld
    source = io.BytesIO()
    for piece in pieces:
        source.write(base64.b64decode(piece["body"] if piece else ""))
    return Held(source, msgspec.json.decode(begun["choices"], type=Choices))


def put_away(vault: OpenVault) -> None:
    """Erase the waiting file."""
    with vault.transaction():
        begun = vault.drafts.get(CHOICES)
        # The number of pieces stands in the choices; should they be damaged, every piece there can be is dropped.
        for number in range(int(begun["pieces"]) if begun else PIECES):
            vault.drafts.drop(_piece(number))
        vault.drafts.drop(CHOICES)
