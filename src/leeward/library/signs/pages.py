"""Signs: which pages it has, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.library.reading.collection import Collection
from leeward.library.reading.pages import Door, Page, Room, pages_of

SIGNS = Collection("signs", "/signs")
ROOM = Room(
    collection=SIGNS,
    title=_("Signs"),
    lede=_("Two pages to read slowly: one about yourself, one about somebody you worry about. Which one is yours?"),
    doors=(
        Door("me", _("For me"), _("Does what I do or feel count?")),
        Door("someone", _("For someone I worry about"), _("What I may have noticed, and what to say")),
    ),
    index="library/signs/index.html",
)


def pages() -> Iterator[Page]:
    """Yield every page of Signs."""
    yield from pages_of(ROOM)


def kept_offline() -> list[tuple[str, str | Promise]]:
    """Return (address, title) of every page; only the first one is listed, it lists the others."""
    return [(page.address, ROOM.title if page.address == SIGNS.base else "") for page in pages()]
