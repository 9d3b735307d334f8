"""What was sent to the plan while locked: kept as what it was meant to be. Nothing is refused: nobody can be asked.

Source: PRIVACY.md 0.1.6, 0.1.11.
"""

from __future__ import annotations

from leeward.coping.plan import actions, queries, rules
from leeward.coping.plan.asking import meant
from leeward.coping.plan.records import CALL, HOWS, PARTS, Contact
from leeward.kernel.ids import NotAnId, id_bytes
from leeward.kernel.moments import Moment
from leeward.kernel.text import readable
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


class NotOfThePlan(Exception):
    """The form does not say which part it is about; it waits and is counted as not taken in."""


def keep_part(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep the words of a part; the version before them stays in the history."""
    words = _typed(deposit, "words").rstrip()
    base = _id_in(deposit, "base") or b""
    actions.write_part(vault, _part(deposit), words, moment=_moment(vault, deposit), id=record_id, base=base)


def keep_contact(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep somebody as they were typed. What no phone can dial stays as words; a full part keeps them as words too."""
    number, moment = _part(deposit), _moment(vault, deposit)
    if not rules.holds_contacts(number):
        raise NotOfThePlan
    line = {name: " ".join(_typed(deposit, name).split()) for name in ("name", "phone", "link", "when")}
    if not any(line.values()):
        return
    how = _typed(deposit, "how")
    contact = Contact(
        id=_id_in(deposit, "of") or deposit.form_id,
        name=line["name"] or line["phone"] or line["link"] or line["when"],
        phone=line["phone"],
        how=how if how in HOWS else CALL,
        link=line["link"],
        message=_typed(deposit, "message").rstrip(),
        when=line["when"],
    )
    try:
        actions.keep_contact(vault, number, contact, moment=moment, id=record_id)
    except rules.TooManyContacts:
        there = queries.plan_of(vault).part(number).words
        words = "\n".join(filter(None, [there, *line.values(), contact.message]))
        actions.write_part(vault, number, words, moment=moment, id=record_id)


def keep_look(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Note that the plan was looked through when the form was sent."""
    actions.look_through(
        vault,
        own_initials=_typed(deposit, "own_initials").strip(),
        their_initials=_typed(deposit, "their_initials").strip(),
        moment=_moment(vault, deposit),
        id=record_id,
    )


def _typed(deposit: Deposit, name: str) -> str:
    return readable("\n".join(deposit.fields.get(name, [])))


def _part(deposit: Deposit) -> int:
    number = _typed(deposit, "part")
    if number.isdecimal() and len(number) < 3 and int(number) in PARTS:
        return int(number)
    raise NotOfThePlan


def _id_in(deposit: Deposit, name: str) -> bytes | None:
    try:
        return id_bytes(_typed(deposit, name))
    except NotAnId:
        return None


def _moment(vault: OpenVault, deposit: Deposit) -> Moment:
    return meant(deposit.moment.utc(), _typed(deposit, "zone"), vault.settings.zone)


HANDLERS: dict[str, Handler] = {"plan-part": keep_part, "plan-contact": keep_contact, "plan-look": keep_look}
