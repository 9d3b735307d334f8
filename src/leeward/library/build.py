"""Building the public pages ahead of time: rendered, squeezed and kept in memory when the process starts.

Why in memory and not as files: docs/decisions/0003-now-is-built.md. In short, a page in memory cannot be half written,
be stale, lie on a full disk or wait for a lock.

One country that cannot be rendered never takes another with it: it gets a page written by hand (bare), and if even the
file of helplines is unreadable there is still a page that says what to dial.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Sequence
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, override

from leeward.kernel import addresses, languages, numbers
from leeward.library import countries, helplines, offered, pages, rooms
from leeward.library.assets import HTML, Assets, Built, built
from leeward.library.helplines import NoHelplines, Service
from leeward.library.reading.pages import Page

log = logging.getLogger(__name__)

ELSEWHERE = ""
PLAIN = {"staying-private": "library/private.html", "how-it-works-with-your-words": "library/words.html"}
MANIFEST = "application/manifest+json"


def squeeze_blanks(html: str) -> str:
    """Return the page without the indentation of its templates."""
    return re.sub(r">\s+<", "> <", re.sub(r"[ \t]*\n\s*", "\n", html))


class Shelf:
    """Every public page of one language, built once, each on its own; asking for one that is not built yet builds it.

    `tag` is the language its links name; "" is the source's with links that name none.
    Safe for threads: building is idempotent, and what is built is never changed.
    """

    def __init__(self, tag: str = "") -> None:
        self.tag = tag
        self.language = tag or languages.SOURCE
        self._pages: dict[str, tuple[Built, ...]] = {}
        self._chooser = ""
        self._lock = threading.Lock()
        self.assets = assets()
        self.links = pages.links(self.assets)
        self._words = _words()
        self.services = _services()
        self.known = frozenset(helplines.countries(self.services))

    def now(self, code: str, *, guessed: bool = False) -> Built:
        """Return the page of one country; a code that is not in the list gets the page for elsewhere."""
        code = code if code in self.known else ELSEWHERE
        return self.get(f"now {code}", lambda: self._now(code))[int(guessed)]

    def plain(self, path: str) -> Built:
        """Return a page of words by its path, one of PLAIN."""
        return self.get(path, lambda: (self.page(pages.plain(PLAIN[path], links=self.links), f"/{path}"),))[0]

    def words(self, path: str) -> Built | None:
        """Return a page of words by its path, or None where there is none."""
        plain = path.rstrip("/")
        own = plain if self.language == languages.SOURCE else f"/{self.language}{plain}"
        page = self._words.get(own) or self._words.get(plain)
        if page is None:
            return None
        return self.get(page.address, lambda: (self.page(page.make(self.links), plain),))[0]

    def manifest(self) -> Built:
        """Return what a home screen asks for. It names files of another room, so nothing else may depend on it."""
        return self.get("manifest", lambda: (built(pages.manifest(self.tag), MANIFEST, self.language),))[0]

    def warm(self) -> int:
        """Build every page there is and return how many."""
        for code in (ELSEWHERE, *sorted(self.known)):
            self.now(code)
        for path in PLAIN:
            self.plain(path)
        for path, page in self._words.items():
            if page.language == self.language:
                self._warm_words(addresses.split(path)[1])
        return len(self._pages)

    def _warm_words(self, path: str) -> None:
        try:
            self.words(path)
        except Exception:
            # One page of words that cannot be drawn keeps nobody from the others, and least of all from Help now.
            log.exception("library.words.failed path=%s", path)

    def page(self, html: str, path: str) -> Built:
        """Return a page ready to be sent: with the choice of languages at its foot, and links in its own language."""
        html = html.replace(pages.SWITCH, pages.switch(path, self.language))
        html = squeeze_blanks(addresses.localized(html, self.tag))
        is_rtl = languages.BY_TAG[self.language].is_rtl
        return built(numbers.held_together(html) if is_rtl else html, HTML, self.language)

    def get(self, key: str, make: Callable[[], tuple[Built, ...]]) -> tuple[Built, ...]:
        """Return what is kept under a key, made in this shelf's language where it is not there yet."""
        if key not in self._pages:
            with self._lock, override(self.language):
                if key not in self._pages:
                    self._pages[key] = make()
        return self._pages[key]

    def _now(self, code: str) -> tuple[Built, ...]:
        try:
            self._chooser = self._chooser or pages.chooser(self.services)
            chosen, guessed = pages.now(code, self.services, links=self.links, chooser=self._chooser)
        except Exception:
            # Whatever went wrong, somebody is waiting for a number to call.
            log.exception("library.now.bare country=%s", code or "elsewhere")
            chosen = guessed = bare(code, self.services)
        path = f"/now/{code.lower()}" if code else "/now"
        return self.page(chosen, path), self.page(guessed, "/now")


@cache
def assets() -> Assets:
    """Return the files of the look, the same in every language."""
    return Assets()


def _words() -> dict[str, Page]:
    """Return the pages of words; none where their files cannot be read, for Help now does not depend on them."""
    try:
        return rooms.pages()
    except Exception:
        log.exception("library.words.unreadable")
        return {}


def _services() -> tuple[Service, ...]:
    try:
        return offered.services()
    except NoHelplines:
        log.exception("library.helplines.unreadable")
        return ()


def bare(code: str, services: Sequence[Service]) -> str:
    """Return the page of one country without template or style: numbers that can be tapped, nothing else."""
    numbers = [entry for entry in services if entry.country == code and entry.contact.phone]
    numbers.sort(key=lambda entry: not entry.is_emergency)
    lines = format_html_join(
        "",
        '<li><a href="{}">{} {}</a></li>',
        ((entry.phone_uri, entry.name_en, entry.contact.phone_national or "") for entry in numbers),
    )
    return format_html(
        '<!doctype html><html lang="{}" dir="{}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        "<title>{}</title><h1>{}</h1><p>{}</p><ul>{}</ul><p>{}</p></html>",
        *pages.tongue(),
        gettext("Now"),
        gettext("You made it here. That is enough for this minute."),
        countries.name(code) if code else "",
        lines,
        gettext(
            "In an emergency, call the emergency number of the country you are in. From many mobile phones that is 112."
        ),
    )
