"""Answering for the public pages: a path and four headers in, an answer out, from memory.

Pure but for the shelf: no Django request, no session, no database. The server asks here first (front), Django's
addresses ask here too (views), so both give the same bytes.
Source: RFC 9110 (conditional requests, HEAD, 405), RFC 5861 (stale-if-error).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from leeward.kernel import addresses, languages
from leeward.library import countries
from leeward.library.assets import HTML, Built
from leeward.library.build import ELSEWHERE, PLAIN, Shelf
from leeward.library.directory import answering as directory
from leeward.library.finding import pages as finding

# A changed number reaches everybody within the hour; when this server is gone, a kept copy may still be shown.
PAGE_LIFE = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=2592000"
# The name of such a file changes with its content.
ASSET_LIFE = "public, max-age=31536000, immutable"
READING = frozenset(("GET", "HEAD"))
NOW = re.compile(r"/now(?:/(?P<code>[A-Za-z]{2}))?/?")
ASSET = re.compile(
    r"/now/(?P<stem>look|night|now|wave|reading|find|lines|course)-(?P<mark>[0-9a-f]{16})\.(?P<ending>css|js|svg)"
)
# The one page for anyone that takes a form.
FORM = finding.ADDRESS
MANIFEST = "/now/manifest.webmanifest"


class Asked(msgspec.Struct, frozen=True):
    """What of a request may have a say; everything else is not even looked at."""

    method: str
    path: str
    query: str = ""
    accept_language: str = ""
    accept_encoding: str = ""
    if_none_match: str = ""


class Answer(msgspec.Struct, frozen=True):
    """A whole answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@cache
def shelf(tag: str = "") -> Shelf:
    """Return the shelf of this process for a language; "" for the source's, with links that name no language."""
    return Shelf(tag)


def _spoken(asked: Asked) -> tuple[Asked, Shelf, str]:
    """Return the request without its language, the shelf it is answered from, and what else the answer depends on.

    An address without a language is answered in the browser's: whoever types it has the page at once.
    """
    tag, path = addresses.split(asked.path)
    if tag:
        return msgspec.structs.replace(asked, path=path), shelf(tag), ""
    if not addresses.is_spoken(asked.path):
        return asked, shelf(), ""
    found = addresses.preferred(asked.accept_language)
    return asked, shelf("" if found == languages.SOURCE else found), "Accept-Language"


def answer(asked: Asked) -> Answer | None:
    """Return the answer for a public page, or None when the path is another room's, or more than a look into memory."""
    plain, pages, vary = _spoken(asked)
    if directory.is_ours(plain.path) and plain.query:
        return None
    return _answer(plain, pages, _find(plain, pages), vary)


def chosen(asked: Asked) -> Answer | None:
    """Return the answer for the directory with a choice in its address; without one it is the page from memory.

    Not given in front of everything: it is put together at each asking, and that is work for a thread.
    """
    plain, pages, vary = _spoken(asked)
    page = directory.chosen(plain.path, plain.query, pages)
    found = (page, directory.MINUTE_LIFE, "Accept-Encoding") if page else _find(plain, pages)
    return _answer(plain, pages, found, vary)


def _answer(asked: Asked, pages: Shelf, found: tuple[Built, str, str] | None, vary: str) -> Answer | None:
    if found is None:
        return None
    if asked.method == "POST" and asked.path == FORM:
        return None  # a search is answered by the room that knows all of them
    if asked.method not in READING:
        return Answer(405, (("Allow", "GET, HEAD"), ("Content-Length", "0"), ("Cache-Control", "no-store")), b"")
    page, life, depends = found
    more = f", {vary}" if vary and vary not in depends else ""
    return _send(asked, pages, page, (life, depends + more))


def _find(asked: Asked, pages: Shelf) -> tuple[Built, str, str] | None:
    """Return the thing to send, how long it may be kept, and what it depends on."""
    if directory.is_ours(asked.path):
        found = directory.find(asked.path, asked.accept_language, pages)
        return (found[0], PAGE_LIFE, found[1]) if found else None
    if match := NOW.fullmatch(asked.path):
        if match["code"]:
            return pages.now(countries.code_of(match["code"])), PAGE_LIFE, "Accept-Encoding"
        guessed = countries.guess(asked.accept_language, pages.known)
        page = pages.now(guessed, guessed=True) if guessed else pages.now(ELSEWHERE)
        return page, PAGE_LIFE, "Accept-Encoding, Accept-Language"
    return _same_for_all(pages, asked.path)


def _same_for_all(pages: Shelf, path: str) -> tuple[Built, str, str] | None:
    if match := ASSET.fullmatch(path):
        file = pages.assets.get(f"{match['stem']}.{match['ending']}")
        # A page kept from before an upgrade asks for the old name: it gets today's file, but may not keep it.
        life = ASSET_LIFE if file and match["mark"] == file.mark else PAGE_LIFE
        return (file, life, "Accept-Encoding") if file else None
    if path == MANIFEST:
        return pages.manifest(), PAGE_LIFE, "Accept-Encoding"
    if (name := path.strip("/")) in PLAIN:
        return pages.plain(name), PAGE_LIFE, "Accept-Encoding"
    words = pages.words(path)
    return (words, PAGE_LIFE, "Accept-Encoding") if words else None


def _send(asked: Asked, pages: Shelf, page: Built, kept: tuple[str, str]) -> Answer:
    life, vary = kept
    squeezed = _takes_gzip(asked.accept_encoding)
    mark = f'"{page.mark}{"-gz" if squeezed else ""}"'
    headers = [("Cache-Control", life), ("ETag", mark), ("Vary", vary)]
    headers += directory.named(asked.path, asked.accept_language, pages)
    if _has(asked.if_none_match, mark):
        return Answer(304, tuple(headers), b"")
    body = page.squeezed if squeezed else page.whole()
    headers += [("Content-Type", page.kind), ("Content-Length", str(len(body)))]
    if squeezed:
        headers.append(("Content-Encoding", "gzip"))
    if page.kind == HTML:
        headers.append(("Content-Language", page.language))
    return Answer(200, tuple(headers), b"" if asked.method == "HEAD" else body)


def _takes_gzip(accept_encoding: str) -> bool:
    """Return whether the reader takes gzip: named, and not with a weight of nothing."""
    for part in accept_encoding.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() == "gzip":
            return not re.fullmatch(r"\s*q=0(\.0*)?\s*", weight)
    return False


def _has(if_none_match: str, mark: str) -> bool:
    marks = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return mark in marks or marks == ["*"]
