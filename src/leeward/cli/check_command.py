"""`leeward check`: a self-test of an installation. Exit status 0 when all is well, 1 when something needs a hand."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("check", help="test this installation: database, key, clock, files, helplines, mail")
    words.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Print one line a check and return 1 when one needs a hand."""
    import django

    django.setup()
    bad = 0
    for check in (database, site_key, clock_now, modes, own_helplines, reminders, mail):
        problems = list(check())
        bad += len(problems)
        for problem in problems or ["in order"]:
            print(f"{check.__name__.replace('_', ' ')}: {problem}")
    return 1 if bad else 0


def database() -> Iterator[str]:
    """Yield what is wrong with the database: no answer, damage, tables of another version."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite" and cursor.execute("PRAGMA quick_check").fetchone() != ("ok",):
                yield "SQLite reports damage; restore the last backup"
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "the tables are older than this version; start Leeward once to bring them up"
    except DatabaseError:
        yield "the database does not answer; look at DATABASE_URL or the data folder"


def site_key() -> Iterator[str]:
    """Yield what is wrong with the site key."""
    from leeward.vault import site_keys

    try:
        site_keys.ready()
    except site_keys.SiteKeyMissing as missing:
        yield str(missing)


def clock_now() -> Iterator[str]:
    """Yield a line when the machine's clock is plainly wrong (before this version was made)."""
    from leeward.kernel import clock

    if clock.now() < datetime(2026, 11, 1, tzinfo=UTC):
        yield "the clock stands before November 2026; set it, or records get wrong times"


def modes() -> Iterator[str]:
    """Yield the private files that others on this machine could read."""
    from django.conf import settings

    for path in (Path(settings.DATA_DIR), Path(settings.SITE_KEY_FILE)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"others can read {path}; run: chmod go-rwx {path}"


def own_helplines() -> Iterator[str]:
    """Yield what is wrong with the file of helplines that this installation adds; without one nothing is."""
    from leeward.kernel import clock
    from leeward.library import check_helplines, offered
    from leeward.library.helplines import NoHelplines

    try:
        if reason := offered.problem():
            yield f"{offered.local_file()} is not used: {reason}"
        own = [entry for entry in offered.services() if entry.is_local]
        yield from check_helplines.ages(own, today=clock.now().date())
    except NoHelplines as reason:
        yield f"the shipped file cannot be read: {reason}"


def reminders() -> Iterator[str]:
    """Yield what is wrong with sending: nobody looks after what is due, or more was given up than sent."""
    from django.db import DatabaseError

    from leeward.kernel import clock
    from leeward.post import queries
    from leeward.post.models import Outcome

    try:
        waiting = queries.overdue(now=clock.now())
        found = queries.counts(now=clock.now())
    except DatabaseError:
        return
    if waiting:
        yield f"{waiting} wait for longer than five minutes; is `leeward`, or a `leeward worker`, running?"
    if found[Outcome.GAVE_UP] > found[Outcome.SENT]:
        yield f"{found[Outcome.GAVE_UP]} could not be sent in a week, {found[Outcome.SENT]} were; look at the log"


def mail() -> Iterator[str]:
    """Yield what is wrong with the mail server, where one is set; nothing is sent."""
    import smtplib

    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.EMAIL_HOST:
        return
    if not settings.PUBLIC_URL:
        yield "LEEWARD_URL is not set, so mails could carry no way to end them, and none are offered"
    try:
        with get_connection():
            pass
    except (OSError, smtplib.SMTPException) as fault:
        yield f"the mail server does not let this in ({type(fault).__name__}); look at EMAIL_HOST and the others"
