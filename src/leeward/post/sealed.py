"""Rows to what is in them and back: the one place that names what is sealed for which row."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from leeward.post.models import Address, Box
from leeward.post.records import Times, Way
from leeward.vault import posting
from leeward.vault.errors import Tampered

_TIMES, _WAY = b"times", b"way"
T = TypeVar("T")
_encode = msgspec.msgpack.encode


def seal_times(box: bytes, times: Times) -> bytes:
    """Return the times of a box for its row."""
    return posting.seal(_encode(times), kind=_TIMES, box=box, obj=box)


def open_times(row: Box) -> Times:
    """Return the times of a box. Errors: Tampered, UnknownFormat; Missing for a site key that is not here."""
    box = bytes(row.id)
    return _decoded(posting.unseal(bytes(row.sealed), kind=_TIMES, box=box, obj=box), Times)


def seal_way(box: bytes, id: bytes, way: Way) -> bytes:
    """Return an address for its row."""
    return posting.seal(_encode(way), kind=_WAY, box=box, obj=id)


def open_way(row: Address) -> Way:
    """Return an address. Errors: Tampered, UnknownFormat; Missing for a site key that is not here."""
    return _decoded(posting.unseal(bytes(row.sealed), kind=_WAY, box=bytes(row.box_id), obj=bytes(row.id)), Way)


def _decoded(plain: bytes, kind: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(plain, type=kind)
    except msgspec.DecodeError:
        raise Tampered from None


def mail_mark(address: str) -> bytes:
    """Return what a mail address is found by, however its domain is written."""
    return posting.mark(b"mail", address.strip().lower().encode())


def push_mark(endpoint: str) -> bytes:
    """Return what a subscription is found by."""
    return posting.mark(b"push", endpoint.encode())
