"""A small kind of record for the vault's own tests."""

import msgspec

from leeward.vault.kinds import Derivation, Kind


class Thing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    text: str
    size: int = 0


class Sum(msgspec.Struct, frozen=True, array_like=True, gc=False):
    count: int
    size: int


def total(items) -> Sum:
    return Sum(len(items), sum(item.record.size for item in items))


TOTAL = Derivation("total", 1, Sum, total)
THINGS = Kind("thing", Thing, derivations=(TOTAL,))
PLAIN = Kind("plain", Thing)
