"""Keeping that one moved, with or without anything more; looking at what was kept, changing it, erasing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.movement import actions, queries, rules
from leeward.movement.access import own_moved_or_404
from leeward.movement.forms import MovedForm, shown
from leeward.movement.records import Doing, Moved
from leeward.movement.views.doing import kinds_in
from leeward.movement.views.plan import LOOK_AGAIN
from leeward.movement.words import minutes_words, named
from leeward.vault.kinds import Item

FEW = 30  # times on one page


@require_http_methods(["GET", "POST"])
@needs_open_vault
def did(request: SignedInRequest) -> HttpResponse:
    """Ask what it was, or keep it; a single tap keeps that it was."""
    now, plan = clock.now(), queries.plan_of(request.vault)
    doing = queries.doing_of(request.vault, now=now)
    kinds = kinds_in(plan, doing.kind if doing else "", request.POST.get("kind", ""))
    form = MovedForm(
        request.POST if request.method == "POST" else None,
        kinds=kinds,
        initial=_from(doing, int(now.timestamp())) if doing else {"ago": "0"},
    )
    if form.is_valid():
        kept_as = actions.keep_moved(request.vault, form.to_record(now, request.settings.zone), id=form_id(request))
        return HttpResponseRedirect(reverse("moving-kept", args=[id_text(kept_as)]))
    page = {"form": form, "was_timed": doing is not None}
    return render(request, "movement/did.html", page, status=LOOK_AGAIN if form.errors else 200)


def _from(doing: Doing, now: int) -> dict[str, Any]:
    return {
        "kind": doing.kind,
        "minutes": rules.minutes_moved(doing, now),
        "began": str(doing.began),
        "ago": "0",
        "mood_before": doing.mood,
        "urge_before": doing.urge,
    }


@require_safe
@needs_open_vault
def kept(request: SignedInRequest, id: str) -> HttpResponse:
    """Say that it is kept, the same whatever it was; and a word about rest where the day has had enough."""
    item = own_moved_or_404(request.vault, id)
    done = queries.minutes_on(request.vault, item.record.moment.day_number())
    return render(request, "movement/kept.html", {"id": id, "is_plenty": rules.is_plenty(done)})


@require_safe
@needs_open_vault
def earlier(request: SignedInRequest) -> HttpResponse:
    """Show what was kept, newest first: only what is there, and nothing of the days between."""
    found = queries.own_moved(request.vault)
    page = {"lines": [_line(item) for item in found[:FEW]], "is_cut": len(found) > FEW}
    return render(request, "movement/earlier.html", page)


def _line(item: Item[Moved]) -> dict[str, Any]:
    record = item.record
    return {
        "id": id_text(item.id),
        "at": record.moment.local(),
        "words": named(record.kind),
        "minutes": minutes_words(record.minutes) if record.minutes else "",
    }


@require_http_methods(["GET", "POST"])
@needs_open_vault
def change(request: SignedInRequest, id: str) -> HttpResponse:
    """Add to one time of moving, or change it."""
    item = own_moved_or_404(request.vault, id)
    kinds = kinds_in(queries.plan_of(request.vault), item.record.kind)
    form = MovedForm(request.POST if request.method == "POST" else None, kinds=kinds, initial=shown(item.record))
    if form.is_valid():
        actions.change_moved(request.vault, item.id, form.corrected)
        return HttpResponseRedirect(reverse("moving-earlier"))
    page = {"form": form, "id": id, "at": item.record.moment.local()}
    return render(request, "movement/change.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def erase(request: SignedInRequest, id: str) -> HttpResponse:
    """Say what erasing means, or do it."""
    if request.method == "POST":
        actions.erase_moved(request.vault, own_moved_or_404(request.vault, id).id)
        return HttpResponseRedirect(reverse("moving"))
    item = own_moved_or_404(request.vault, id)
    return render(request, "movement/erase.html", {"line": _line(item)})
