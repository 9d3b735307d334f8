"""What `leeward import` does once Django is ready: look, say what is there, ask, keep.

The output can be read aloud and holds no word a person wrote, but for the names of columns and of moods to place.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from leeward.accounts import actions as accounts
from leeward.accounts.names import NameLength
from leeward.cli.secrets_in import NoPassphrase, passphrase
from leeward.interchange import actions, phones, words
from leeward.interchange.formats import phone, table
from leeward.interchange.formats.detect import format_of
from leeward.interchange.formats.found import Bundle, CannotRead, DateOrderUnclear, Format, MissingColumn
from leeward.interchange.formats.health import PHONES, Sums
from leeward.interchange.formats.mapping import UnknownField, read_mapping
from leeward.interchange.plan import Choices
from leeward.journal.queries import last_zone
from leeward.journal.vocabulary import TooManyWords
from leeward.kernel import clock
from leeward.kernel.moments import UnknownZone, zone
from leeward.vault.argon_places import AllPlacesTaken
from leeward.vault.errors import Full, VaultError, WrongSecret
from leeward.vault.opened import OpenVault

ROWS_SHOWN = 20
DONE, NOT_DONE, UNREADABLE = 0, 1, 2


class WrongWords(Exception):
    """The command line says something that cannot be done; the message says what to write."""


# What a person reads when it does not go on, and the exit status. The first class that fits counts.
PROBLEMS: dict[type[Exception], tuple[Promise, int]] = {
    OSError: (_lazy("The file cannot be opened. Look at its name and whether you may read it."), UNREADABLE),
    UnknownField: (_lazy("Write --map COLUMN=FIELD; leeward import --help lists the fields."), UNREADABLE),
    MissingColumn: (
        _lazy("A column in --map is not in the file, or none says when: name one date or datetime."),
        UNREADABLE,
    ),
    DateOrderUnclear: (
        _lazy("Days such as 03/04/2025 can be read two ways: write date:dmy (day first) or date:mdy (month first)."),
        UNREADABLE,
    ),
    WrongSecret: (_lazy("Name and passphrase do not open a notebook here."), NOT_DONE),
    NameLength: (_lazy("Name and passphrase do not open a notebook here."), NOT_DONE),
    NoPassphrase: (_lazy("Set LEEWARD_PASSPHRASE, or run this in a terminal to be asked for it."), NOT_DONE),
    Full: (
        _lazy(
            "There is no room left on this machine. Make some, then run the same command again: nothing comes twice."
        ),
        NOT_DONE,
    ),
    VaultError: (_lazy("The notebook could not be written just now. Run the same command again."), NOT_DONE),
    AllPlacesTaken: (_lazy("Many people are coming in just now. One moment, then run it again."), NOT_DONE),
}


def bring(args: argparse.Namespace) -> int:
    """Bring one file and return the exit status."""
    try:
        with args.file.open("rb") as source:
            return _bring(args, source, clock.now())
    except WrongWords as wrong:
        return _say(str(wrong), UNREADABLE)
    except tuple(PROBLEMS) as problem:
        sentence, status = next(answer for kind, answer in PROBLEMS.items() if isinstance(problem, kind))
        return _say(str(sentence), status)
    except (CannotRead, actions.NothingToKeep, actions.TooManyNames, TooManyWords) as problem:
        return _say(str(words.of_file(problem)), UNREADABLE if isinstance(problem, CannotRead) else NOT_DONE)


def _bring(args: argparse.Namespace, source: BinaryIO, now: datetime) -> int:
    choices = _choices(args, source)
    if choices.format in PHONES:
        return _bring_phone(args, source, choices, now)
    bundle = actions.look(source, choices, now=now)
    _describe(args.file, choices, bundle)
    if args.dry_run:
        print(_("This was a dry run: nothing was kept."))
        return DONE
    if not args.yes and sys.stdin.isatty():
        choices = _placed(choices, bundle)
    if not args.yes and not _agreed():
        print(_("Nothing was kept."))
        return NOT_DONE
    vault = _open(args.account)
    choices = _in_zone(choices, vault)
    kept = actions.bring(vault, source, choices, now=now, bundle=bundle)
    print(
        _("Kept: %(check_ins)d check-ins and %(entries)d entries.")
        % {"check_ins": kept.check_ins, "entries": kept.entries}
    )
    if kept.known:
        print(_("%(count)d were in the notebook already.") % {"count": kept.known})
    if kept.check_ins + kept.entries:
        print(_("To undo this import, open “Bring a diary along” in the browser."))
    return DONE


def _bring_phone(args: argparse.Namespace, source: BinaryIO, choices: Choices, now: datetime) -> int:
    """Bring the days of a phone's file; the file is read once, however large it is."""
    kind, sums = phone.read(source, now=now, zone=choices.zone or machine_zone())
    _describe_days(args.file, kind, sums)
    if args.dry_run:
        print(_("This was a dry run: nothing was kept."))
        return DONE
    if not args.yes and not _agreed():
        print(_("Nothing was kept."))
        return NOT_DONE
    vault = _open(args.account)
    kept = phones.keep(vault, sums, format=kind, zone=_in_zone(choices, vault).zone, now=now)
    print(_("Kept: %(count)d days and nights.") % {"count": kept.count})
    if kept.known:
        print(_("%(count)d were in the notebook already.") % {"count": kept.known})
    if kept.count:
        print(_("To undo this import, open “From your phone” in the browser."))
    return DONE


def _describe_days(file: Path, kind: Format, sums: Sums) -> None:
    print(f"{file.name}: {words.FORMAT[kind]}.")
    if sums.is_cut:
        print(_("The file breaks off before its end. This is what came before."))
    print(_("Days with minutes of movement: %(count)d") % {"count": len(sums.moved)})
    print(_("Nights: %(count)d") % {"count": len(sums.nights)})
    print(_("Days with mindful minutes: %(count)d") % {"count": len(sums.mindful)})
    if sums.first and sums.last:
        print(_("From %(first)s to %(last)s") % {"first": _day(sums.first), "last": _day(sums.last)})
    if sums.refused:
        print(_("Notes with times that cannot be: %(count)d") % {"count": sums.refused})
    print(_("Everything about the body stayed in the file, unread."))


def _say(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


def _choices(args: argparse.Namespace, source: BinaryIO) -> Choices:
    if args.zone:
        try:
            zone(args.zone)
        except UnknownZone:
            raise WrongWords(_("--zone: write a time zone such as Europe/Berlin")) from None
    kind = _format(args.format, source)
    columns = read_mapping(args.map)
    if kind is Format.TABLE and not columns:
        _show_columns(args.file, source)
        raise WrongWords(_("Say what the columns mean with --map COLUMN=FIELD."))
    return Choices(format=kind, zone=args.zone, columns=columns, moods=_moods(args.mood))


def _format(name: str | None, source: BinaryIO) -> Format:
    if not name:
        return format_of(source)
    try:
        return Format(name)
    except ValueError:
        names = ", ".join(Format)
        raise WrongWords(_("--format: one of %(names)s") % {"names": names}) from None


def _moods(pairs: list[str]) -> dict[str, int]:
    moods = {}
    for pair in pairs:
        name, _equals, level = pair.rpartition("=")
        if level not in {"1", "2", "3", "4", "5"} or not name.strip():
            raise WrongWords(_("--mood: write NAME=LEVEL with a level from 1, the hardest, to 5, the best"))
        moods[name.strip()] = int(level)
    return moods


def _show_columns(file: Path, source: BinaryIO) -> None:
    found = table.look(source)
    print(_("%(file)s is a table. Its columns:") % {"file": file.name})
    for name in found.names:
        print(f"  {name}")


def _describe(file: Path, choices: Choices, bundle: Bundle) -> None:
    print(f"{file.name}: {words.FORMAT[choices.format]}.")
    print(_("Check-ins: %(count)d") % {"count": bundle.check_ins})
    print(_("Entries: %(count)d") % {"count": bundle.entries})
    if bundle.first and bundle.last:
        print(_("From %(first)s to %(last)s") % {"first": _day(bundle.first), "last": _day(bundle.last)})
    print(_("Different tags: %(count)d") % {"count": len(bundle.tags)})
    for scale in bundle.scales.values():
        print(_("Scale: %(name)s, %(low)g to %(high)g") % {"name": scale.name, "low": scale.low, "high": scale.high})
    for name, count in bundle.unknown_moods.items():
        if name not in choices.moods:
            print(
                _("Mood to place: %(name)s (%(count)d). Add: --mood '%(name)s=LEVEL'") % {"name": name, "count": count}
            )
    _refused(bundle)


def _refused(bundle: Bundle) -> None:
    if not bundle.refused_count:
        return
    count = bundle.refused_count
    print(ngettext("%(count)d row stays behind:", "%(count)d rows stay behind:", count) % {"count": count})
    for refused in bundle.refused[:ROWS_SHOWN]:
        print(_("  row %(row)d: %(why)s") % {"row": refused.row, "why": words.ROW[refused.why]})
    if count > ROWS_SHOWN:
        print(_("  and %(count)d more") % {"count": count - ROWS_SHOWN})


def _day(day: date) -> str:
    return day.isoformat()


def _placed(choices: Choices, bundle: Bundle) -> Choices:
    """Ask where each unknown mood stands. An empty answer leaves it open; the row is kept with the name as a tag."""
    moods = dict(choices.moods)
    for name in bundle.unknown_moods:
        while name not in moods:
            answer = input(
                _("Where does “%(name)s” stand, 1 (hardest) to 5 (best)? Enter leaves it open: ") % {"name": name}
            )
            if not answer.strip():
                break
            if answer.strip() in {"1", "2", "3", "4", "5"}:
                moods[name] = int(answer)
    return Choices(choices.format, choices.zone, choices.columns, moods, choices.as_mood)


def _agreed() -> bool:
    if not sys.stdin.isatty():
        print(_("Add --yes to keep it."))
        return False
    return input(_("Keep it? Write yes or no: ")).strip().casefold() in {"y", "yes", _("yes")}


def _open(name: str) -> OpenVault:
    asked = accounts.asked_by_name(name)
    _account, vault = accounts.open_account(asked, passphrase())
    return vault


def _in_zone(choices: Choices, vault: OpenVault) -> Choices:
    """Return the choices with the zone of the file's clock: as given, else the person's, else this machine's."""
    name = choices.zone or vault.settings.zone or last_zone(vault) or machine_zone()
    return Choices(choices.format, name, choices.columns, choices.moods, choices.as_mood)


def machine_zone() -> str:
    """Return the time zone of this machine as an IANA name, or UTC where it cannot be told."""
    path = os.path.realpath("/etc/localtime")
    name = os.environ.get("TZ", "").lstrip(":") or path.rpartition("/zoneinfo/")[2]
    try:
        zone(name)
    except UnknownZone:
        return "UTC"
    return name
