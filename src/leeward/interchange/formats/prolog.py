"""The head of an Apple Health file without its document type, so that the parser never sees a declaration of any kind.

iOS 16 writes a declaration that breaks XML's own rules, and one that is well formed is where every entity trick begins:
so it is cut out here and refused when anything stands in it but elements and attributes.

Source: XML 1.0 (2.8 Prolog, 4.2 Entities); jameno/Simple-Apple-Health-XML-to-CSV pull request 3 (iOS 16).
"""

from __future__ import annotations

import re

from leeward.interchange.formats.found import CannotRead

LIMIT = 256 * 2**10  # bytes; Apple's own has 8,000
BOM = b"\xef\xbb\xbf"
_BLANKS = re.compile(rb"[ \t\r\n]*")
_ELEMENT = re.compile(rb"<[A-Za-z_:]")
_DECLARED = re.compile(rb"<!DOCTYPE\s+HealthData\s*\[")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ENDS = re.compile(rb"\]\s*>")
_TRICK = re.compile(rb"<!\s*(?:ENTITY|NOTATION)|%|\b(?:SYSTEM|PUBLIC)\b", re.IGNORECASE)
ROOT = b"<HealthData"


class NotAppleHealth(CannotRead):
    """The file is XML, and not what the Health app writes."""


class EntityTrick(CannotRead):
    """The file declares entities, or points elsewhere, as no phone does."""


def without_doctype(head: bytes, *, is_all: bool = False) -> bytes | None:
    """Return what was read so far without the document type, or None while more of it is needed.

    Errors: NotAppleHealth, EntityTrick.
    """
    place = len(BOM) if head.startswith(BOM) else 0
    kept: list[bytes] = []
    while True:
        place = _BLANKS.match(head, place).end()  # type: ignore[union-attr]  # it matches nothing too
        if _ELEMENT.match(head, place):
            if not head.startswith(ROOT, place) and not ROOT.startswith(head[place : place + len(ROOT)]):
                raise NotAppleHealth
            return b"".join(kept) + head[place:]
        end = _end(head, place)
        if end is None:
            if is_all or len(head) > LIMIT or not _may_begin(head[place : place + 9]):
                raise NotAppleHealth
            return None
        place = end


def _may_begin(start: bytes) -> bool:
    marks = (b"<?", b"<!--", b"<!DOCTYPE", b"<H")
    return any(start.startswith(mark) or mark.startswith(start) for mark in marks)


def _end(head: bytes, place: int) -> int | None:
    """Return where the instruction, comment or document type at this place ends, or None while that is not there."""
    if head.startswith(b"<?", place):
        return head.find(b"?>", place) + 2 if b"?>" in head[place:] else None
    if head.startswith(b"<!--", place):
        return head.find(b"-->", place) + 3 if b"-->" in head[place:] else None
    return _doctype_end(head, place) if head.startswith(b"<!DOCTYPE", place) else None


def _doctype_end(head: bytes, place: int) -> int | None:
    begun = _DECLARED.match(head, place)
    if begun is None:
        if b">" in head[place:] or b"[" in head[place:]:
            raise EntityTrick
        return None
    # Comments keep their length, so that places stay places.
    quiet = _COMMENT.sub(lambda comment: b" " * len(comment[0]), head[begun.end() :])
    ends = _ENDS.search(quiet)
    inside = quiet[: ends.start()] if ends else quiet
    if _TRICK.search(inside):
        raise EntityTrick
    return begun.end() + ends.end() if ends else None
