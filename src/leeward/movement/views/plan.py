"""The plan for moving: what is in it, one small question at a time, and letting it go."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.movement import actions, queries, rules
from leeward.movement.access import part_or_404
from leeward.movement.parts import PARTS, after

# The form comes back with what was typed and a sentence on what to look at.
LOOK_AGAIN = 422


@require_safe
@needs_open_vault
def plan(request: SignedInRequest) -> HttpResponse:
    """Show every question with what was said, in any order."""
    found = queries.plan_of(request.vault)
    lines = [(part, part.said(found)) for part in PARTS]
    return render(request, "movement/plan.html", {"lines": lines, "is_empty": rules.is_empty(found)})


@require_http_methods(["GET", "POST"])
@needs_open_vault
def part(request: SignedInRequest, key: str) -> HttpResponse:
    """Ask one question, or keep its answer and go on where that was asked."""
    asked = part_or_404(key)
    form = asked.form(request.POST if request.method == "POST" else None, plan=queries.plan_of(request.vault))
    following = after(key)
    if form.is_valid():
        actions.change_plan(request.vault, form.to_plan)
        goes_on = following and "go-on" in request.POST
        return HttpResponseRedirect(reverse("moving-part", args=[following]) if goes_on else reverse("moving-plan"))
    context = {"part": asked, "form": form, "next": following}
    return render(request, "movement/part.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def erase(request: SignedInRequest) -> HttpResponse:
    """Say what letting go of the plan means, or do it."""
    if request.method == "POST":
        actions.let_go_of_plan(request.vault)
        return HttpResponseRedirect(reverse("moving"))
    return render(request, "movement/plan_erase.html")
