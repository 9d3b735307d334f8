"""The check before a release: every helpline was read within the last year.

    python -m leeward.library.check_helplines

Exit status: 0 all were; 1 some were not, one line each; 2 the file cannot be read. Not part of the tests: a test run
must not begin to fail because time has passed.
Source: CLINICAL.md 6.15 (the release check fails when a check is over a year old).
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

from leeward.kernel import clock
from leeward.library import helplines
from leeward.library.helplines import NoHelplines, Service

OLDEST = timedelta(days=365)


def problems(services: tuple[Service, ...], *, today: date) -> list[str]:
    """Return one line for each entry whose oldest source was read more than a year ago, or on a day yet to come."""
    old = [f"{entry.id}: last read on {entry.checked_on}" for entry in helplines.stale(services, before=today - OLDEST)]
    early = [entry for entry in services if entry.checked_on > today]
    return old + [f"{entry.id}: read on {entry.checked_on}, a day yet to come" for entry in early]


def main() -> int:
    """Print what has to be read again and return the exit status."""
    try:
        services = helplines.everything()
    except NoHelplines as unreadable:
        sys.stderr.write(f"The helplines cannot be read: {unreadable}\n")
        return 2
    found = problems(services, today=clock.now().date())
    for line in found:
        sys.stderr.write(f"{line}\n")
    if found:
        sys.stderr.write(f"{len(found)} of {len(services)} entries have to be read again before a release.\n")
        return 1
    sys.stdout.write(f"{len(services)} entries, the oldest read on {min(entry.checked_on for entry in services)}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
