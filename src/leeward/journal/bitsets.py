"""Sets of small numbers as little-endian bytes: bit n of the whole is n, empty bytes are the empty set."""

from __future__ import annotations

from collections.abc import Iterable


def packed(indexes: Iterable[int]) -> bytes:
    """Return the shortest bytes for these numbers.

    Errors: ValueError for a negative number.
    """
    number = 0
    for index in indexes:
        number |= 1 << index
    return number.to_bytes((number.bit_length() + 7) // 8, "little")


def unpacked(bits: bytes) -> list[int]:
    """Return the numbers in rising order."""
    number = int.from_bytes(bits, "little")
    found = []
    while number:
        lowest = number & -number
        found.append(lowest.bit_length() - 1)
        number ^= lowest
    return found
