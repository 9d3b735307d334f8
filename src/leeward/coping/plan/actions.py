"""Everything a person can do with their plan: one function each. A change keeps the version before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from leeward.coping.plan import queries, rules
from leeward.coping.plan.kinds import BESIDE, ONLY, VERSIONS
from leeward.coping.plan.records import WHOLE, Beside, Contact, Plan, Version
from leeward.kernel.ids import new_id
from leeward.kernel.moments import Moment
from leeward.vault.opened import OpenVault


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a change: whether another window had changed the same words, and whether one person is suggested."""

    was_changed_meanwhile: bool = False
    suggests_person: bool = False


def write_part(  # noqa: PLR0913 (a change has this much to say: where, what, when, and from which form)
    vault: OpenVault, number: int, words: str, *, moment: Moment, id: bytes | None = None, base: bytes = b""
) -> Kept:
    """Keep the words of one part.

    Shape: `base` is the version the form began from; what another window wrote since then stays in the history.
    """
    with vault.transaction():
        began = queries.version(vault, base)
        now = queries.plan_of(vault)
        meanwhile = rules.was_changed_meanwhile(began.record.plan if began else None, now, number)
        if not _keep(vault, lambda plan: rules.with_words(plan, number, words), number, moment=moment, id=id):
            return Kept()
        return Kept(was_changed_meanwhile=meanwhile, suggests_person=_suggest_once(vault))


def keep_contact(vault: OpenVault, number: int, contact: Contact, *, moment: Moment, id: bytes | None = None) -> None:
    """Keep somebody in a part, new or changed.

    Errors: TooManyContacts.
    """
    _keep(vault, lambda plan: rules.with_contact(plan, number, contact), number, moment=moment, id=id)


def remove_contact(vault: OpenVault, number: int, contact_id: bytes, *, moment: Moment) -> None:
    """Take somebody out of a part; earlier versions still know them, until they are erased."""
    _keep(vault, lambda plan: rules.without_contact(plan, number, contact_id), number, moment=moment)


def put_first(vault: OpenVault, number: int, contact_id: bytes, *, moment: Moment) -> None:
    """Make somebody the first of a part."""
    _keep(vault, lambda plan: rules.with_contact_first(plan, number, contact_id), number, moment=moment)


def look_through(
    vault: OpenVault, *, own_initials: str, their_initials: str, moment: Moment, id: bytes | None = None
) -> None:
    """Note that the plan was looked through now, alone or with somebody."""

    def looked(plan: Plan) -> Plan:
        return replace(plan, reviewed=moment, own_initials=own_initials, their_initials=their_initials)

    _keep(vault, looked, WHOLE, moment=moment, id=id)


def bring_back(vault: OpenVault, id: bytes, *, moment: Moment) -> bool:
    """Make an earlier version the plan again, as one more version; False when it is gone."""
    with vault.transaction():
        earlier = queries.version(vault, id)
        if earlier is None:
            return False
        if earlier.record.plan != queries.plan_of(vault):
            version = Version(moment=moment, plan=earlier.record.plan, back_to=earlier.record.moment)
            vault.stream(VERSIONS).append(version)
        return True


def forget_earlier(vault: OpenVault) -> int:
    """Erase every version but the one that holds now; return how many that were."""
    with vault.transaction():
        items = vault.stream(VERSIONS).all()
        return vault.stream(VERSIONS).delete([item.id for item in items[:-1]])


def forget_all(vault: OpenVault) -> int:
    """Erase the plan and its history; return how many versions that were."""
    with vault.transaction():
        return vault.stream(VERSIONS).delete([item.id for item in vault.stream(VERSIONS).all()])


def note_hard_time(vault: OpenVault, *, at: int) -> None:
    """Remember that there was a hard time, so that a look at the plan is offered once more (R16).

    Unit: `at` in seconds since 1970 UTC; an earlier one than is known changes nothing.
    """
    if at > queries.beside(vault).hard_time_at:
        vault.stream(BESIDE).update(ONLY, lambda there: replace(there or Beside(), hard_time_at=at))


def _keep(
    vault: OpenVault, change: Callable[[Plan], Plan], part: int, *, moment: Moment, id: bytes | None = None
) -> bool:
    """Append the plan as `change` makes it; False where nothing changed, or the same form was kept before."""
    with vault.transaction():
        before = queries.plan_of(vault)
        after = change(before)
        if after == before:
            return False
        known = queries.version(vault, id) if id else None
        if known and known.record.plan == after:
            return False
        # Somebody went back and changed what they had sent: the same form, and one more version.
        vault.stream(VERSIONS).append(Version(moment=moment, plan=after, part=part), id=new_id() if known else id)
        return True


def _suggest_once(vault: OpenVault) -> bool:
    """Note that one person is suggested now; True this once, and never again (R14)."""
    if not rules.may_suggest_person(queries.plan_of(vault), queries.beside(vault)):
        return False
    vault.stream(BESIDE).update(ONLY, lambda there: replace(there or Beside(), suggested_person=True))
    return True
