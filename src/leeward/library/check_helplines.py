"""The check before a release: every helpline was read within the last year, can be dialled, and no number is in doubt.

    leeward check-helplines

Exit status: 0 all is well; 1 something has to be read again, one line each; 2 a file cannot be read. Not part of the
tests: a test run must not begin to fail because time has passed.
Source: CLINICAL.md 6.15 (the release check fails when a check is over a year old).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from leeward.kernel import clock
from leeward.library import countries, helplines, offered, wellformed
from leeward.library.helplines import NoHelplines, Service

OLDEST = timedelta(days=365)


def problems(services: Sequence[Service], *, today: date) -> list[str]:
    """Return one line for each thing to look at again: old first, then what cannot be used, then emergency numbers."""
    return [*ages(services, today=today), *_malformed(services), *_emergencies(services)]


def ages(services: Sequence[Service], *, today: date) -> Iterator[str]:
    """Yield the entries that were last read over a year ago, or on a day yet to come."""
    for entry in helplines.stale(services, before=today - OLDEST):
        yield f"{entry.id}: last read on {entry.checked_on}; read again: {_pages(entry)}"
    for entry in services:
        if entry.checked_on > today:
            yield f"{entry.id}: read on {entry.checked_on}, a day yet to come"


def _malformed(services: Sequence[Service]) -> Iterator[str]:
    for entry in services:
        for field, instead in wellformed.faults(entry):
            yield f"{entry.id}: {field}: {instead}"
    for name, count in Counter(entry.id for entry in services).items():
        if count > 1:
            yield f"{name}: {count} entries have this id"


def _emergencies(services: Sequence[Service]) -> Iterator[str]:
    """Yield the countries whose emergency number is missing, there twice, or rests on one good source alone."""
    for code in helplines.countries(services):
        numbers = [entry for entry in services if entry.country == code and entry.is_emergency]
        if len(numbers) != 1:
            yield f"{code} ({countries.name(code)}): {len(numbers)} emergency numbers; there has to be one"
        for entry in numbers:
            if not entry.is_sure:
                shown = entry.contact.phone_national
                yield f"{entry.id}: {shown} is in doubt ({entry.confidence}); confirm it, read: {_pages(entry)}"


def _pages(entry: Service) -> str:
    """Return the pages an entry was read on, the oldest reading first."""
    return " ".join(dict.fromkeys(source.url for source in sorted(entry.sources, key=lambda one: one.checked)))


def main() -> int:
    """Print what has to be read again and return the exit status."""
    try:
        services, unusable = offered.services(), offered.problem()
    except NoHelplines as unreadable:
        sys.stderr.write(f"The helplines cannot be read: {unreadable}\n")
        return 2
    if unusable:
        sys.stderr.write(f"{offered.local_file()} cannot be used: {unusable}\n")
        return 2
    found = problems(services, today=clock.now().date())
    for line in found:
        sys.stderr.write(f"{line}\n")
    if found:
        sys.stderr.write(f"{len(found)} things to look at in {len(services)} entries before a release.\n")
        return 1
    sys.stdout.write(f"{len(services)} entries, the oldest read on {min(entry.checked_on for entry in services)}.\n")
    return 0
