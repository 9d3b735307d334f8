"""The installation's keys: a file of `id hex` lines, newest first, outside database and backup.

A line `lost id` says that the key of that id is gone for good: accounts then enter by recovery code.

Source: PRIVACY.md 0.1.12 and 0.2 (Site keys).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from leeward.vault.core import primitives
from leeward.vault.core.errors import Missing
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import SiteKey


class NotSiteKeys(ValueError):
    """The text is not a list of site keys. The message names the line, never what stands in it."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class SiteKeys:
    """All keys of the installation, newest first, and the ids of those that are lost."""

    keys: tuple[SiteKey, ...]
    lost: frozenset[int] = frozenset()

    @property
    def newest(self) -> SiteKey:
        """The key that new rows are made under."""
        return self.keys[0]

    def get(self, id: int) -> SiteKey:
        """Return the key a row names. Errors: Missing."""
        for key in self.keys:
            if key.epoch == id:
                return key
        raise Missing


def new_site_key(others: Iterable[SiteKey] = ()) -> SiteKey:
    """Return a random key with an id none of the others has; never 0, which means "no site key"."""
    taken = {0, *(key.epoch for key in others)}
    while (epoch := secrets.randbits(32)) in taken:
        pass
    return SiteKey.new(epoch=epoch)


def key_line(key: SiteKey) -> str:
    """Return the key as the line that stands in the file."""
    return f"{id_text(key.epoch)} {key.reveal().hex()}"


def id_text(id: int) -> str:
    """Return the eight hexadecimal digits of a site key's id."""
    return f"{id:08x}"


def parse(text: str) -> SiteKeys:
    """Return the keys of the file. Empty lines and lines that begin with # are left out.

    Errors: NotSiteKeys.
    """
    keys: dict[int, SiteKey] = {}
    lost: set[int] = set()
    for row, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        first, second = _two_words(words, row)
        if first == "lost":
            lost.add(_id(second, row))
        elif (epoch := _id(first, row)) in keys:
            raise NotSiteKeys(f"line {row}: this id stands there twice")
        else:
            keys[epoch] = SiteKey(_hex(second, row, bytes_wanted=primitives.KEY_BYTES), epoch=epoch)
    if not keys:
        raise NotSiteKeys("there is no key in it; a line is: 8 hexadecimal digits, a blank, 64 hexadecimal digits")
    return SiteKeys(tuple(keys.values()), frozenset(lost))


def _two_words(words: list[str], row: int) -> tuple[str, str]:
    if len(words) != 2:
        raise NotSiteKeys(f"line {row}: write the id, a blank and the key")
    return words[0], words[1]


def _id(text: str, row: int) -> int:
    epoch = int.from_bytes(_hex(text, row, bytes_wanted=4))
    if epoch == 0:
        raise NotSiteKeys(f"line {row}: the id 00000000 is not used")
    return epoch


def _hex(text: str, row: int, *, bytes_wanted: int) -> bytes:
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(found) != bytes_wanted:
        raise NotSiteKeys(f"line {row}: {2 * bytes_wanted} hexadecimal digits are needed")
    return found


def check_value(key: SiteKey) -> bytes:
    """Return 16 bytes the database may keep, to notice a key file that belongs to another installation."""
    return primitives.mac(key, Label.SITE_CHECK)[:16]


def fingerprint(key: SiteKey) -> str:
    """Return six groups of four letters that say which key this is; for paper and for the log."""
    digits = primitives.mac(key, Label.SITE_FINGERPRINT)[:12].hex()
    return "-".join(digits[start : start + 4] for start in range(0, 24, 4))


def public_key_mac(key: SiteKey, *, account: bytes, generation: int, public: bytes) -> bytes:
    """Return what proves that the server itself stored this public key for this account."""
    return primitives.mac(key, Label.SITE_PUBLIC_KEY, account, generation.to_bytes(8), public)
