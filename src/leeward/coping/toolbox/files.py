"""Files of the hope box: what kind they are by their contents, and how they are cut and put together. Pure.

Source: PRIVACY.md 0.2 (Attachments: sealed pieces of 1 MiB, number and total bound to each, 20 MB a file).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from leeward.coping.toolbox.records import Chunk

CHUNK_BYTES = 2**20
MOST_BYTES = 20 * 2**20
MOST_FILES = 40
# An MP4 is a box for many things: HEIC and AVIF photos and films lie in one too, with the place they were taken at.
# Only boxes that call themselves sound, or leave it open, are looked into; a track of pictures in one shows a film.
_SOUND_BOXES = (b"M4A ", b"M4B ", b"F4A ", b"mp4", b"iso", b"dash", b"3gp", b"3g2")
_PICTURES_IN_IT = re.compile(rb"hdlr.{8}(?:vide|pict)", re.DOTALL)
# First bytes, where they stand, and what such a file is. A name or a browser's word for it counts for nothing.
_SIGNS = (
    (b"ID3", 0, "audio/mpeg"),
    (b"OggS", 0, "audio/ogg"),
    (b"fLaC", 0, "audio/flac"),
    (b"WAVE", 8, "audio/wav"),
    (b"ftyp", 4, "audio/mp4"),
    (b"\x1a\x45\xdf\xa3", 0, "audio/webm"),
)


class Incomplete(Exception):
    """A piece is missing, or belongs somewhere else."""


def sound_type(data: bytes) -> str:
    """Return the media type of a sound, or "" for what is none that browsers play."""
    for sign, place, media_type in _SIGNS:
        if data[place : place + len(sign)] == sign:
            return media_type if media_type != "audio/mp4" or _is_sound_alone(data) else ""
    # A frame without a tag before it: eleven bits, then a layer that is not reserved. FF FE begins written words.
    if len(data) > 2 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and data[1] != 0xFE:
        return "audio/mpeg" if data[1] & 0x06 else "audio/aac"
    return ""


def _is_sound_alone(data: bytes) -> bool:
    return data.startswith(_SOUND_BOXES, 8) and _PICTURES_IN_IT.search(data) is None


def cut(of: bytes, data: bytes) -> list[Chunk]:
    """Return the file in pieces."""
    pieces = [data[start : start + CHUNK_BYTES] for start in range(0, len(data), CHUNK_BYTES)]
    return [Chunk(of=of, number=number, total=len(pieces), data=piece) for number, piece in enumerate(pieces)]


def joined(of: bytes, chunks: Sequence[Chunk]) -> bytes:
    """Return the file its pieces make.

    Errors: Incomplete, when a piece is missing, out of its place, or another file's.
    """
    places = [(chunk.of, chunk.number, chunk.total) for chunk in chunks]
    if places != [(of, number, len(chunks)) for number in range(len(chunks))] or not chunks:
        raise Incomplete
    return b"".join(chunk.data for chunk in chunks)


def part_of(data: bytes, wish: str) -> tuple[int, int] | None:
    """Return first and last byte of the one part a player asks for ("bytes=0-99"), or None for all of it.

    Source: RFC 9110, 14.2: what is not understood is answered whole.
    """
    unit, _, span = wish.partition("=")
    first, dash, last = span.partition("-")
    if unit.strip() != "bytes" or not dash or not _are_numbers((first, last)) or not (first or last):
        return None
    if not first:
        start, end = max(0, len(data) - int(last)), len(data) - 1
    else:
        start, end = int(first), min(int(last or len(data) - 1), len(data) - 1)
    return (start, end) if start <= end else None


def _are_numbers(words: Iterable[str]) -> bool:
    return all(not word or (word.isascii() and word.isdigit() and len(word) < 12) for word in words)
