"""`leeward worker`: send what is due. `leeward serve` keeps one beside it; more can run where there is much to send."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading

from leeward.cli.ready import ready

# Given by the server that started it: standard input is a pipe that ends when that server ends, however it ends.
BESIDE = "--beside"
NICENESS = 5


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("worker", help="send reminders (plain `leeward` does it by itself)")
    words.add_argument(BESIDE, action="store_true", help=argparse.SUPPRESS)
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work until told to stop and return the exit status."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    if args.beside:
        threading.Thread(target=_until_alone, args=(stop,), daemon=True).start()
        # A page that somebody waits for comes before a reminder.
        os.nice(NICENESS)
        import django

        django.setup()
    elif not ready():
        return 1
    # Imported here: the queue's tables can only be read once Django is set up.
    from leeward.post import worker

    worker.keep_on(stop)
    return 0


def _until_alone(stop: threading.Event) -> None:
    """Wait until the server has gone, then let what is being sent be finished."""
    # Not through sys.stdin: a thread that waits in there would hold up the end of the process.
    while os.read(sys.stdin.fileno(), 64):
        pass
    stop.set()
