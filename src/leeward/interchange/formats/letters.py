"""From bytes to letters: which encoding a file has, answered clearly, and reading it without holding it whole.

Source: IMPORTS.md 1 (UTF-8 with and without mark, damage inside); the Unicode standard 23.8 for the marks.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO

from leeward.interchange.formats.found import NotText

CHUNK = 1 << 20
HEAD = 1 << 16
LINE_LIMIT = 1 << 20
BROKEN = re.compile("[\udc80-\udcff]")
BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Encoding(StrEnum):
    """How the letters of a file are written."""

    UTF8 = "utf-8-sig"
    UTF16 = "utf-16"
    UTF16_LE = "utf-16-le"
    UTF16_BE = "utf-16-be"
    WESTERN = "cp1252"


def encoding_of(source: BinaryIO) -> Encoding:
    """Return how the file is written, after looking at all of it in pieces.

    Shape: a file that is UTF-8 but for a few damaged places is UTF-8; without any UTF-8 letter it is Western (1252).
    Errors: NotText for pictures, programs and other bytes that are no text.
    """
    source.seek(0)
    head = source.read(HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding.UTF16
    if sixteen := _sixteen_bits(head):
        return sixteen
    if len(CONTROL.findall(head)) > max(8, len(head) // 50):
        raise NotText
    broken, letters = _count_utf8(source)
    return Encoding.WESTERN if broken > letters else Encoding.UTF8


def _sixteen_bits(head: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark by its zeros: in Western text every second byte is one."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    enough = len(head) // 4
    if odd > enough and even < enough // 8:
        return Encoding.UTF16_LE
    if even > enough and odd < enough // 8:
        return Encoding.UTF16_BE
    return None


def _count_utf8(source: BinaryIO) -> tuple[int, int]:
    source.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    broken = letters = 0
    while chunk := source.read(CHUNK):
        if not chunk.isascii() or decoder.getstate()[0]:
            text = decoder.decode(chunk)
            broken += len(BROKEN.findall(text))
            letters += len(BEYOND_ASCII.findall(text))
    return broken, letters


def lines_of(source: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """Yield the lines of a file with their ends, from the beginning; broken places stay as lone surrogates."""
    source.seek(0)
    mends = "surrogateescape" if encoding is Encoding.UTF8 else "replace"
    reader = io.TextIOWrapper(source, encoding=encoding.value, errors=mends, newline="")
    try:
        yield from _bounded(reader)
    finally:
        reader.detach()  # the file stays open: it is read again, and belongs to the caller


def _bounded(reader: io.TextIOBase) -> Iterator[str]:
    """Yield lines, the longest in pieces, so that a file without line ends cannot fill the memory."""
    while line := reader.readline(LINE_LIMIT):
        yield line
