"""Pages of words in the frame of the public pages: what a template needs, worked out once when the page is built.

A collection is shown by a `Room`: its own words, its doors, and which templates draw it. A new collection makes a Room
and hands `pages_of(room)` to library/rooms.py; everything else (languages, sources, easy read, "skip past") comes with
it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import msgspec
from babel import Locale
from babel.dates import format_date
from django.conf import settings
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, override

from leeward.library.pages import Links, plain
from leeward.library.reading import markdown
from leeward.library.reading.collection import Collection, Reading
from leeward.library.reading.documents import Document, Topic
from leeward.library.reading.next_steps import STEPS, Step

# Words a minute of somebody who reads with care; a page says "about four minutes" and means no more than that.
WORDS_A_MINUTE = 180
SKIPS: Mapping[Topic, str | Promise] = {
    Topic.WOUNDS: gettext_lazy("This part is about looking after wounds."),
    Topic.SCARS: gettext_lazy("This part is about scars."),
    Topic.DYING: gettext_lazy("This part is about thoughts of ending one's life."),
    Topic.VIOLENCE: gettext_lazy("This part is about violence and abuse."),
    Topic.EMERGENCY: gettext_lazy("This part is about emergencies."),
    Topic.FIGURES: gettext_lazy("This part has figures from studies in it."),
}
# Days in English are written as on the other pages, the day before the month.
DATES = {"en": "en-GB"}
NEXT = "next"


class Door(msgspec.Struct, frozen=True):
    """One topic of a collection: where its pages stand together on the first page."""

    id: str
    title: str | Promise
    words: str | Promise


def nothing_beside(_room: Room, _reading: Reading) -> Mapping[str, Any]:
    """Return what a page has beside its words: nothing."""
    return {}


class Room(msgspec.Struct, frozen=True):
    """A collection and how it is shown."""

    collection: Collection
    title: str | Promise
    lede: str | Promise
    doors: tuple[Door, ...]
    index: str
    page: str = "library/reading/page.html"
    easy: str = "library/reading/easy.html"
    # What the templates of this room need beside what every page has.
    beside: Callable[[Room, Reading], Mapping[str, Any]] = nothing_beside


class Page(msgspec.Struct, frozen=True):
    """One page to serve: where, in which language, what it is called, and how it is drawn."""

    address: str
    language: str
    title: str
    make: Callable[[Links], str]


class ShownPart(msgspec.Struct, frozen=True):
    """One part as it is drawn. `skip_to` is "" where nothing has to be stepped past."""

    id: str
    title: str
    html: SafeString
    says: str
    skip_to: str


class Listed(msgspec.Struct, frozen=True):
    """A page as it stands in a list."""

    address: str
    title: str
    summary: str
    # The language of the title where it is not the reader's, else "".
    language: str


def pages_of(room: Room) -> Iterator[Page]:
    """Yield every page of a room in every language: the first one, each page, and each easy-read form."""
    books = room.collection
    for language in books.languages:
        yield Page(books.address(language=language), language, str(room.title), partial(index, room, language))
        for reading in books.all_in(language):
            slug, title = reading.document.slug, reading.document.title
            yield Page(books.address(slug, language), language, title, partial(page, room, reading))
            if reading.document.easy:
                address = books.address(slug, language, easy=True)
                yield Page(address, language, title, partial(easy, room, reading))


def index(room: Room, language: str, links: Links) -> str:
    """Return the first page of a room: its doors, and the pages behind each."""
    with override(language):
        everything = room.collection.all_in(language)
        shelves = [
            (door, [listed(room, one) for one in everything if one.document.head.topics[0] == door.id])
            for door in room.doors
        ]
        return plain(
            room.index, links=links, room=room, shelves=shelves,
            description=room.lede, is_found=settings.SEARCH_ENGINES, **languages(room, "", language),
        )  # fmt: skip


def page(room: Room, reading: Reading, links: Links) -> str:
    """Return one page."""
    with override(reading.asked):
        document = reading.document
        return plain(
            room.page, links=links, parts=shown_parts(room, reading), intro=_html(room, reading, document.intro),
            minutes=minutes(document), easy=_easy_address(room, reading), siblings=siblings(room, reading),
            **_around(room, reading),
        )  # fmt: skip


def easy(room: Room, reading: Reading, links: Links) -> str:
    """Return the easy-read form of one page."""
    with override(reading.asked):
        words = _html(room, reading, reading.document.easy)
        whole = room.collection.address(reading.document.slug, reading.asked)
        return plain(room.easy, links=links, words=words, whole=whole, **_around(room, reading, is_easy=True))


def _around(room: Room, reading: Reading, *, is_easy: bool = False) -> dict[str, Any]:
    """Return what both forms of a page have: its head, sources, next steps and languages."""
    document = reading.document
    return {
        "room": room,
        "document": document,
        "stands_in": language_name(reading.asked) if reading.stands_in else "",
        "description": document.summary,
        "is_found": settings.SEARCH_ENGINES,
        "home": room.collection.address(language=reading.asked),
        "next_id": NEXT,
        "steps": next_steps(room, reading),
        "review": review(document, reading.asked),
        "sources": [
            (one, _day(one.checked, reading.asked)) for _, one in room.collection.sources(document)
        ],
        **languages(room, document.slug, reading.asked, is_easy=is_easy),
        **room.beside(room, reading),
    }  # fmt: skip


def shown_parts(room: Room, reading: Reading) -> list[ShownPart]:
    """Return the parts of a page; each that somebody may want to step past says what it is about and where to go on."""
    document = reading.document
    ids = [part.id for part in document.head.parts]
    shown = []
    for number, (part, (title, words)) in enumerate(zip(document.head.parts, document.bodies, strict=True)):
        says = " ".join(str(SKIPS[topic]) for topic in part.about)
        after = ids[number + 1] if number + 1 < len(ids) else NEXT
        shown.append(ShownPart(part.id, title, _html(room, reading, words), says, after if says else ""))
    return shown


def next_steps(room: Room, reading: Reading) -> list[Step]:
    """Return the doors a page names: steps of the house, or pages of the same collection."""
    found = []
    for name in reading.document.head.next:
        if name in STEPS:
            found.append(STEPS[name])
        else:
            other = listed(room, room.collection.reading(name, reading.asked))
            found.append(Step(other.address, other.title, other.summary))
    return found


def siblings(room: Room, reading: Reading) -> list[Listed]:
    """Return the other pages behind the same door that the page itself does not lead to already."""
    head = reading.document.head
    known = {reading.document.slug, *head.next}
    everything = room.collection.all_in(reading.asked)
    return [
        listed(room, one)
        for one in everything
        if one.document.slug not in known and one.document.head.topics[0] == head.topics[0]
    ]


def listed(room: Room, reading: Reading) -> Listed:
    """Return a page as it stands in a list."""
    document = reading.document
    other = document.language if reading.stands_in else ""
    return Listed(room.collection.address(document.slug, reading.asked), document.title, document.summary, other)


def review(document: Document, language: str) -> str:
    """Return who wrote the page and who has read it, as it is."""
    written = document.written
    if written.reviewer and written.reviewed:
        says = gettext("Written by the Leeward team. Read by %(who)s on %(day)s.")
        return says % {"who": written.reviewer, "day": _day(written.reviewed, language)}
    says = gettext("Written by the Leeward team on %(day)s, not yet read by a clinician.")
    return says % {"day": _day(written.on, language)}


def minutes(document: Document) -> int:
    """Return about how long the page takes to read."""
    words = " ".join((document.intro, *(words for _, words in document.bodies))).split()
    return max(1, math.ceil(len(words) / WORDS_A_MINUTE))


def languages(room: Room, slug: str, language: str, *, is_easy: bool = False) -> dict[str, Any]:
    """Return the language of a page, its direction, and where it stands in the others."""
    every = room.collection.languages
    others = [
        (one, language_name(one, of_itself=True), room.collection.address(slug, one, easy=is_easy)) for one in every
    ]
    is_rtl = Locale.parse(language, sep="-").text_direction == "rtl"
    return {"language": language, "direction": "rtl" if is_rtl else "ltr", "languages": others if every[1:] else []}


def language_name(language: str, *, of_itself: bool = False) -> str:
    """Return the name of a language in that language or, for a sentence, in the same."""
    name = str(Locale.parse(language, sep="-").get_language_name(language) or language)
    return name[:1].upper() + name[1:] if of_itself else name


def _easy_address(room: Room, reading: Reading) -> str:
    document = reading.document
    return room.collection.address(document.slug, reading.asked, easy=True) if document.easy else ""


def _html(room: Room, reading: Reading, words: str) -> SafeString:
    address = partial(_localized, room.collection, reading.asked)
    return markdown.html(words, numbers=reading.document.head.sources, address=address)


def _localized(collection: Collection, language: str, href: str) -> str:
    """Return an address of the same collection in the language of the page; any other as it is."""
    is_own = href == collection.base or href.startswith(f"{collection.base}/")
    prefix = collection.address(language=language).removesuffix(collection.base)
    return f"{prefix}{href}" if is_own else href


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale=Locale.parse(DATES.get(language, language), sep="-"))
