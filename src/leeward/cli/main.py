"""The `leeward` command: what to run, said in one place.

Exit status: 0 done; 1 it could not be done, with a sentence; 2 the command or a file cannot be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from leeward import __version__
from leeward.cli import (
    account_command,
    check_command,
    demo_command,
    helplines_command,
    import_command,
    insights_command,
    serve_command,
    worker_command,
)


class Command(Protocol):
    """One command: its words, and what it does."""

    def add_to(self, subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
        """Add the command's name and options."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit status."""


COMMANDS = (
    serve_command,
    import_command,
    account_command,
    demo_command,
    insights_command,
    check_command,
    helplines_command,
    worker_command,
)


def parser() -> argparse.ArgumentParser:
    """Return the parser; without a command Leeward is served."""
    words = argparse.ArgumentParser(
        prog="leeward", description="A private companion for hard days, on your own machine."
    )
    words.add_argument("--version", action="version", version=f"leeward {__version__}")
    subparsers = words.add_subparsers(metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(subparsers)
    words.set_defaults(run=serve_command.run, host=serve_command.HOST, port=serve_command.PORT, no_worker=False)
    return words


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    # Files made from here on are the owner's alone: database, built pages, keys.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeward.web.settings")
    args = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        sys.stderr.close()
        return 0
