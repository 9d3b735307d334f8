"""Earlier versions: what changed when, reading one, bringing one back, and erasing them for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.plan import actions, presenting, queries
from leeward.coping.plan.access import id_or_404, version_or_404
from leeward.coping.plan.asking import moment_of
from leeward.coping.plan.rules import Change
from leeward.coping.plan.words import PART_WORDS
from leeward.kernel import clock
from leeward.kernel.ids import id_text


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history."""

    id: str
    at: datetime
    parts: list[Any]
    back_to: datetime | None
    is_look: bool


@require_GET
@needs_open_vault
def history(request: SignedInRequest) -> HttpResponse:
    """Show what changed when, newest first."""
    return render(request, "coping/plan/history.html", {"steps": [_step(one) for one in queries.steps(request.vault)]})


def _step(change: Change) -> Step:
    version = change.version
    return Step(
        id=id_text(change.id),
        at=version.moment.local(),
        parts=[PART_WORDS[number].title for number in change.parts],
        back_to=version.back_to.local() if version.back_to else None,
        is_look=not change.parts,
    )


@require_http_methods(["GET", "POST"])
@needs_open_vault
def version(request: SignedInRequest, id: str) -> HttpResponse:
    """Show an earlier version, or bring it back."""
    if request.method == "POST":
        actions.bring_back(request.vault, id_or_404(id), moment=moment_of(request, clock.now()))
        return HttpResponseRedirect(reverse("plan"))
    item = version_or_404(request.vault, id)
    newest = queries.newest(request.vault)
    plan = item.record.plan
    page = {
        "at": item.record.moment.local(),
        "parts": [part for part in (*presenting.six(plan), *presenting.two_beside(plan)) if not part.is_empty],
        "is_newest": newest is not None and newest.id == item.id,
    }
    return render(request, "coping/plan/version.html", page)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def erase(request: SignedInRequest) -> HttpResponse:
    """Say what erasing means, or erase the earlier versions, or all of it."""
    if request.method == "POST":
        if "all" in request.POST:
            actions.forget_all(request.vault)
        elif "earlier" in request.POST:
            actions.forget_earlier(request.vault)
        return HttpResponseRedirect(reverse("plan"))
    kept = len(queries.steps(request.vault))
    return render(request, "coping/plan/erase.html", {"has_any": kept > 0, "has_earlier": kept > 1})
