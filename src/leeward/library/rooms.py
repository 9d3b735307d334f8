"""Every page of words that this room serves from memory, by its address.

A collection of pages (Understand, a course) is joined in at COLLECTIONS, where its files are checked, and its function
at ROOMS, where its pages are served.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from leeward.library.finding import pages as finding
from leeward.library.reading.collection import Collection
from leeward.library.reading.pages import Page
from leeward.library.signs import pages as signs
from leeward.library.someone import pages as someone
from leeward.library.understand import pages as understand

COLLECTIONS: tuple[Collection, ...] = (understand.ARTICLES, someone.LESSONS, signs.SIGNS)
ROOMS: tuple[Callable[[], Iterable[Page]], ...] = (understand.pages, someone.pages, signs.pages, finding.pages)


@cache
def pages() -> dict[str, Page]:
    """Return every page by its address. Errors: Unreadable."""
    return {page.address: page for room in ROOMS for page in room()}
