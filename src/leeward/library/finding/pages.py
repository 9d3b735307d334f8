"""The page to search on, and the page of answers. No request, no clock; the answers are never kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from leeward.kernel import languages
from leeward.library.finding.guarding import First, first, names_a_way
from leeward.library.finding.index import Entry, Index, Kind
from leeward.library.pages import Links, plain
from leeward.library.reading.next_steps import STEPS
from leeward.library.reading.pages import Page

ADDRESS = "/find"
# Nobody types more; what is longer is cut.
LONGEST = 200
KINDS: Mapping[Kind, str | Promise] = {
    Kind.PAGE: gettext_lazy("To read"),
    Kind.TRY: gettext_lazy("Something to try"),
    Kind.HELPLINES: gettext_lazy("People to talk to"),
    Kind.HOUSE: gettext_lazy("On this site"),
}
# What stands in the place of matches, and where nothing was found.
DOORS = ("now", "people", "try", "ride")
# What comes first, by what was looked for.
FIRST = {
    First.LIFE: ("life", "people"),
    First.HURT: ("hurt", "now", "life"),
    First.HELP: ("people", "life", "hurt", "try"),
}


class Found(msgspec.Struct, frozen=True):
    """What a search is answered with."""

    typed: str
    first: First
    hits: tuple[Entry, ...]


def search(index: Index, typed: str) -> Found:
    """Return the answer to a search. Where a way to get hurt is named there are people, and no matches."""
    typed = " ".join(typed.split())[:LONGEST]
    guarded = first(typed, vocabulary=index.vocabulary)
    if names_a_way(typed, vocabulary=index.vocabulary):
        return Found(typed, guarded, ())
    hits = tuple(index.find(typed))
    # People stand first already then, for the reader's own country; a list of other countries would push the rest away.
    hits = hits if guarded is First.NOTHING else tuple(one for one in hits if one.kind is not Kind.HELPLINES)
    return Found(typed, guarded, hits)


def pages() -> Iterator[Page]:
    """Yield the page to search on; the answers are given where it is asked (web)."""
    yield Page(ADDRESS, languages.SOURCE, gettext("Search"), form)


def form(links: Links) -> str:
    """Return the page to search on."""
    return plain("library/find.html", links=links, **_frame())


def answers(found: Found, *, links: Links) -> str:
    """Return the page of answers."""
    context = {
        "found": found,
        "hits": [(KINDS[entry.kind], entry) for entry in found.hits],
        "first": [STEPS[name] for name in FIRST.get(found.first, ())],
        "doors": [STEPS[name] for name in DOORS],
    }
    return plain("library/find.html", links=links, **context, **_frame())


def _frame() -> dict[str, object]:
    description = gettext(
        "Search the pages to read, the things to try and the helplines. What is looked for is not kept, "
        "and nobody is told."
    )
    return {"is_found": settings.SEARCH_ENGINES, "description": description, "longest": LONGEST}
