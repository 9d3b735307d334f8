"""The directory kept in memory: a page a country, the list for programs; and pages made for one asking.

Safe for threads: building is idempotent, and what is built is never changed.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.translation import override

from leeward.kernel import clock
from leeward.library import pages
from leeward.library.assets import Built, built
from leeward.library.build import Shelf, bare
from leeward.library.directory import page, showing, wording
from leeward.library.directory.choice import Choice
from leeward.library.directory.machine import JSON, document
from leeward.library.directory.page import Asking

log = logging.getLogger(__name__)

NO_COUNTRY = ""


class Directory:
    """Every page of the directory, on the shelf's services; asking for one that is not built yet builds it."""

    def __init__(self, shelf: Shelf) -> None:
        self.services = shelf.services
        self.known = shelf.known
        self._shelf = shelf
        self._pages: dict[tuple[object, ...], Built] = {}
        self._lock = threading.Lock()

    def country(self, code: str, *, guessed: bool = False) -> Built:
        """Return the whole page of a country; a code without entries gets what to do then."""
        if code not in self.known:
            where = _address(code)
            return self._get((code,), lambda: self._page(page.elsewhere(code, self._frame(), self._chooser), where))
        now = clock.now()
        asking = Asking(code, self.services, Choice(), now, guessed=guessed)
        # A check grows old while a server runs: then its page is another one.
        key, where = (code, guessed, self._old(code, now.date())), _address("" if guessed else code)
        return self._get(key, lambda: self._page(self._safely(asking), where))

    def chosen(self, code: str, choice: Choice, *, at: datetime) -> Built:
        """Return the page of a country for a choice, made for this asking and said with the hour."""
        asking = Asking(code, self.services, choice, at, says_hour=True)
        with override(self._shelf.language):
            return self._page(self._country(asking), _address(code))

    def machine(self) -> Built:
        """Return the list for programs."""
        return self._get(("json",), lambda: built(document(self.services), JSON))

    def warm(self) -> int:
        """Build the page of every country and the list for programs; return how many there are.

        What fails is built again when somebody asks; it may not keep Help now from starting.
        """
        try:
            for code in (NO_COUNTRY, *sorted(self.known)):
                self.country(code)
            self.machine()
        except Exception:
            log.exception("library.directory.not_warm")
        return len(self._pages)

    def marks(self) -> list[str]:
        """Return what tells one build of these pages from another."""
        return [self.country(code).mark for code in (NO_COUNTRY, *sorted(self.known))]

    def _safely(self, asking: Asking) -> str:
        """Return the page of a country, or its numbers alone: one that fails takes no other with it, nor the start."""
        try:
            return self._country(asking)
        except Exception:
            log.exception("library.directory.bare country=%s", asking.code)
            return bare(asking.code, self.services)

    def _country(self, asking: Asking) -> str:
        return page.country(asking, self._frame(), self._chooser)

    def _old(self, code: str, today: date) -> tuple[str, ...]:
        here = (one for one in self.services if one.country == code)
        return tuple(one.id for one in here if showing.is_old(one, today=today))

    def _page(self, html: str, path: str) -> Built:
        return self._shelf.page(html, path)

    def _get(self, key: tuple[object, ...], make: Callable[[], Built]) -> Built:
        if key not in self._pages:
            with self._lock, override(self._shelf.language):
                if key not in self._pages:
                    self._pages[key] = make()
        return self._pages[key]

    @cached_property
    def _chooser(self) -> str:
        return page.chooser(self.services)

    def _frame(self) -> dict[str, Any]:
        return {
            **pages.frame(self._shelf.links),
            "is_found": settings.SEARCH_ENGINES,
            "lines_css": self._shelf.assets.address("lines.css"),
            "lines_script": self._shelf.assets.address("lines.js"),
        }


def _address(code: str) -> str:
    return f"/helplines/{code.lower()}" if code else "/helplines"


def title(code: str) -> str:
    """Return what the page of a country is called where pages are listed."""
    return wording.country(code)
