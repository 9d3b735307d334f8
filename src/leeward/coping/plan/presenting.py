"""The plan as pages show it: parts with their lines and people, and the same once more as the copy on a phone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from leeward.coping.plan import rules, ways
from leeward.coping.plan.records import BESIDE, CALL, LINK, SIX, TEXT, Contact, Plan, Version
from leeward.coping.plan.words import PART_WORDS, PartWords
from leeward.kernel import saying
from leeward.kernel.ids import id_text
from leeward.vault.kinds import Item

VERBS: dict[str, Any] = {CALL: gettext_lazy("Call"), TEXT: gettext_lazy("Text"), LINK: gettext_lazy("Open")}
ICONS = {CALL: "phone", TEXT: "message-circle", LINK: "external-link"}


@dataclass(frozen=True, slots=True)
class Door:
    """One tap: what it does in a word and in all words, the icon, where it leads, whether it is the first choice."""

    verb: str
    words: str
    icon: str
    href: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the plan as shown."""

    id: str
    name: str
    when: str
    phone: str
    message: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as shown."""

    number: int
    words: PartWords
    lines: list[str]
    people: list[Person]
    holds_people: bool

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing in it."""
        return not (self.lines or self.people)


def shown_part(plan: Plan, number: int) -> Shown:
    """Return one part as shown."""
    part = plan.part(number)
    return Shown(
        number=number,
        words=PART_WORDS[number],
        lines=rules.lines(part.words),
        people=[person(one) for one in part.contacts],
        holds_people=rules.holds_contacts(number),
    )


def six(plan: Plan) -> list[Shown]:
    """Return the six parts in their order (R10)."""
    return [shown_part(plan, number) for number in SIX]


def two_beside(plan: Plan) -> list[Shown]:
    """Return what stands beside the six (R11)."""
    return [shown_part(plan, number) for number in BESIDE]


def person(contact: Contact) -> Person:
    """Return somebody with one tap for each way."""
    found = ways.ways(contact)
    doors = tuple(
        Door(str(VERBS[way.how]), _door_words(way.how, contact), ICONS[way.how], way.href, is_first=at == 0)
        for at, way in enumerate(found)
    )
    return Person(id_text(contact.id), contact.name, contact.when, contact.phone, contact.message, doors)


def people(contacts: Iterable[Contact]) -> list[Person]:
    """Return those who can be reached with one tap."""
    return [shown for shown in map(person, contacts) if shown.doors]


def _door_words(how: str, contact: Contact) -> str:
    words = {CALL: _("Call %(name)s"), TEXT: _("Write to %(name)s"), LINK: _("Open %(name)s")}
    return words[how] % {"name": contact.name}


def of_phone(account_id: bytes) -> str:
    """Return the mark by which a phone knows whose copy lies on it; it says nothing to anybody else."""
    return hashlib.sha256(b"leeward/plan/copy/v1" + account_id).hexdigest()[:32]


def copy(item: Item[Version] | None, *, account_id: bytes) -> dict[str, Any]:
    """Return what the browser seals for the phone: words and links as shown, no record and no id of one.

    Shape: `mark` changes with every version and is random, so it gives nothing away; "" for no plan at all.
    """
    plan = item.record.plan if item else Plan()
    parts = [shown for shown in (*six(plan), *two_beside(plan)) if not shown.is_empty]
    return {
        "owner": of_phone(account_id),
        "mark": id_text(item.id) if item and parts else "",
        "plan": {
            "of": saying.day_and_hour(item.record.moment.local(), saying.DAY_AND_YEAR, get_language() or "")
            if item
            else "",
            "people": [_person(one) for one in people(rules.within_reach(plan))[: rules.FEW]],
            "parts": [_part(shown) for shown in parts],
        },
    }


def _part(shown: Shown) -> dict[str, Any]:
    return {
        "title": str(shown.words.title),
        "lines": shown.lines,
        "people": [_person(one) for one in shown.people],
    }


def _person(one: Person) -> dict[str, Any]:
    return {
        "name": one.name,
        "when": one.when,
        "doors": [{"verb": door.verb, "words": door.words, "href": door.href} for door in one.doors],
    }
