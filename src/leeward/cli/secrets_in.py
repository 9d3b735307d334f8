"""The passphrase, from LEEWARD_PASSPHRASE or a prompt; never an argument, which stands in the process list."""

from __future__ import annotations

import getpass
import os
import sys

VARIABLE = "LEEWARD_PASSPHRASE"


class NoPassphrase(Exception):
    """There is neither the variable nor anybody to ask, or the two writings of a new one differ."""


def passphrase() -> str:
    """Return the passphrase as given or typed.

    Errors: NoPassphrase.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise NoPassphrase
    return getpass.getpass("Passphrase: ")


def new_passphrase() -> str:
    """Return a new passphrase: as given, or typed the same way twice.

    Errors: NoPassphrase.
    """
    first = passphrase()
    if os.environ.get(VARIABLE) is None and getpass.getpass("Once more: ") != first:
        raise NoPassphrase
    return first
