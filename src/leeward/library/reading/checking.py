"""What is wrong with the pages of a collection, and what is missing or stale in a language. Pure but for the files.

Wrong is for the tests: nobody reads such a page. Missing and stale are for those who write: the page says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leeward.library.reading import markdown, sources
from leeward.library.reading.collection import Collection
from leeward.library.reading.documents import Document
from leeward.library.reading.next_steps import STEPS

# A figure or a study in a sentence: then its source has to stand in the same paragraph.
CLAIM = re.compile(
    r"\d|\b(?:per\s?cent|stud(?:y|ies)|research(?:ers)?|guidelines?|reviews?|trials?|half\s+of|one\s+in)\b",
    re.IGNORECASE,
)
# The number of an item in a list is no figure.
ORDINAL = re.compile(r"^\s*\d+\.\s", re.MULTILINE)
# Numbers to call change: they stand in the list of helplines, where each has the day it was last read.
CALLABLE = re.compile(r"\+?\d(?:[ ()/-]{0,2}\d){4,}|\b(?:000|111|112|116|911|988|999)\b")


def problems(collection: Collection, *, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Yield what is wrong, one line each. `is_known` says whether an address of the house leads anywhere.

    Errors: Unreadable for a file that cannot be read at all.
    """
    slugs = set(collection.originals)
    for page in (*collection.originals.values(), *collection.translations.values()):
        where = f"{page.language}/{page.slug}"
        for problem in (*_sources(page), *_next(page, slugs), *_claims(page), *_links(page, is_known)):
            yield f"{where}: {problem}"


def _texts(page: Document) -> list[str]:
    return [page.intro, *(words for _, words in page.bodies), page.easy]


def _sources(page: Document) -> Iterator[str]:
    used = set(markdown.marks("\n".join(_texts(page))))
    listed = set(page.head.sources)
    for name in sorted(listed - set(sources.everything())):
        yield f"source {name} is not in sources.toml"
    for name in sorted(used - listed):
        yield f"source {name} is named in the text and not in the head"
    for name in sorted(listed - used):
        yield f"source {name} is in the head and nothing in the text names it"


def _next(page: Document, slugs: set[str]) -> Iterator[str]:
    for name in page.head.next:
        if name not in STEPS and name not in slugs:
            yield f"next step {name} is neither a step of the house nor a page"
    if not page.head.next:
        yield "nothing says what could be done next"


def _claims(page: Document) -> Iterator[str]:
    for text in _texts(page):
        for paragraph in re.split(r"\n\s*\n|\n(?=(?:[-*]|\d+\.) )", text):
            # The addresses of links are none of the words.
            words = re.sub(r"\]\([^)]*\)", "]", markdown.MARK.sub("", ORDINAL.sub("", paragraph)))
            if CALLABLE.search(words) or re.search(r"\b(?:tel|sms|mailto):", paragraph):
                yield f"a number to call stands in the text: {words.strip()[:60]!r}"
            if text is not page.easy and CLAIM.search(words) and not markdown.MARK.search(paragraph):
                yield f"a figure or a study without its source: {words.strip()[:60]!r}"


def _links(page: Document, is_known: Callable[[str], bool]) -> Iterator[str]:
    parts = {f"#{part.id}" for part in page.head.parts}
    for address in markdown.links("\n\n".join(_texts(page))):
        if address.startswith("#"):
            if address not in parts:
                yield f"no part is called {address}"
        elif not markdown.INSIDE.match(address):
            yield f"{address} leads out of the house; other sites stand among the sources"
        elif not is_known(address):
            yield f"{address} leads nowhere"


def missing(collection: Collection, language: str) -> list[str]:
    """Return what there is in the original and not in a language."""
    lines = []
    for slug, original in collection.originals.items():
        page = collection.translations.get((language, slug))
        if page is None:
            lines.append(f"{language}/{slug}: not there yet; the original is now {original.version}")
        elif original.easy and not page.easy:
            lines.append(f"{language}/{slug}: no easy-read form yet; the original is now {original.easy_version}")
    return lines


def stale(collection: Collection, language: str) -> list[str]:
    """Return what was translated from another version of the original than today's."""
    lines = []
    for slug, original in collection.originals.items():
        page = collection.translations.get((language, slug))
        if page is None:
            continue
        if page.of != original.version:
            lines.append(f"{language}/{slug}: made from version {page.of}, the original is now {original.version}")
        if page.easy and page.easy_of != original.easy_version:
            lines.append(
                f"{language}/{slug}: easy-read form made from version {page.easy_of or 'unknown'}, "
                f"the original is now {original.easy_version}"
            )
    return lines
