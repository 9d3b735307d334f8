"""What can be found by searching: the rooms put together, and where a search is answered.

A room gives one function that yields entries, and the function is joined in at ROOMS. The index is made when somebody
searches first, and lies in memory. A search is a form's body, never a part of an address: no history, no proxy and no
log has it. It is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from leeward.coping.toolbox import activities
from leeward.kernel import languages
from leeward.library import rooms
from leeward.library.answers import shelf
from leeward.library.directory import entries as directory
from leeward.library.finding import entries, pages
from leeward.library.finding.index import Entry, Index, Kind
from leeward.library.views import public


def _words() -> Iterator[Entry]:
    for collection in rooms.COLLECTIONS:
        yield from entries.of_collection(collection, get_language() or languages.SOURCE)
    yield from entries.of_house()
    yield from entries.of_helplines(shelf().services)
    for title, words, address in directory.entries(shelf().services):
        yield Entry(address, title, gettext("A service in the list of helplines"), Kind.HELPLINES, (), words)


def _tries() -> Iterator[Entry]:
    for one in activities.public():
        yield Entry(
            f"/try/{one.key}", one.title, one.steps[0], Kind.TRY, (one.group, *one.moments), " ".join(one.steps)
        )


ROOMS: tuple[Callable[[], Iterable[Entry]], ...] = (_words, _tries)


@cache
def index(language: str = languages.SOURCE) -> Index:
    """Return everything that can be found, in one language; addresses name none."""
    with override(language):
        return Index(entry for room in ROOMS for entry in room())


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Show the page to search on, or the answers. Nothing of the session is touched, and nothing changes."""
    if request.method != "POST":
        return public(request)
    found = pages.search(index(get_language() or languages.SOURCE), request.POST.get("q", ""))
    response = HttpResponse(pages.answers(found, links=shelf().links))
    response["Cache-Control"] = "no-store"
    return response
