"""`leeward demo`: an invented person's year in a data folder of its own, and Leeward opened on it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from leeward.cli.ready import ready

FOLDER = Path("demo-data")
MARK = "this-is-a-demo"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("demo", help="look around in an invented person's year")
    words.add_argument("--to", type=Path, default=FOLDER, metavar="DIR", help="where it is kept (default: ./demo-data)")
    words.add_argument("--host", default="localhost", help="the address to listen on (default: this machine only)")
    words.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")
    words.add_argument("--no-serve", action="store_true", help="make the year and stop")
    words.set_defaults(run=run, no_worker=False)


def run(args: argparse.Namespace) -> int:
    """Make the year unless it is there, say how to come in, serve, and return the exit status."""
    folder: Path = args.to.absolute()
    if folder.exists() and not (folder / MARK).exists() and any(folder.iterdir()):
        print(f"{args.to} holds something else. Choose an empty folder: leeward demo --to DIR", file=sys.stderr)
        return 1
    live_in(folder)
    # Imported here, after the folder is chosen: settings are read once.
    from leeward.cli import serve_command

    if not ready():
        return 1
    from leeward.cli.opening import open_demo

    name, passphrase = open_demo()
    (folder / MARK).touch()
    print("An invented year is ready. Nothing in it belongs to anybody.")
    print(f"Sign-in name: {name}")
    print(f"Passphrase:   {passphrase}", flush=True)
    return 0 if args.no_serve else serve_command.run(args)


def live_in(folder: Path) -> None:
    """Point everything at the demo's own folder; nothing of this machine's own installation is read or written."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["LEEWARD_DATA"] = str(folder / "data")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    for variable in ("DATABASE_URL", "REDIS_URL", "LEEWARD_SITE_KEY", "LEEWARD_URL", "EMAIL_HOST"):
        os.environ.pop(variable, None)
