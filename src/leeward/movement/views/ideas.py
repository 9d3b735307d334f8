"""The two sets of small movements, as far as they fit what somebody goes by."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.movement import actions, queries, rules
from leeward.movement.access import movement_or_404
from leeward.movement.movements import NO_ENERGY, SETS, evidence_for, shipped
from leeward.movement.words import NEED_NAMES, SET_NAMES


@require_safe
@needs_open_vault
def ideas(request: SignedInRequest) -> HttpResponse:
    """Show one set; the gentler one where none was asked for."""
    asked = request.GET.get("m", "")
    chosen = asked if asked in SETS else NO_ENERGY
    plan = queries.plan_of(request.vault)
    page = {
        "title": SET_NAMES[chosen],
        "sets": [{"href": f"?m={key}", "words": SET_NAMES[key], "chosen": key == chosen} for key in SETS],
        "found": [one for one in shipped() if one.set == chosen and one.works_with(plan.needs)],
        "needs": [NEED_NAMES[need] for need in plan.needs if need in NEED_NAMES],
        "in_plan": plan.moves,
        "is_angry": chosen != NO_ENERGY,
    }
    return render(request, "movement/ideas.html", page)


@require_safe
@needs_open_vault
def idea(request: SignedInRequest, key: str) -> HttpResponse:
    """Show how one goes and what is known about it."""
    movement = movement_or_404(key)
    words, sources = evidence_for(movement.evidence)
    in_plan = key in queries.plan_of(request.vault).moves
    page = {"one": movement, "set": SET_NAMES[movement.set], "evidence": words, "sources": sources, "in_plan": in_plan}
    return render(request, "movement/idea.html", page)


@require_POST
@needs_open_vault
def to_plan(request: SignedInRequest, key: str) -> HttpResponse:
    """Put one into the plan."""
    movement = movement_or_404(key)
    actions.change_plan(request.vault, lambda plan: rules.with_move(plan, movement.key))
    return HttpResponseRedirect(reverse("moving-idea", args=[key]))
