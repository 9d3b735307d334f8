"""The check of pages of words: what is wrong, what is stale, and what is missing in each language.

    python -m leeward.library.check_content

Exit status: 0 nothing is wrong or stale (what is missing is only listed: those pages stand in English and say so);
1 something is, one line each; 2 a file cannot be read. Links into other rooms are held by the tests.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta

from leeward.kernel import clock
from leeward.library.reading import checking, sources
from leeward.library.reading.collection import Collection
from leeward.library.reading.documents import Unreadable
from leeward.library.reading.sources import UnreadableSources
from leeward.library.rooms import COLLECTIONS

OLDEST = timedelta(days=365)


def old_sources(*, today: date) -> list[str]:
    """Return one line for each source that was read more than a year ago, or on a day yet to come."""
    return [
        f"source {name}: read on {source.checked}"
        for name, source in sources.everything().items()
        if not today - OLDEST <= source.checked <= today
    ]


def report(collections: Sequence[Collection], *, today: date) -> tuple[list[str], list[str]]:
    """Return what has to be mended, and what is not there yet. Errors: Unreadable, UnreadableSources."""
    mend, not_yet = old_sources(today=today), []
    for collection in collections:
        mend += checking.problems(collection, is_known=lambda _address: True)
        for language in collection.languages[1:]:
            mend += checking.stale(collection, language)
            not_yet += checking.missing(collection, language)
    return mend, not_yet


def main() -> int:
    """Print what there is to do and return the exit status."""
    try:
        mend, not_yet = report(COLLECTIONS, today=clock.now().date())
    except (Unreadable, UnreadableSources) as unreadable:
        sys.stderr.write(f"A file cannot be read: {unreadable}\n")
        return 2
    for line in (*mend, *not_yet):
        sys.stderr.write(f"{line}\n")
    pages = sum(len(collection.originals) for collection in COLLECTIONS)
    sys.stdout.write(f"{pages} pages, {len(mend)} things to mend, {len(not_yet)} not there yet.\n")
    return 1 if mend else 0


if __name__ == "__main__":
    sys.exit(main())
