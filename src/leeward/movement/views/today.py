"""Moving today: the plan as it is for this day, one tap to make it smaller, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.movement import actions, queries, rules
from leeward.movement.movements import evidence_for
from leeward.movement.parts import PARTS
from leeward.movement.records import Plan
from leeward.movement.words import SET_NAMES, minutes_words

WAYS: dict[str, Callable[[Plan, int], Plan]] = {
    "smaller": rules.made_smaller,
    "larger": rules.made_larger,
    "rest": rules.rested,
    "usual": lambda plan, _day: rules.as_usual(plan),
}


def day_of(request: SignedInRequest) -> int:
    """Return the day it is where the person is. Unit: as Moment.day_number()."""
    return moment_in(request.settings.zone, clock.now()).day_number()


@require_safe
@needs_open_vault
def moving(request: SignedInRequest) -> HttpResponse:
    """Show what today could hold. Days before it are not looked at (CLINICAL R25, R28)."""
    plan, day = queries.plan_of(request.vault), day_of(request)
    lines = [(part.icon, part.said(plan)) for part in PARTS if part.key not in {"size", "needs"}]
    size, done = rules.size_on(plan, day), queries.minutes_on(request.vault, day)
    page = {
        "has_plan": not rules.is_empty(plan),
        "lines": [(icon, said) for icon, said in lines if said],
        "size": minutes_words(size) if size else "",
        "is_for_today": plan.on == day,
        "may_grow": size < rules.SIZES[-1] and not rules.is_plenty(done),
        "is_plenty": rules.is_plenty(done),
        "doing": queries.doing_of(request.vault, now=clock.now()),
        "sets": SET_NAMES,
        "has_kept": bool(queries.own_moved(request.vault)),
    }
    return render(request, "movement/moving.html", page)


@require_POST
@needs_open_vault
def size(request: SignedInRequest) -> HttpResponse:
    """Make today smaller or larger, rest, or let it be as usual."""
    way, day = WAYS.get(request.POST.get("way", "")), day_of(request)
    if way is not None:
        actions.change_plan(request.vault, lambda plan: way(plan, day))
    return HttpResponseRedirect(f"{reverse('moving')}#today")


@require_safe
@needs_open_vault
def care(request: SignedInRequest) -> HttpResponse:
    """Show when to leave it, and why nothing here is about looks."""
    words, sources = evidence_for("why")
    return render(request, "movement/care.html", {"evidence": words, "sources": sources})
