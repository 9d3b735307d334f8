"""`leeward account create NAME`: make an account from a terminal.

The passphrase comes from LEEWARD_PASSPHRASE or a prompt, never from an argument.
"""

from __future__ import annotations

import argparse

from leeward.cli.ready import ready


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's name and options."""
    words = subparsers.add_parser("account", help="make an account")
    actions = words.add_subparsers(metavar="ACTION", required=True)
    create = actions.add_parser("create", help="make an account and print its recovery code once")
    create.add_argument("name", metavar="NAME", help="the sign-in name, 3 to 64 letters; better not your own name")
    create.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the account, print its recovery code, and return the exit status."""
    if not ready():
        return 1
    # Imported here so that `leeward --help` needs no Django.
    from leeward.cli.opening import create_account

    return create_account(args.name)
