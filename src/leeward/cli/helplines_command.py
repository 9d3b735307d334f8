"""`leeward check-helplines`: what to read again before a release. Exit status 0 nothing, 1 something, 2 unreadable."""

from __future__ import annotations

import argparse


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("check-helplines", help="before a release: say which helplines have to be read again")
    words.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Look through every entry that this installation shows."""
    import django

    django.setup()
    from leeward.library import check_helplines

    return check_helplines.main()
