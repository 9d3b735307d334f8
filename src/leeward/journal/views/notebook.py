"""The notebook by day, with a month to jump by, and the tray of what came in while locked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal import actions, drafts, queries
from leeward.journal import notebook as days
from leeward.journal.presenting import Names, shown_days
from leeward.journal.records import EVENT
from leeward.journal.search import CHECK_IN
from leeward.journal.views.asking import zone_of
from leeward.kernel import clock
from leeward.kernel.moments import moment_in

_PAGES = {CHECK_IN: "check-in-edit", EVENT: "event"}  # where what lies in the tray is shown; entries have their own


@require_GET
@needs_open_vault
def notebook(request: SignedInRequest) -> HttpResponse:
    """Show some days, newest first, or those from the day asked for backwards."""
    shelves = days.shelves_of(request.vault)
    counts = shelves.counts()
    page = days.page(counts, _day(request.GET.get("until", "")))
    today = moment_in(zone_of(request), clock.now()).day()
    context = {
        "place": "notebook",
        "days": shown_days(shelves.on(page.days), Names(queries.vocabulary(request.vault))),
        "older": page.older,
        "newer": page.newer,
        "calendar": _calendar(request, counts, page.days[0] if page.days else today),
        "today": today,
        "missing": queries.missing(request.vault),
        "damaged": queries.damaged(request.vault, today=today),
        "tray": _tray(request),
        "has_draft": drafts.waiting(request.vault, drafts.WRITE) is not None,
        "erased": "erased" in request.GET,
        "aside": "aside" in request.GET,
    }
    return render(request, "journal/notebook.html", context)


@require_POST
@needs_open_vault
def tray_seen(request: SignedInRequest) -> HttpResponse:
    """Put the tray away; what lay in it stays in the notebook."""
    actions.clear_tray(request.vault)
    return HttpResponseRedirect(reverse("notebook"))


def _calendar(request: SignedInRequest, counts: Mapping[int, int], shown: date) -> dict[str, Any]:
    first = (_day(f"{request.GET.get('month', '')}-01") or shown).replace(day=1)
    before, after = days.neighbours(first)
    return {
        "first": first,
        "weeks": (weeks := days.month(counts, first.year, first.month)),
        "names": weeks[1],
        "before": before,
        "after": after,
        "is_open": "month" in request.GET,
    }


def _tray(request: SignedInRequest) -> list[dict[str, Any]]:
    return [
        {"href": reverse(_PAGES.get(one.kind, "entry"), args=[one.id]), "kind": one.kind}
        for one in queries.written_while_locked(request.vault)
    ]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # The months beside the first and the last year of the calendar have to exist, too.
    return day if 1 < day.year < 9999 else None
