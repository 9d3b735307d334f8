"""Pure decisions about a plan: its parts, its people, what changed, when to offer a look at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from msgspec.structs import replace

from leeward.coping.plan.records import (
    COMPANY,
    PARTS,
    PEOPLE,
    SERVICES,
    WITH_CONTACTS,
    Beside,
    Contact,
    Part,
    Plan,
    Version,
)

MOST_CONTACTS = 12  # in one part; more would be a list to search through in a hard minute
# Who is reached first: those who can help, then services, then company.
REACH_FIRST = (PEOPLE, SERVICES, COMPANY)
FEW = 3
MONTHS_3_SECONDS = 91 * 86_400


class TooManyContacts(Exception):
    """The part holds as many people as it can."""


class Look(StrEnum):
    """Why the person is asked whether they would like to look the plan through."""

    HARD_TIME = "hard time"
    A_WHILE = "a while"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the history: the version, and the parts in which it differs from the one before, in order."""

    id: bytes
    version: Version
    parts: tuple[int, ...]


def lines(words: str) -> list[str]:
    """Return the things a person wrote, one a line, empty lines left out."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def has_words(part: Part) -> bool:
    """Return whether there is anything in a part."""
    return bool(part.words.strip() or part.contacts)


def is_empty(plan: Plan) -> bool:
    """Return whether nothing stands in the plan yet."""
    return not any(has_words(part) for part in plan.parts.values())


def with_words(plan: Plan, number: int, words: str) -> Plan:
    """Return the plan with other words in one part; its people stay."""
    return _with_part(plan, number, replace(plan.part(number), words=words))


def with_contact(plan: Plan, number: int, contact: Contact) -> Plan:
    """Return the plan with this person in a part, in place of who had the same id, or at the end.

    Errors: TooManyContacts.
    """
    part = plan.part(number)
    if any(one.id == contact.id for one in part.contacts):
        contacts = [contact if one.id == contact.id else one for one in part.contacts]
    elif len(part.contacts) >= MOST_CONTACTS:
        raise TooManyContacts
    else:
        contacts = [*part.contacts, contact]
    return _with_part(plan, number, replace(part, contacts=contacts))


def without_contact(plan: Plan, number: int, id: bytes) -> Plan:
    """Return the plan without this person in a part; who is gone already changes nothing."""
    part = plan.part(number)
    return _with_part(plan, number, replace(part, contacts=[one for one in part.contacts if one.id != id]))


def with_contact_first(plan: Plan, number: int, id: bytes) -> Plan:
    """Return the plan with this person as the first of a part; the others keep their order."""
    part = plan.part(number)
    contacts = sorted(part.contacts, key=lambda one: one.id != id)
    return _with_part(plan, number, replace(part, contacts=contacts))


def _with_part(plan: Plan, number: int, part: Part) -> Plan:
    parts = {**plan.parts, number: part}
    # A part with nothing in it is no part: writing nothing must not look like a change.
    return replace(plan, parts={key: parts[key] for key in PARTS if parts.get(key, Part()) != Part()})


def contact_of(plan: Plan, number: int, id: bytes) -> Contact | None:
    """Return a person of a part, or None."""
    return next((one for one in plan.part(number).contacts if one.id == id), None)


def within_reach(plan: Plan) -> list[Contact]:
    """Return everybody in the plan, those who can help first."""
    return [contact for number in REACH_FIRST for contact in plan.part(number).contacts]


def changed_parts(before: Plan, after: Plan) -> tuple[int, ...]:
    """Return the parts in which two plans differ, in the order of the plan."""
    return tuple(number for number in PARTS if before.part(number) != after.part(number))


def history(versions: Sequence[tuple[bytes, Version]]) -> list[Change]:
    """Return the steps, newest first, of versions given oldest first."""
    plans = [Plan(), *(version.plan for _, version in versions)]
    steps = [Change(key, version, changed_parts(plans[at], version.plan)) for at, (key, version) in enumerate(versions)]
    return steps[::-1]


def was_changed_meanwhile(base: Plan | None, now: Plan, number: int) -> bool:
    """Return whether somebody's other window changed the words of a part after this form was opened."""
    return base is not None and base.part(number).words != now.part(number).words


def may_suggest_person(plan: Plan, beside: Beside) -> bool:
    """Return whether one person who can help may be suggested: once, and only where nobody stands there (R14)."""
    return not beside.suggested_person and not is_empty(plan) and not plan.part(PEOPLE).contacts


def look_to_offer(plan: Plan, beside: Beside, *, changed_at: int, now: int) -> Look | None:
    """Return why a look at the plan may be offered, or None (R16). An empty plan is never offered for review.

    Unit: `changed_at` (the newest version) and `now` in seconds since 1970 UTC.
    """
    if is_empty(plan):
        return None
    looked_at = plan.reviewed.at if plan.reviewed else 0
    if beside.hard_time_at > looked_at:
        return Look.HARD_TIME
    return Look.A_WHILE if now - max(looked_at, changed_at) > MONTHS_3_SECONDS else None


def people_named(contacts: Iterable[Contact]) -> list[str]:
    """Return the names there are, each once, in order."""
    return list(dict.fromkeys(one.name for one in contacts if one.name))


def holds_contacts(number: int) -> bool:
    """Return whether people can stand in this part."""
    return number in WITH_CONTACTS
