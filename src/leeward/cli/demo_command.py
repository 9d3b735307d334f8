"""`leeward demo`: an invented person's year in a data folder of its own, and Leeward opened on it."""

from __future__ import annotations

import argparse
from pathlib import Path

FOLDER = Path("demo-data")


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("demo", help="look around in an invented person's year")
    words.add_argument("--to", type=Path, default=FOLDER, metavar="DIR", help="where it is kept (default: ./demo-data)")
    words.add_argument("--host", default="localhost", help="the address to listen on (default: this machine only)")
    words.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")
    words.add_argument("--no-serve", action="store_true", help="make the data and stop")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the year unless it is there, say how to come in, serve, and return the exit status."""
    from leeward.interchange.demo.opening import open_demo

    return open_demo(args)
