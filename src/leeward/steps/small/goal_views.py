"""Goals, and everything that was done, reached or put down."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.steps.asking import LOOK_AGAIN, here, id_or_404, sent
from leeward.steps.small import actions, queries, rules, starting_points
from leeward.steps.small.forms import GoalForm
from leeward.steps.small.records import A_BIT, OPEN, REACHED, RESTING, Goal, Small
from leeward.vault.kinds import Item

FEW = 40  # small things before the rest is asked for


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def goals(request: SignedInRequest) -> HttpResponse:
    """Show what somebody would like, resting things folded away; or keep something new."""
    area = starting_points.area(request.GET.get("from", ""))
    form = GoalForm(sent(request), initial={"words": str(area.goal) if area else ""})
    if request.method == "POST" and form.is_valid():
        moment = here(request.vault, clock.now())
        actions.keep_goal(request.vault, form.cleaned_data["words"], moment=moment, id=form_id(request))
        return HttpResponseRedirect(reverse("goals"))
    found = queries.goals(request.vault)
    page: dict[str, Any] = {
        "form": form,
        "goals": _shown(found[OPEN]),
        "resting": _shown(found[RESTING]),
        "areas": [
            {"href": f"?from={one.key}#new", "words": one.name, "chosen": one == area} for one in starting_points.AREAS
        ],
    }
    return render(request, "steps/small/goals.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def goal(request: SignedInRequest, id: str) -> HttpResponse:
    """Show one goal to say it in other words, or keep them."""
    item = queries.goal(request.vault, id_or_404(id))
    if item is None:
        raise Http404
    form = GoalForm(sent(request), initial={"words": item.record.words})
    if request.method == "POST" and form.is_valid():
        moment = here(request.vault, clock.now())
        actions.keep_goal(request.vault, form.cleaned_data["words"], moment=moment, id=item.id)
        return HttpResponseRedirect(reverse("goals"))
    page = {"form": form, "id": id, "is_reached": item.record.way == REACHED}
    return render(request, "steps/small/goal.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_POST
@needs_open_vault
def arrange(request: SignedInRequest, id: str) -> HttpResponse:
    """Let a goal rest, take it up again, keep it as reached, or erase it."""
    goal_id, way = id_or_404(id), request.POST.get("way", "")
    ways = {"rest": RESTING, "again": OPEN, "reached": REACHED}
    if way == "erase":
        actions.erase_goal(request.vault, goal_id)
    elif way in ways:
        actions.change_goal(request.vault, goal_id, ways[way], moment=here(request.vault, clock.now()))
    return HttpResponseRedirect(reverse("small-done") if way == "reached" else reverse("goals"))


@require_safe
@needs_open_vault
def done(request: SignedInRequest) -> HttpResponse:
    """Show what was done and reached, newest first, and what was put down, folded away."""
    smalls = queries.smalls(request.vault)
    found = [_done(item) for item in rules.done(smalls)]
    page = {
        "done": found if "all" in request.GET else found[:FEW],
        "has_more": len(found) > FEW and "all" not in request.GET,
        "put_down": [{"id": id_text(item.id), "words": item.record.words} for item in rules.put_down(smalls)],
        "reached": _shown(queries.goals(request.vault)[REACHED]),
        "was_put_down": "down" in request.GET,
    }
    return render(request, "steps/small/done.html", page)


def _done(item: Item[Small]) -> dict[str, object]:
    small = item.record
    moment = small.answered or small.moment
    return {"id": id_text(item.id), "words": small.words, "is_a_bit": small.how == A_BIT, "on": moment.day()}


def _shown(items: list[Item[Goal]]) -> list[dict[str, object]]:
    return [{"id": id_text(item.id), "words": item.record.words} for item in items]
