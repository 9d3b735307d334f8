"""What works without a network: the addresses that the service worker keeps, and the worker itself.

A room that has pages for anyone gives a list of them, and the list is joined in at ROOMS. Only what anyone may read:
the worker asks for each address without a cookie, and keeps nothing that is not marked as public.
Source: PRIVACY.md 0.2 (the worker keeps shell, Now and helplines; the rest after "keep for offline" or installing).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from leeward.coping.plan import here
from leeward.coping.ride import public
from leeward.kernel.languages import LANGUAGES, SOURCE
from leeward.library import pages, rooms
from leeward.library.answers import MANIFEST, shelf
from leeward.library.build import PLAIN
from leeward.library.directory.answering import directory
from leeward.library.signs import pages as signs
from leeward.library.someone import pages as someone
from leeward.library.understand import pages as understand
from leeward.post.wordings import wording
from leeward.web import away_files, styles

WORKER = Path(__file__).resolve().parent / "worker"
PARTS = ("tongues.js", "keeping.js", "renewing.js", "answering.js", "reminding.js")
ADDRESS = "/without-network"
AWAY = "/away"
# How long a network may say nothing until it is taken for none: with a page for anyone, and with a private one.
PATIENCE_MS = {"public": 6_000, "private": 25_000}
# Private pages, and the page for anyone that does the same without a network; True where what follows is a name there.
INSTEAD = (
    ("/ride", "/try/ride", False),
    ("/toolbox", "/try", True),
    ("/plan", here.ADDRESS, False),
    ("/check-in", AWAY, False),
    ("/write", AWAY, False),
    ("/jar", AWAY, False),
)
# Forms that take what is on the screen away. Without a network the browser's own page does that best.
LEAVING = ("/exit", "/lock", "/sign-out")
PICTURES = ("web/icons/wave.svg",)


class Public(NamedTuple):
    """A page anyone may read; without a title it is kept and not listed."""

    address: str
    title: str | Promise = ""


# One function a room: its pages for anyone, in the order in which they are listed. Kept after "Keep these too".
ROOMS: tuple[Callable[[], Sequence[tuple[str, str | Promise]]], ...] = (
    public.kept_offline,
    understand.kept_offline,
    someone.kept_offline,
    signs.kept_offline,
)


class Kept(NamedTuple):
    """What the worker keeps: always, under names that never change, and on wish."""

    always: tuple[Public, ...]
    fixed: tuple[str, ...]
    wish: tuple[Public, ...]


def kept() -> Kept:
    """Return everything that may be kept on a device."""
    always = (
        Public("/now", _("Help now: a breath, people, the emergency number")),
        Public("/helplines", _("Helplines: whom to text, chat with or call")),
        Public(ADDRESS),
        Public(AWAY, _("A note for later, where this phone keeps notes")),
        Public(here.ADDRESS, _("My plan, where a copy of it lies on this device")),
        Public("/staying-private", _("Staying private")),
        Public("/how-it-works-with-your-words", _("How it works with your words")),
        Public(MANIFEST),
        Public("/manifest.webmanifest"),
    )
    wish = tuple(Public(*page) for room in ROOMS for page in room())
    return Kept(always, (*_library_files(), *_static_files()), wish)


def _library_files() -> tuple[str, ...]:
    return tuple(shelf().assets.address(name) for name in (*shelf().assets.files, *shelf().assets.more))


def _names() -> list[str]:
    """Return the static files of the shell: the look, scripts, the mark, and what pages for anyone need."""
    joined = getattr(staticfiles_storage, "joined_styles", False)
    scripts = sorted(path.name for path in (Path(__file__).resolve().parent / "static/web/js").glob("*.js"))
    look = [styles.JOINED] if joined else styles.SHEETS
    return [*look, *(f"web/js/{name}" for name in scripts), *PICTURES, *away_files.names(), *here.FILES, *public.FILES]


def _static_files() -> tuple[str, ...]:
    return tuple(static(name) for name in _names())


def page() -> bytes:
    """Return the page that stands in for a private one without a network; the same for everybody of a language."""
    return page_in(get_language() or SOURCE)


@cache
def page_in(language: str) -> bytes:
    """Return the same in a language, made once a process."""
    listed = kept()
    return pages.plain(
        "web/offline.html",
        links=shelf("" if language == SOURCE else language).links,
        always=[one for one in listed.always if one.title],
        wish=[one for one in listed.wish if one.title],
        has_wishes=bool(listed.wish),
    ).encode()


@cache
def worker() -> bytes:
    """Return the worker: what it keeps, then what it does. Its version is a hash of all it keeps, and of itself.

    The same in every language, whoever asks first: it learns from the pages it meets which ones to keep.
    """
    with override(SOURCE):
        return _worker()


def _worker() -> bytes:
    listed = kept()
    code = "".join((WORKER / part).read_text(encoding="utf-8") for part in PARTS)
    config = {
        "always": [one.address for one in listed.always],
        "fixed": list(listed.fixed),
        "wish": [one.address for one in listed.wish],
        "instead": INSTEAD,
        "leaving": LEAVING,
        "languages": [one.tag for one in LANGUAGES],
        "patience": PATIENCE_MS,
        "reminder": {"title": settings.APP_TITLE, "body": wording(0), "icon": static(PICTURES[0])},
        "bare": render_to_string("web/offline_bare.html"),
    }
    version = hashlib.sha256(f"{json.dumps(config)}{code}{_contents()}".encode()).hexdigest()[:16]
    return f"const KEPT = {json.dumps({'version': version, **config})};\n{_small(code)}".encode()


def _contents() -> str:
    """Return what tells one build of the pages from another: their marks, and those of files whose names stay."""
    built = [shelf().now(code).mark for code in sorted(shelf().known)] + [shelf().plain(path).mark for path in PLAIN]
    built += [one.mark for path in rooms.pages() if (one := shelf().words(path))]
    files = [hashlib.sha256(Path(found).read_bytes()).hexdigest() for name in _names() if (found := finders.find(name))]
    built += directory(shelf()).marks()
    return "".join((*built, *public.marks(), hashlib.sha256(page()).hexdigest(), *files))


def _small(code: str) -> str:
    return re.sub(r"^\s*(//|/\*\*).*\n", "", code, flags=re.MULTILINE)
