"""What the page about what comes before is made of: findings with what the person said about them. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from leeward.insights.activities import Activity, activities
from leeward.insights.findings import Factors, Link, Strength, Untested
from leeward.journal.records import BUILT_IN, MOOD, Series
from leeward.journal.remarks.records import BEFORE, BESIDE, CLOCK, About, Remarks
from leeward.journal.remarks.rules import remark_on, text_of
from leeward.web.patterns import before_words as words
from leeward.web.patterns import curve_words
from leeward.web.patterns.before_words import MOST_SHOWN, Outcome, Sort, Thing


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as the page shows it, with what the person said about it. why: their words; seen: see WhyForm."""

    about: str
    id: str
    title: str
    direction: str
    sentence: str
    sure: str
    reverse: str
    why: str
    seen: int
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Family:
    """What stood out in one way and was not hidden, and how many things were looked at."""

    shown: list[Finding]
    looked_at: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What the person said about something that does not stand on the page now, or that they hid."""

    about: str
    id: str
    title: str
    why: str
    seen: int
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What was found about one scale. waiting: rows of the table of things that were not there often enough."""

    before: Family
    beside: Family
    waiting_head: list[str]
    waiting: list[list[str]]
    takes: str
    counted: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a finding is told with."""

    series: Series
    factors: Factors
    things: Mapping[str, Thing]
    remarks: Remarks

    @property
    def outcome(self) -> Outcome:
        """What sentences call the scale."""
        return words.outcome_of(self.series)

    @property
    def hard_from(self) -> float | None:
        """From where on moments are counted as hard; on a scale of whole numbers, a whole number."""
        found = self.factors.hard_from
        return float(ceil(found)) if found is not None and self.series.id in BUILT_IN else found


def page(told: Told) -> Page:
    """Return the page of one scale."""
    seldom = [one for one in told.factors.untested if one.name in told.things and one.occurrences]
    seldom.sort(key=lambda one: (-one.occurrences, one.name))
    return Page(
        before=_family(told, _drawn_in(told), BEFORE),
        beside=_family(told, told.factors.beside, BESIDE),
        waiting_head=words.waiting_head(),
        waiting=[_waiting(told.things[one.name], one) for one in seldom],
        takes=words.takes(seldom[0]) if seldom else "",
        counted="" if told.hard_from is None else words.counted_instead(told.outcome, told.hard_from),
    )


def _drawn_in(told: Told) -> Sequence[Link]:
    """Return what comes before; what the person did before a mood is drawn towards none (insights.activities)."""
    if told.series.id != MOOD:
        return told.factors.before
    done = {name for name, thing in told.things.items() if thing.sort is Sort.DONE}
    drawn = {one.name: one for one in activities(told.factors, done).activities}
    return [_with_numbers_of(drawn[link.name], link) if link.name in drawn else link for link in told.factors.before]


def _with_numbers_of(drawn: Activity, link: Link) -> Link:
    return replace(link, estimate=drawn.estimate, low=drawn.low, high=drawn.high)


def _family(told: Told, links: Iterable[Link], way: str) -> Family:
    links = [link for link in links if link.name in told.things]
    found = sorted((link for link in links if link.strength is not Strength.NOTHING), key=lambda link: link.chance)
    findings = [finding_of(told, link, way) for link in found]
    shown = [one for one in findings if not one.is_hidden]
    if not links:
        return Family([], words.nothing_to_look_at())
    counted = words.looked_at(len(links), stood_out=len(found), hidden=len(found) - len(shown), way=way)
    return Family(shown[:MOST_SHOWN], counted)


def finding_of(told: Told, link: Link, way: str) -> Finding:
    """Return one finding as a page shows it. Shape: its name is among the things."""
    thing, outcome = told.things[link.name], told.outcome
    about = About(told.series.id, link.name, way)
    said = remark_on(told.remarks, about)
    return Finding(
        about=text_of(about),
        id=id_of(about),
        title=words.quoted(thing.name),
        direction=words.direction(link, outcome, way=way),
        sentence=words.finding(link, thing, outcome, way=way, hard_from=told.hard_from),
        sure=words.how_sure(link.strength, way=way),
        reverse=_reverse(told, link, thing) if way == BEFORE else "",
        why=said.why,
        seen=said.recorded_at,
        is_hidden=said.is_hidden,
    )


def _reverse(told: Told, link: Link, thing: Thing) -> str:
    if not told.factors.is_as_strong_backwards(link.name):
        return ""
    back = next(one for one in told.factors.after if one.name == link.name)
    return words.other_way_round(back, thing, told.outcome)


def asides(series: Series, things: Mapping[str, Thing], remarks: Remarks, *, shown: Collection[str]) -> list[Aside]:
    """Return what was said about one scale and does not stand on the page. Shape: shown, the `about` of what does."""
    return [
        Aside(
            about=text_of(one.about),
            id=id_of(one.about),
            title=words.aside(title, way=one.about.way),
            why=one.why,
            seen=one.recorded_at,
            is_hidden=one.is_hidden,
        )
        for one in remarks.remarks
        if one.about.outcome == series.id and text_of(one.about) not in shown
        if (title := _title(one.about, things))
    ]


def _title(about: About, things: Mapping[str, Thing]) -> str:
    if about.way == CLOCK:
        return curve_words.title(curve_words.Round(about.factor))
    return words.quoted(things[about.factor].name) if about.factor in things else ""


def id_of(about: About) -> str:
    """Return the id of a finding's place on the page."""
    return f"finding-{text_of(about).replace(':', '-')}"


def _waiting(thing: Thing, one: Untested) -> list[str]:
    return [thing.name, str(one.occurrences), str(one.episodes)]
