"""Values worked out of whole segments: read where they lie sealed, made again where they do not or are out of date."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec

from leeward.vault.boxes import Box
from leeward.vault.codec import Codec
from leeward.vault.errors import Missing, Tampered, UnknownFormat, VaultError
from leeward.vault.kinds import D, Derivation, Item, R
from leeward.vault.reading import OpenTail, open_body, surviving, touched
from leeward.vault.rows import Part, Rows

TRIES = 5  # readings, each spoilt by somebody rewriting a segment at that moment
_encoder = msgspec.msgpack.Encoder()


class Moved(VaultError):
    """A segment was rewritten between two statements: what was read so far may count an item twice or not at all."""


def work_out(
    rows: Rows, box: Box, codec: Codec[R], derivation: Derivation[R, D], name: bytes
) -> tuple[list[D], dict[bytes, bytes]]:
    """Return one value a segment that holds anything, one for the tail, and by segment id the encoded values to keep.

    Errors: Missing when segments were rewritten under the reader time and again.
    """
    for _ in range(TRIES):
        with suppress(Moved):
            return _work_out(rows, box, codec, derivation, name)
    raise Missing


def _work_out(
    rows: Rows, box: Box, codec: Codec[R], derivation: Derivation[R, D], name: bytes
) -> tuple[list[D], dict[bytes, bytes]]:
    sealed, parts = rows.blobs(name)
    tail = OpenTail(box, codec, sealed)
    numbers = tail.numbers()
    decoder = msgspec.msgpack.Decoder(derivation.result)
    values: list[D] = []
    made: dict[bytes, bytes] = {}
    for part in parts:
        stale = touched(part, numbers)
        kept = None if stale else _kept(box, part, name, decoder)
        if kept is not None:
            values.append(kept[0])
        elif items := surviving(_items(rows, box, codec, part) or [], tail, part, numbers):
            values.append(derivation.build(items))
            if not stale:
                made[part.id] = _encoder.encode(values[-1])
    if tail.newest:
        values.append(derivation.build(tail.items()))
    return values, made


def _kept(box: Box, part: Part, name: bytes, decoder: msgspec.msgpack.Decoder[Any]) -> tuple[Any] | None:
    """Return the value beside a segment (in a tuple, for it may be None itself), or None where there is no good one."""
    if part.sealed is None:
        return None
    try:
        return (decoder.decode(box.open_blob(part.id, name, part.sealed)),)
    except (Tampered, UnknownFormat, msgspec.DecodeError):
        return None


def _items(rows: Rows, box: Box, codec: Codec[R], part: Part) -> list[Item[R]] | None:
    """Return the items of a segment, or None when it does not open. Errors: Moved when it was rewritten just now."""
    body = rows.body(part)
    if body is None:
        raise Moved
    return open_body(box, codec, part._replace(sealed=body))
