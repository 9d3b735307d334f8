"""Marking days, and changing or deleting what was marked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.journal.access import find
from leeward.journal.events import actions, queries
from leeward.journal.events.form import EventForm
from leeward.journal.events.records import EVENTS, Event
from leeward.journal.views.asking import LOOK_AGAIN, base_revision, sent, zone_of
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import moment_in
from leeward.vault.kinds import Item


@require_http_methods(["GET", "POST"])
@needs_open_vault
def marked(request: SignedInRequest) -> HttpResponse:
    """Show what was marked, newest first, with the form for one more; or keep it."""
    now = clock.now()
    form = EventForm(sent(request), today=moment_in(zone_of(request), now).day())
    if request.method == "POST" and form.is_valid():
        actions.mark(request.vault, form.to_event(int(now.timestamp())), id=form_id(request))
        return HttpResponseRedirect(f"{reverse('events')}?kept")
    years = queries.by_year(queries.events(request.vault))
    context = {
        "place": "notebook",
        "form": form,
        "years": [{"year": year, "rows": [_shown(item) for item in items]} for year, items in years],
        "said": next((word for word in ("kept", "beside", "erased") if word in request.GET), ""),
    }
    return render(request, "journal/events/marked.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def change(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Show a marked day to correct, or keep the correction."""
    item = find(request.vault, EVENTS, id) if request.method == "POST" else _event_or_404(request, id)
    form = EventForm(sent(request), event=item.record if item else None)
    base = base_revision(request, item)
    if request.method == "POST" and form.is_valid():
        event = form.to_event(int(clock.now().timestamp()))
        changed = actions.change_event(request.vault, id, event, base_revision=base)
        return HttpResponseRedirect(f"{reverse('events')}?{'beside' if changed.is_beside else 'kept'}")
    context = {"place": "notebook", "form": form, "id": id, "of": id_text(id), "base_revision": base}
    return render(request, "journal/events/change.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def delete(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Say what erasing means, or do it."""
    if request.method == "POST":
        actions.delete_event(request.vault, id)
        return HttpResponseRedirect(f"{reverse('events')}?erased")
    context = {"place": "notebook", "row": _shown(_event_or_404(request, id))}
    return render(request, "journal/events/delete.html", context)


def _event_or_404(request: SignedInRequest, id: bytes) -> Item[Event]:
    if item := find(request.vault, EVENTS, id):
        return item
    raise Http404


def _shown(item: Item[Event]) -> dict[str, Any]:
    event = item.record
    return {
        "id": item.id,
        "words": event.words,
        "first": date.fromordinal(event.first_day),
        "last": date.fromordinal(event.last_day) if event.is_stretch else None,
        "is_beside": bool(event.beside),
    }
