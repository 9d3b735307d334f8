"""One file of words: a head in TOML between two lines of `+++`, then Markdown. Pure.

The original (English) says everything; a translation says only what is its own: title, summary, search words, and of
which version of the original it is one. Parts, sources and next steps are taken from the original, so they cannot drift
apart.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

import msgspec

HEAD = re.compile(r"\A\+\+\+\n(?P<head>.*?)\n\+\+\+\n(?P<body>.*)\Z", re.DOTALL)
# The lines that begin a part. Inside a part there may be smaller headings.
PART = re.compile(r"^## +(?P<title>.+?)\s*$", re.MULTILINE)


class Topic(StrEnum):
    """What somebody may not want to read just now; a part that is about one of them can be stepped past (R24)."""

    WOUNDS = "wounds"
    SCARS = "scars"
    DYING = "dying"
    VIOLENCE = "violence"
    EMERGENCY = "emergency"
    FIGURES = "figures"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a page, in the order of its headings: its address on the page, and what it is about."""

    id: str
    about: tuple[Topic, ...] = ()


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote and who read it. Without a reviewer the page says that nobody from the field has read it yet."""

    on: date
    reviewer: str = ""
    reviewed: date | None = None


class Original(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a page in the language it was written in."""

    title: str
    # One or two sentences: for lists, search and the engines that find pages.
    summary: str
    # Which doors of the collection lead here, the first one first.
    topics: tuple[str, ...]
    # Where among the others of its topic.
    place: int
    parts: tuple[Part, ...]
    written: Written
    sources: tuple[str, ...] = ()
    # What could be done next: names of `next_steps`, or slugs of the same collection.
    next: tuple[str, ...] = ()
    # Other words somebody may look for.
    words: tuple[str, ...] = ()
    minutes: int = 0


class Translation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a page in another language."""

    title: str
    summary: str
    # The version of the original, and of its easy-read form, that this was made from.
    of: str
    written: Written
    easy_of: str = ""
    words: tuple[str, ...] = ()


Head = TypeVar("Head", Original, Translation)


class Document(msgspec.Struct, frozen=True):
    """A page in one language: the original's head, what is said in this language, and the words."""

    slug: str
    language: str
    head: Original
    title: str
    summary: str
    words: tuple[str, ...]
    written: Written
    intro: str
    # (title, Markdown) of each part, in the order of head.parts.
    bodies: tuple[tuple[str, str], ...]
    # The easy-read words, or "" where there are none yet.
    easy: str
    version: str
    easy_version: str
    # The versions of the original it was made from; its own where it is the original.
    of: str
    easy_of: str


class Unreadable(Exception):
    """A file is not what it has to be; the message says what to mend."""


def version(text: str) -> str:
    """Return a short name of a text that changes with it, whatever its line endings and blank lines at the end."""
    return hashlib.sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()[:12]


def read_original(slug: str, language: str, text: str, easy: str = "") -> Document:
    """Return the page of a file in the language it was written in.

    Errors: Unreadable.
    """
    head, body = _split(slug, text, Original)
    intro, bodies = _parts(slug, body, expected=len(head.parts))
    mark, easy_mark = version(text), version(easy) if easy else ""
    return Document(
        slug, language, head, head.title, head.summary, head.words, head.written, intro, bodies,
        easy.strip(), mark, easy_mark, mark, easy_mark,
    )  # fmt: skip


def read_translation(original: Document, language: str, text: str, easy: str = "") -> Document:
    """Return the page of a file in another language than the original's.

    Errors: Unreadable.
    """
    head, body = _split(original.slug, text, Translation)
    intro, bodies = _parts(original.slug, body, expected=len(original.bodies))
    mark, easy_mark = version(text), version(easy) if easy else ""
    return Document(
        original.slug, language, original.head, head.title, head.summary, head.words, head.written, intro, bodies,
        easy.strip(), mark, easy_mark, head.of, head.easy_of,
    )  # fmt: skip


def _split(slug: str, text: str, kind: type[Head]) -> tuple[Head, str]:
    match = HEAD.match(text.replace("\r\n", "\n"))
    if match is None:
        raise Unreadable(f"{slug}: a file begins with its head between two lines of +++")
    try:
        return msgspec.toml.decode(match["head"], type=kind), match["body"]
    except msgspec.DecodeError as problem:
        raise Unreadable(f"{slug}: {problem}") from problem


def _parts(slug: str, body: str, *, expected: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what stands before the first part, and each part with its title."""
    intro, *rest = PART.split(body)
    bodies = tuple((title, words.strip()) for title, words in zip(rest[::2], rest[1::2], strict=True))
    if len(bodies) != expected:
        raise Unreadable(f"{slug}: {expected} parts in the head, {len(bodies)} headings of two signs in the text")
    return intro.strip(), bodies
