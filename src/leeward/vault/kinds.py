"""What a stream holds: a kind names the record type, derivations are what is worked out of it, an item is one record.

Rooms declare their kinds as constants; the vault never knows what a check-in is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec

R = TypeVar("R")
D = TypeVar("D")


class Item(msgspec.Struct, Generic[R], frozen=True, array_like=True, gc=False):
    """One record as it lies in a stream.

    Unit: `number` counts the writes of the stream from 1 and says where the item was first written; `revision` counts
    its changes from 1.
    """

    id: bytes
    revision: int
    number: int
    record: R

    def __repr__(self) -> str:
        # What somebody wrote must not stand in a traceback.
        return f"<Item {self.number}, revision {self.revision}>"


@dataclass(frozen=True, slots=True, eq=False)
class Derivation(Generic[R, D]):
    """A value worked out of the items of one segment and kept sealed beside it; it can always be made again.

    `build` is pure and must not keep what it is given. A new `version` makes the old values useless at once.
    """

    name: str
    version: int
    result: type[D]
    build: Callable[[Sequence[Item[R]]], D]


@dataclass(frozen=True, slots=True)
class Earlier:
    """How a record of an older schema becomes one of today's."""

    record: type[Any]
    upgrade: Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[R]):
    """One kind of record: its name inside the keyring, its type, and the number of its schema (1 to 255).

    `earlier` maps each older schema number to the type it was written with and the function that brings it up to date.
    """

    name: str
    record: type[R]
    schema: int = 1
    derivations: tuple[Derivation[R, Any], ...] = ()
    earlier: Mapping[int, Earlier] = field(default_factory=dict)
