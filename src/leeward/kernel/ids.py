"""Ids: 16 random bytes, written in addresses as 26 lower-case Crockford letters."""

from __future__ import annotations

import secrets

ID_BYTES = 16
ID_LETTERS = 26
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}


class NotAnId(ValueError):
    """The text or the bytes are not an id. The message never repeats them."""


def new_id() -> bytes:
    """Return 16 random bytes."""
    return secrets.token_bytes(ID_BYTES)


def id_text(id: bytes) -> str:
    """Return the 26 letters of an id, as they stand in addresses.

    Errors: NotAnId unless there are 16 bytes.
    """
    if len(id) != ID_BYTES:
        raise NotAnId("an id has 16 bytes")
    number = int.from_bytes(id)
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (ID_LETTERS - 1), -1, -5))


def id_bytes(text: str) -> bytes:
    """Return the id these letters stand for. One id has one spelling: capitals and look-alikes are refused.

    Errors: NotAnId.
    """
    if len(text) != ID_LETTERS:
        raise NotAnId("an id has 26 letters")
    number = 0
    for letter in text:
        value = _VALUES.get(letter)
        if value is None:
            raise NotAnId("an id is written with 0-9 and a-z without i, l, o and u")
        number = number << 5 | value
    if number >> 8 * ID_BYTES:
        raise NotAnId("the first letter of an id is 0 to 7")
    return number.to_bytes(ID_BYTES)
