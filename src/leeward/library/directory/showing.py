"""One service as the directory shows it, every fact in words; and the parts of its page. Pure but for the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_lazy

from leeward.library import countries, hours, opening
from leeward.library.directory import wording
from leeward.library.directory.choice import ANYONE, ways
from leeward.library.helplines import Service
from leeward.library.hours import UnreadableHours
from leeward.library.opening import Standing, State
from leeward.library.pages import AUDIENCES, COSTS

# Source: CLINICAL.md 6.15; the check before a release keeps to the same year (check_helplines).
OLD = timedelta(days=365)
NOT_KNOWN: str | Promise = gettext_lazy("Hours not known")


class Page(msgspec.Struct, frozen=True):
    """A page that was read to check an entry."""

    url: str
    site: str
    day: str
    note: str


class Line(msgspec.Struct, frozen=True):
    """One service in words. `tongue`: the language its name is in where that is not the page's, else ""."""

    service: Service
    tongue: str
    other_name: str
    hours: str
    says: str
    holidays: bool
    who: str
    about: str
    cost: str
    languages: str
    ways: str
    checked: str
    is_old: bool
    pages: tuple[Page, ...]


def line(service: Service, *, today: date, standing: Standing | None = None, local: datetime | None = None) -> Line:
    """Return a service in words, with how it stands at a moment where that is known."""
    return Line(
        service=service,
        tongue=_tongue(service),
        other_name="" if service.name == service.name_en else service.name_en,
        hours=_hours(service.hours),
        says=wording.says(standing, local) if standing else "",
        holidays=bool(service.hours) and not service.is_always_open,
        who=_who(service),
        about=_listed(str(wording.TOPICS[topic]) for topic in service.topics),
        cost=str(COSTS.get(service.cost, COSTS["unknown"])),
        languages=_listed(dict.fromkeys(wording.language(tag) for tag in service.languages)),
        ways=" ".join(ways(service)),
        checked=wording.day(service.checked_on),
        is_old=is_old(service, today=today),
        pages=tuple(
            Page(one.url, wording.site(one.url), wording.day(one.checked), one.note) for one in service.sources
        ),
    )


def is_old(service: Service, *, today: date) -> bool:
    """Return whether the oldest of its sources was read more than a year ago."""
    return today - service.checked_on > OLD


def standings(here: Iterable[Service], code: str, at: datetime) -> dict[str, Standing]:
    """Return how each service of a country stands at an instant, by id."""
    clocks = countries.clocks(code)
    return {one.id: opening.standing(one.hours, clocks, at) for one in here}


def local_time(code: str, at: datetime) -> datetime | None:
    """Return what the clocks of a country show, or None where it keeps several."""
    clocks = countries.clocks(code)
    return at.astimezone(ZoneInfo(clocks[0])) if len(clocks) == 1 else None


def is_sorted_by(standings: Mapping[str, Standing], service: Service) -> int:
    """Sort what answers now before what may, and what is closed last."""
    found = standings.get(service.id, Standing(State.UNKNOWN))
    return 0 if found.answers else 1 if found.may_answer else 2


def _who(service: Service) -> str:
    """Return for whom it is as a sentence, "" where for anyone; a group that is named keeps nobody else away."""
    named = _listed(str(AUDIENCES[word]) for word in service.audience if word in AUDIENCES)
    if not named:
        return ""
    said = gettext("For anyone, %(groups)s among them.") if ANYONE in service.audience else gettext("For %(groups)s.")
    return said % {"groups": named}


def _tongue(service: Service) -> str:
    language = service.languages[0]
    here = (get_language() or wording.ENGLISH).split("-", maxsplit=1)[0]
    return language if service.name != service.name_en and language.split("-", maxsplit=1)[0] != here else ""


def _hours(kept: str | None) -> str:
    """Return the hours in words; what this site has no words for is not known, and never "closed"."""
    try:
        return hours.in_words(kept)
    except UnreadableHours:
        return str(NOT_KNOWN)


def _listed(words: Iterable[str]) -> str:
    return gettext(", ").join(words)
