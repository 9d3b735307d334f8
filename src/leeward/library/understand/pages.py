"""How Understand is shown: its doors, and which pages of it are kept for a time without network."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.library.reading.collection import Collection
from leeward.library.reading.pages import Door, Page, Room, pages_of

ARTICLES = Collection("articles", "/understand")
ROOM = Room(
    collection=ARTICLES,
    title=_("Understand"),
    lede=_(
        "What self-harm is, why people do it, what it does, and what helps. In plain words, a few minutes a page, "
        "with the place each fact comes from."
    ),
    doors=(
        Door("what", _("What it is"), _("And why it makes sense to the one who does it")),
        Door("feelings", _("What it feels like"), _("Pressure, numbness, shame, and what lies under them")),
        Door("body", _("My body"), _("Wounds, scars, and when somebody needs to look at them")),
        Door("help", _("Getting help"), _("Who there is, what they do, and how to begin")),
        Door("others", _("Other people"), _("Telling somebody, being judged, worrying about somebody")),
    ),
    index="library/understand/index.html",
)


def pages() -> Iterator[Page]:
    """Yield every page of Understand."""
    yield from pages_of(ROOM)


def kept_offline() -> list[tuple[str, str | Promise]]:
    """Return (address, title) of every page; only the first one is listed, it lists the others."""
    return [(page.address, ROOM.title if page.address == ARTICLES.base else "") for page in pages()]
