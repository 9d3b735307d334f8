"""How what is kept reads on a page: names instead of ids, numbers with their scale, days and times as words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from leeward.journal.derived import Preview
from leeward.journal.notebook import Day, Thing
from leeward.journal.prompts import PROMPTS
from leeward.journal.records import FREE, JAR, LOCKED, MOOD, PULL, SLEEP_HOURS, CheckIn, Vocabulary
from leeward.journal.search import ENTRY, Hit
from leeward.journal.vocabulary import TagReader
from leeward.kernel.ids import id_text


@dataclass(frozen=True, slots=True)
class Rating:
    """A number on its scale."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    of: str
    is_tall: bool


@dataclass(frozen=True, slots=True)
class ShownCheckIn:
    """A check-in as a page shows it."""

    href: str
    at: datetime
    ratings: list[Rating]
    tags: list[str] = field(repr=False)
    note: str = field(repr=False)
    is_beside: bool
    is_imported: bool
    is_unsure: bool = False
    is_noted: bool = False


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """The beginning of an entry as a page shows it."""

    href: str
    at: datetime
    title: str = field(repr=False)
    beginning: str = field(repr=False)
    is_all: bool
    kind: str
    tags: list[str] = field(repr=False)
    is_beside: bool


class Names:
    """The names of one notebook's scales and tags, made ready for a whole page."""

    def __init__(self, words: Vocabulary) -> None:
        self.scales = words.series
        self._tags = TagReader(words)

    def tags(self, bits: bytes) -> list[str]:
        """Return the names of the tags in a bitset."""
        return [tag.name for tag in self._tags(bits)]


def shown_check_in(id: bytes, record: CheckIn, names: Names) -> ShownCheckIn:
    """Return a check-in with the names its numbers and tags have today."""
    return ShownCheckIn(
        href=reverse("check-in-edit", args=[id]),
        at=record.moment.local(),
        ratings=ratings_of(record, names),
        tags=names.tags(record.tags),
        note=record.note,
        is_beside=bool(record.beside),
        is_imported=bool(record.batch),
        is_unsure=record.unsure,
        is_noted=bool(record.source),
    )


def shown_entry(preview: Preview, names: Names) -> ShownEntry:
    """Return the beginning of an entry with the names its tags have today."""
    return ShownEntry(
        href=reverse("entry", args=[preview.id]),
        at=preview.moment.local(),
        title=preview.title,
        beginning=preview.beginning,
        is_all=preview.is_all,
        kind=kind_of(preview.prompt),
        tags=names.tags(preview.tags),
        is_beside=bool(preview.beside),
    )


def kind_of(prompt: str) -> str:
    """Return what an entry began with, in words; "" for a free page."""
    if prompt == LOCKED:
        return _("Written while locked")
    if prompt == JAR:
        return _("For the jar")
    return str(PROMPTS[prompt].heading) if prompt in PROMPTS and prompt != FREE else ""


def ratings_of(record: CheckIn, names: Names) -> list[Rating]:
    """Return the ratings in the order of the person's scales; those on deleted scales are left out."""
    given = record.ratings()
    found = []
    for series in names.scales:
        if series.id not in given:
            continue
        number = hours_in_words(record.sleep_minutes or 0) if series.id == SLEEP_HOURS else f"{given[series.id]:g}"
        # What a phone counted has no top: "8 of 60" would make a goal of it.
        is_open = series.id == SLEEP_HOURS or bool(record.source)
        end = "" if is_open else _("of %(high)s") % {"high": f"{series.high:g}"}
        found.append(Rating(series.name, number, end, is_tall=series.id in {MOOD, PULL}))
    return found


def hours_in_words(minutes: int) -> str:
    """Return a length of sleep as 7 h or 7 h 30."""
    hours, rest = divmod(minutes, 60)
    if rest:
        return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}
    return _("%(hours)d h") % {"hours": hours}


def shown_days(days: list[Day], names: Names) -> list[dict[str, object]]:
    """Return days with everything on them as the notebook's template takes it."""
    return [{"date": day.date, "things": [_shown(thing, names) for thing in day.things]} for day in days]


def _shown(thing: Thing, names: Names) -> dict[str, object]:
    if thing.check_in:
        return {"check_in": shown_check_in(thing.id, thing.check_in, names), "key": id_text(thing.id)}
    return {"entry": shown_entry(thing.entry, names) if thing.entry else None, "key": id_text(thing.id)}


def shown_hits(hits: list[Hit], names: Names) -> list[dict[str, object]]:
    """Return what was found as the search page takes it."""
    return [
        {
            "href": reverse("entry" if hit.kind == ENTRY else "check-in-edit", args=[hit.id]),
            "is_entry": hit.kind == ENTRY,
            "at": hit.moment.local(),
            "title": hit.title,
            "pieces": hit.pieces,
            "kind": kind_of(hit.prompt),
            "tags": names.tags(hit.tags),
        }
        for hit in hits
    ]
