"""Getting an installation ready for a command that is no server, or saying what is missing."""

from __future__ import annotations

import sys


def ready() -> bool:
    """Make what is missing and return whether the command can go on; a missing site key is named, never made anew."""
    # Imported here so that `leeward --help` needs no Django.
    from leeward.cli import installation

    try:
        installation.prepare()
    except installation.NotReady as reason:
        print(f"Nothing was done: {reason}", file=sys.stderr)
        return False
    except OSError:
        print("The data folder cannot be written. Look at LEEWARD_DATA and its owner.", file=sys.stderr)
        return False
    return True
