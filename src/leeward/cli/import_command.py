"""`leeward import`: bring a Daylio export or backup, a phone's health file or any table into a notebook, dry run first.

The passphrase comes from LEEWARD_PASSPHRASE or a prompt, never from an argument: arguments stand in the process list
and in the shell's history.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from leeward.cli.ready import ready

EPILOG = """
COLUMN=FIELD for tables; FIELD is one of
  date, time, datetime       when (dates of numbers may name their order: date:dmy or date:mdy)
  mood, pull                 0 to 10; mood:1-5 stretches a scale from 1 to 5 to it
  series                     a scale of its own, kept as it is; series:1-7 names its ends
  sleep                      hours, as 7.5 or 7:30
  tag                        a column of yes and no; the tag is named like the column
  tags                       a list in one cell, joined by | or ; or ,
  note, title                words

Example, the open data set of Kossakowski and others (2017):
  leeward import kossakowski2017.csv --account NAME --map date=date --map beeptime=time --map mood_down=series:1-7
"""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser(
        "import",
        help="bring a diary from another app, or the days of a phone, into a notebook",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words.add_argument("file", type=Path, metavar="FILE", help="the export or table to bring")
    words.add_argument("--account", required=True, metavar="NAME", help="the sign-in name whose notebook it goes into")
    words.add_argument(
        "--format",
        metavar="F",
        help="daylio-csv, daylio-backup, table, apple-health, google-fit or health-connect (default: by the file)",
    )
    words.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="what a table's column means")
    words.add_argument("--mood", action="append", default=[], metavar="NAME=LEVEL", help="the place of a mood, 1 to 5")
    words.add_argument(
        "--zone", default="", metavar="ZONE", help="the time zone of the clock in the file, as Europe/Berlin"
    )
    words.add_argument("--dry-run", action="store_true", help="count and stop; nothing is kept")
    words.add_argument("--yes", action="store_true", help="keep it without asking once more")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show what is in the file, ask, keep it, and return the exit status."""
    if not ready():
        return 1
    # Imported here so that `leeward --help` needs no Django.
    from leeward.cli.bringing import bring

    return bring(args)
