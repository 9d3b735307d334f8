"""What the pages of the directory hold: contexts and HTML, from records, a choice and a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_lazy, ngettext

from leeward.library import countries, pages, rules
from leeward.library.directory import fitting, showing, wording
from leeward.library.directory.choice import GROUPS, Choice, Way
from leeward.library.directory.showing import Line
from leeward.library.helplines import Service
from leeward.library.opening import Standing

ADDRESS = "/helplines"
LETTING_GO: Mapping[str, str | Promise] = {
    "open": gettext_lazy("At any hour"),
    "about": gettext_lazy("About anything"),
    "who": gettext_lazy("For anybody"),
    "place": gettext_lazy("In the whole country"),
    "way": gettext_lazy("By any way to get in touch"),
}
# Lists of other people for countries we know nothing of; both stand among the sources of our own entries.
DIRECTORIES = (("https://findahelpline.com/", "findahelpline.com"), ("https://www.befrienders.org/", "befrienders.org"))


class Shelf(msgspec.Struct, frozen=True):
    """A heading, a sentence under it or "", and its services."""

    heading: str
    note: str
    lines: tuple[Line, ...]


class Asking(msgspec.Struct, frozen=True):
    """Everything a page of a country is made of: the records, what was chosen, and the moment it is made."""

    code: str
    services: tuple[Service, ...]
    choice: Choice
    at: datetime
    guessed: bool = False
    # A page that is kept for an hour says nothing of the hour; one made for a single asking does.
    says_hour: bool = False

    def here(self) -> tuple[Service, ...]:
        return fitting.of_country(self.code, self.services)


def address(code: str, choice: Choice | None = None) -> str:
    """Return the address of a country's page, with what is chosen."""
    return f"{ADDRESS}/{code.lower()}{choice.query() if choice else ''}"


def country(asking: Asking, frame: Mapping[str, Any], chooser: str) -> str:
    """Return the page of a country that has services."""
    here, choice = asking.here(), asking.choice
    standings = showing.standings(here, asking.code, asking.at)
    local = showing.local_time(asking.code, asking.at)
    found = fitting.find(here, choice, standings)
    context = {
        **frame, **_where(asking), **_form(here, choice),
        "emergency": next((one for one in asking.services if one.country == asking.code and one.is_emergency), None),
        "ways": _ways(asking, here),
        "trace": wording.TRACES[choice.way],
        "shelves": _shelves(asking, found, standings),
        "found": found,
        "less": _less(asking, here, standings) if found.is_empty else [],
        "there": _there(local) if asking.says_hour else "",
        "directories": DIRECTORIES,
        "chooser": mark_safe(chooser),  # noqa: S308  # rendered below from our own records
    }  # fmt: skip
    return get_template("library/lines/country.html").render(context)


def _less(asking: Asking, here: Sequence[Service], standings: Mapping[str, Standing]) -> list[tuple[object, str, int]]:
    """Return (words, address, how many services then) for each thing that may be let go of."""
    easier = fitting.less(here, asking.choice, standings)
    return [(LETTING_GO[name], address(asking.code, choice), count) for name, choice, count in easier]


def elsewhere(code: str, frame: Mapping[str, Any], chooser: str) -> str:
    """Return the page of a country without entries, or of no country ("")."""
    context = {
        **frame,
        "country": wording.country(code) if code else "",
        "directories": DIRECTORIES,
        "chooser": mark_safe(chooser),  # noqa: S308  # rendered below from our own records
    }
    return get_template("library/lines/elsewhere.html").render(context)


def chooser(services: Sequence[Service]) -> str:
    """Return the list of countries: links for those with entries, a form for all others. Rendered once."""
    # The emergency number speaks the country's own language; a service may add a country without one.
    known = {one.country: one.languages[0] for one in sorted(services, key=lambda one: one.is_emergency)}
    names = wording.all_countries()
    context = {
        "places": [
            (code, name, countries.own_name(code, known[code]), known[code]) for code, name in names if code in known
        ],
        "others": [(code, name) for code, name in names if code not in known],
    }
    return get_template("library/lines/places.html").render(context)


def _where(asking: Asking) -> dict[str, Any]:
    clocks = countries.clocks(asking.code)
    return {
        "code": asking.code,
        "country": wording.country(asking.code),
        "guessed": asking.guessed,
        "several_clocks": len(clocks) > 1,
        "clocks": " ".join(clocks),
        "says_hour": asking.says_hour,
        "address": address(asking.code),
    }


def _ways(asking: Asking, here: Sequence[Service]) -> list[dict[str, Any]]:
    """Return the doors: everything, and each way that reaches somebody (or that was asked for)."""
    counts = fitting.count_by_way(here)
    doors = [("", gettext("All"), len(here)), *((way, str(wording.WAYS[way]), counts[way]) for way in Way)]
    choice = asking.choice
    return [
        {"way": way, "words": words, "count": count, "is_on": way == choice.way,
         "address": address(asking.code, msgspec.structs.replace(choice, way=str(way)))}
        for way, words, count in doors if count or way == choice.way
    ]  # fmt: skip


def _form(here: Sequence[Service], choice: Choice) -> dict[str, Any]:
    """Return what may be chosen beside the way, with what is chosen."""
    groups = [(word, words) for word, words in pages.AUDIENCES.items() if word in GROUPS]
    return {
        "choice": choice,
        "is_narrowed": any(name != "way" for name in choice.named()),
        "groups": groups,
        "topics": list(wording.TOPICS.items()),
        "areas": fitting.areas(here),
    }


def _shelves(asking: Asking, found: fitting.Found, standings: Mapping[str, Standing]) -> list[Shelf]:
    if not asking.choice.named():
        groups = rules.listing(asking.code, asking.services).shelves
        return [Shelf(str(pages.HEADINGS[one.group]), "", _lines(asking, one.services, {})) for one in groups]
    said = standings if asking.says_hour else {}
    fitting, also = len(found.fitting), len(found.also)
    both = (
        (ngettext("%(number)d service", "%(number)d services", fitting) % {"number": fitting}, "", found.fitting),
        (gettext("%(number)d open to you too") % {"number": also}, _why_also(asking.choice), found.also),
    )
    return [Shelf(heading, note, _lines(asking, those, said)) for heading, note, those in both if those]


def _why_also(choice: Choice) -> str:
    """Return why a service stands under what was not asked for word for word."""
    if choice.open and not (choice.who or choice.about):
        return gettext("Their hours are not known. Somebody may answer.")
    return gettext("They are for anyone, or do not name it. You can bring it to them all the same.")


def _lines(asking: Asking, services: Sequence[Service], standings: Mapping[str, Standing]) -> tuple[Line, ...]:
    local = showing.local_time(asking.code, asking.at)
    ordered = sorted(services, key=lambda one: showing.is_sorted_by(standings, one)) if standings else services
    today = asking.at.date()
    return tuple(showing.line(one, today=today, standing=standings.get(one.id), local=local) for one in ordered)


def _there(local: datetime | None) -> str:
    return wording.hour(local) if local else ""
