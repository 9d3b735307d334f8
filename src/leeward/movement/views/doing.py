"""Doing it: begin, a page that is quiet meanwhile, pause, enough. The page works alone; script only draws a line."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.movement import actions, queries, rules
from leeward.movement.forms import BeginForm
from leeward.movement.movements import shipped, titles
from leeward.movement.records import Plan
from leeward.movement.views.plan import LOOK_AGAIN
from leeward.movement.views.today import day_of
from leeward.movement.words import minutes_words, named


def kinds_in(plan: Plan, *others: str) -> list[str]:
    """Return what is offered as a word: the plan's own, and what else is meant just now."""
    return list(dict.fromkeys(kind for kind in (*others, *plan.moves, plan.own) if kind))


@require_http_methods(["GET", "POST"])
@needs_open_vault
def begin(request: SignedInRequest) -> HttpResponse:
    """Ask how long and, by choice, how it is; or begin."""
    now, plan = clock.now(), queries.plan_of(request.vault)
    asked = request.POST.get("kind", "") or request.GET.get("kind", "")
    kinds = kinds_in(plan, asked if asked in titles() else "")
    size = rules.size_on(plan, day_of(request)) or rules.SIZES[0]
    chosen = kinds[0] if asked in titles() else ""
    form = BeginForm(request.POST if request.method == "POST" else None, kinds=kinds, size=size, kind=chosen)
    if form.is_valid():
        actions.begin(request.vault, form.to_doing(now))
        return HttpResponseRedirect(reverse("moving-doing"))
    done = queries.minutes_on(request.vault, day_of(request))
    page = {"form": form, "is_plenty": rules.is_plenty(done)}
    return render(request, "movement/begin.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_safe
@needs_open_vault
def doing(request: SignedInRequest) -> HttpResponse:
    """Show what is under way, or the first page where nothing is."""
    now = clock.now()
    found = queries.doing_of(request.vault, now=now)
    if found is None:
        return HttpResponseRedirect(reverse("moving"))
    began = moment_in(request.settings.zone, datetime.fromtimestamp(found.began, tz=UTC))
    movement = next((one for one in shipped() if one.key == found.kind), None)
    page = {
        "title": named(found.kind),
        "movement": movement,
        "began": began.local(),
        "chosen": minutes_words(found.minutes) if found.minutes else "",
        "seconds": (found.minutes or 0) * rules.MINUTE,
        "gone": rules.seconds_moved(found, int(now.timestamp())),
        "is_paused": found.paused is not None,
    }
    return render(request, "movement/doing.html", page)


@require_POST
@needs_open_vault
def doing_way(request: SignedInRequest) -> HttpResponse:
    """Pause, go on, or let it go without keeping anything."""
    way, now = request.POST.get("way", ""), clock.now()
    if way == "let-go":
        actions.let_go(request.vault)
        return HttpResponseRedirect(reverse("moving"))
    if way == "pause":
        actions.pause(request.vault, now=now)
    if way == "go-on":
        actions.go_on(request.vault, now=now)
    return HttpResponseRedirect(reverse("moving-doing"))
