"""For someone you love: which pages it has, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from leeward.library.pages import Links, plain
from leeward.library.reading.collection import Collection, Reading
from leeward.library.reading.next_steps import STEPS
from leeward.library.reading.pages import Door, Page, Room, languages, listed, pages_of
from leeward.library.someone import talking

LESSONS = Collection("for-someone", "/for-someone")
COURSE = "lessons"
TALKING = "start-talking"
AFTER_TALKING = ("people", "course", "signs")


def beside(room: Room, reading: Reading) -> dict[str, Any]:
    """Return the course, in order, and which part of it a page is: 0 for one that is beside the course."""
    lessons = [one for one in room.collection.all_in(reading.asked) if one.document.head.topics[0] == COURSE]
    slugs = [one.document.slug for one in lessons]
    slug = reading.document.slug
    return {
        "lessons": [listed(room, one) for one in lessons],
        "number": slugs.index(slug) + 1 if slug in slugs else 0,
    }


ROOM = Room(
    collection=LESSONS,
    title=_("For someone you love"),
    lede=_(
        "Somebody you love hurts themselves, or you think so. Here are short parts to read, about five minutes each. "
        "Begin where you need to. It does not have to be all of it tonight."
    ),
    doors=(
        Door(COURSE, _("The course"), _("Short parts, in any order")),
        Door("others", _("For friends and for school"), _("What is different there")),
    ),
    index="library/someone/index.html",
    page="library/someone/lesson.html",
    beside=beside,
)


def pages() -> Iterator[Page]:
    """Yield every page of the course, and the help with the first sentence in each language there is."""
    yield from pages_of(ROOM)
    for language in LESSONS.languages:
        address = LESSONS.address(TALKING, language)
        yield Page(address, language, str(talking.TITLE), partial(start_talking, language))


def start_talking(language: str, links: Links) -> str:
    """Return the page that builds first sentences. It is one page for everybody: what is chosen never leaves it."""
    with override(language):
        return plain(
            "library/someone/talking.html", links=links, room=ROOM, title=talking.TITLE, description=talking.LEDE,
            is_found=settings.SEARCH_ENGINES, home=LESSONS.address(language=language), questions=talking.QUESTIONS,
            openings=talking.OPENINGS, answers=talking.ANSWERS, rather=talking.RATHER,
            steps=[STEPS[name] for name in AFTER_TALKING], next_id="next", **languages(ROOM, TALKING, language),
        )  # fmt: skip


def kept_offline() -> list[tuple[str, str | Promise]]:
    """Return (address, title) of every page; the first one and the first sentences are listed."""
    titles = {LESSONS.base: ROOM.title, LESSONS.address(TALKING): talking.TITLE}
    return [(page.address, titles.get(page.address, "")) for page in pages()]
