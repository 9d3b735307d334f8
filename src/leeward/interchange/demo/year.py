"""Writing Robin's year into a notebook, through the same actions a person uses."""

from __future__ import annotations

import io
from datetime import date, datetime, time

from msgspec.structs import replace as changed

from leeward.coping.toolbox import actions as toolbox
from leeward.coping.toolbox.kinds import HOPE, USES
from leeward.interchange import actions as interchange
from leeward.interchange.demo import days, moving, pages, plan, small, texts, tools
from leeward.interchange.formats.found import Format
from leeward.interchange.plan import Choices
from leeward.journal import actions as journal
from leeward.journal.kinds import ENTRIES
from leeward.journal.records import FREE, Series, Written
from leeward.journal.signs import rules as signs_rules
from leeward.journal.signs.actions import change_signs
from leeward.journal.signs.records import ABOVE, Sign
from leeward.kernel.ids import new_id
from leeward.movement import actions as movement
from leeward.movement.kinds import MOVED
from leeward.steps.celebrations.kinds import CELEBRATED, MILESTONE_KIND, ONLY
from leeward.steps.sheet.kinds import SHEETS
from leeward.steps.small.kinds import GOALS, SMALLS
from leeward.vault import deposits
from leeward.vault.opened import OpenVault

NAME = "robin"
PASSPHRASE = "lantern orchard kettle sunday violin boats"  # noqa: S105 (printed on purpose: the year is invented)


def write_year(vault: OpenVault, *, today: date, now: datetime) -> None:
    """Fill an empty notebook with the year that ends on this day.

    Errors: those of the vault.
    """
    vault.change_settings(lambda settings: changed(settings, zone=days.HOME, country="GB"))
    place = days.Place(
        tags=journal.ensure_tags(vault, days.TAGS),
        restless=journal.ensure_series(vault, [Series(id=0, name=days.RESTLESS, low_word="still", high_word="pacing")])[
            days.RESTLESS
        ],
    )
    bring_daylio(vault, today, now)
    journal.add_check_ins(vault, [(new_id(), record) for record in days.check_ins(today, place)])
    journal.add_entries(vault, [(new_id(), record) for record in pages.entries(today)])
    vault.stream(USES).extend([(new_id(), record) for record in tools.uses(today)])
    vault.stream(HOPE).extend([(new_id(), record) for record in tools.held(today)])
    toolbox.change_shelf(vault, lambda _shelf: tools.shelf())
    vault.stream(MOVED).extend([(new_id(), record) for record in moving.times(today)])
    movement.change_plan(vault, lambda _plan: moving.plan())
    write_small_steps(vault, today)
    choose_a_sign(vault, today, place.restless)
    edit_and_take_out(vault, today)
    plan.write_plan(vault, today)
    write_while_locked(vault, now)


def write_small_steps(vault: OpenVault, today: date) -> None:
    """Keep goals, small actions, a sheet and milestones, and let some of it shine."""
    vault.stream(GOALS).extend([(new_id(), record) for record in small.goals(today)])
    vault.stream(SMALLS).extend([(new_id(), record) for record in small.smalls(today)])
    vault.stream(SHEETS).append(small.sheet(today))
    vault.stream(MILESTONE_KIND).extend([(new_id(), record) for record in small.milestones(today)])
    vault.stream(CELEBRATED).update(ONLY, lambda _there: small.celebrated())


def choose_a_sign(vault: OpenVault, today: date, restless: int) -> None:
    """Choose to be told when Restlessness leaves its usual range."""
    first, last = (today.toordinal() - ago for ago in days.ORDINARY)
    sign = Sign(series=restless, side=ABOVE, first_day=first, last_day=last)
    change_signs(vault, lambda signs: signs_rules.watched(signs, sign))


def bring_daylio(vault: OpenVault, today: date, now: datetime) -> None:
    """Bring the diary Robin kept before, with one of the own moods placed and one left open."""
    choices = Choices(format=Format.DAYLIO_CSV, zone=days.HOME, moods={"wobbly": 2})
    interchange.bring(vault, io.BytesIO(pages.daylio_export(today)), choices, now=now)


def edit_and_take_out(vault: OpenVault, today: date) -> None:
    """Write an entry and change it; write another and delete it."""
    moment = pages.moment_of(today, 5, time(20, 10))
    (title, text), (new_title, new_text) = texts.EDITED
    record = Written(moment=moment, recorded_at=moment.at, text=text, title=title, prompt=FREE)
    entries = vault.stream(ENTRIES)
    kept = entries.append(record)
    better = changed(record, title=new_title, text=new_text)
    journal.change_entry(vault, kept, better, base_revision=entries.get(kept).revision)
    journal.delete_entry(vault, entries.append(changed(record, title="", text=texts.TAKEN_OUT)))


def write_while_locked(vault: OpenVault, now: datetime) -> None:
    """Leave one entry in the tray: it comes in at the first unlocking, as it would for anybody."""
    ticket = deposits.issue_ticket(vault, "write", new_id(), now)
    deposits.deposit(ticket, {"text": [texts.LOCKED]}, now)
