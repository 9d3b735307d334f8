"""`leeward insights`: the engine on any table of ratings, without a notebook, an account or a server.

Exit status 2 when the file or the command cannot be read, with the row and the column.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

EPILOG = """
A day runs from 04:00 to 04:00 unless --day-starts says otherwise. Empty cells (and NA) are missing.
What comes out is described in docs/insights-json.md.

Example, the open data set of Kossakowski and others (2017):
  leeward insights kossakowski2017.csv --time date --time beeptime --value mood_down pat_restl --factor soc_who1 --json
"""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser(
        "insights",
        help="trends, changes and patterns of a table of ratings, as JSON",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words.add_argument("file", type=Path, metavar="FILE", help="a table with a line of names: .csv or .csv.gz")
    words.add_argument(
        "--time", action="append", required=True, metavar="COL", help="when: one column, or a date and then a clock"
    )
    words.add_argument("--utc-offset", metavar="COL", help="how far east of UTC the clock stood: +02:00, or minutes")
    _add_columns(words)
    words.add_argument("--person", metavar="COL", help="whose row it is, when there are several people")
    words.add_argument("--day-starts", type=clock, default=240, metavar="HH:MM", help="when a day begins (04:00)")
    words.add_argument("--row-is-day", action="store_true", help="each row stands for a whole day")
    words.add_argument(
        "--baseline-days", type=days, default=42, metavar="N", help="the first days that count as ordinary (42)"
    )
    words.add_argument("--json", action="store_true", help="say it as JSON; there is no other form yet")
    words.set_defaults(run=run)


def _add_columns(words: argparse.ArgumentParser) -> None:
    """Add the options that take any number of columns, or codes."""
    words.add_argument("--value", action="extend", nargs="+", required=True, metavar="COL", help="what was rated")
    for option, metavar, says in (
        ("--factor", "COL", "what may go with it: 0/1, yes/no, words"),
        (
            "--daily-factor",
            "COL",
            "a number about the night before, such as its sleep: asked of what came later that day",
        ),
        ("--missing", "CODE", "what stands for no answer, beside an empty cell and NA: 999, NaN; -99 as --missing=-99"),
    ):
        words.add_argument(option, action="extend", nargs="+", default=[], metavar=metavar, help=says)


def clock(text: str) -> int:
    """Return HH:MM as minutes since midnight."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise argparse.ArgumentTypeError("write the time as HH:MM, such as 04:00")
    return int(hours) * 60 + int(minutes)


def days(text: str) -> int:
    """Return a number of days that can be a baseline."""
    if not text.isdecimal() or not 14 <= int(text) <= 3650:
        raise argparse.ArgumentTypeError("write a number of days from 14 on; 28 to 60 work best")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Read the table, print what is in it, and return the exit status."""
    # Imported here so that `leeward --help` needs no numpy.
    from leeward.cli.insights_report import report
    from leeward.cli.insights_table import CannotRead, Columns, read

    columns = Columns(
        time=tuple(args.time),
        values=tuple(dict.fromkeys(args.value)),
        factors=tuple(dict.fromkeys(args.factor)),
        daily_factors=tuple(dict.fromkeys(args.daily_factor)),
        utc_offset=args.utc_offset,
        person=args.person,
        missing=tuple(args.missing),
    )
    try:
        table = read(args.file, columns, day_starts=args.day_starts, row_is_day=args.row_is_day)
    except CannotRead as reason:
        print(f"{args.file.name}: {reason}", file=sys.stderr)
        return 2
    said = report(table, baseline_days=args.baseline_days)
    # allow_nan: a NaN in the result would be a fault of ours, and must not reach a file.
    print(json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False))
    return 0
