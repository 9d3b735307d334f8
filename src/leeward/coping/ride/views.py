"""The pages of a ride. What is shown follows from the notebook alone, so a reload or the back button loses nothing."""

from __future__ import annotations

import random
import re
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.accounts.requests import AnyRequest
from leeward.coping.plan import presenting
from leeward.coping.plan import queries as plans
from leeward.coping.plan.records import PEOPLE, SERVICES
from leeward.coping.ride import actions, public, queries, rules, wave
from leeward.coping.ride.forms import AgainForm, BeginForm, RateForm, WaitForm
from leeward.coping.ride.records import COULD_NOT, ENDS, ENOUGH, Beginning, Riding
from leeward.coping.ride.rules import Place
from leeward.coping.toolbox import queries as tools
from leeward.coping.toolbox import rules as shelf_rules
from leeward.coping.toolbox.access import activity_or_404
from leeward.coping.toolbox.activities import MOMENTS, Activity
from leeward.coping.toolbox.records import Offered
from leeward.coping.toolbox.said import sentence
from leeward.coping.toolbox.words import MOMENT_NAMES
from leeward.kernel import clock
from leeward.vault.opened import OpenVault

LOOK_AGAIN = 422
# Unguessable and unseeded: what is offered tells nobody anything about anybody.
DICE = random.SystemRandom()
_SHARE = re.compile(r"0\.\d{4}|1\.0000")


@require_http_methods(["GET", "HEAD", "POST"])
def ride(request: AnyRequest) -> HttpResponse:
    """Show where somebody is in their ride. Without a notebook, or while it is locked, the ride that keeps nothing."""
    if request.method != "POST" and request.vault is None:
        return public.page(public.RIDE, is_locked=request.user.is_authenticated)
    return own(request)


@needs_open_vault
def own(request: SignedInRequest) -> HttpResponse:
    """Begin a ride, or show the step it is at."""
    now = clock.now()
    actions.tidy(request.vault, now=now)
    found = queries.drafted(request.vault, now=now)
    if request.method == "GET" and found.riding and not found.riding.ended:
        return _step(request, found.riding, now)
    start = {"keeps": tools.shelf(request.vault).keeps_rides}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        actions.begin(request.vault, form_id(request), Beginning(**form.cleaned_data), now=now)
        return HttpResponseRedirect(reverse("ride"))
    context = {"form": form, "waiting": found.waiting, "wave": wave.drawing(0)}
    return render(request, "coping/ride/begin.html", context, status=LOOK_AGAIN if form.errors else 200)


def _step(request: SignedInRequest, riding: Riding, now: datetime) -> HttpResponse:
    at = int(now.timestamp())
    place = rules.place(riding)
    if place is Place.DOING:
        return render(request, "coping/ride/doing.html", _doing(request.vault, riding, at))
    if place is Place.PEOPLE:
        return render(request, "coping/ride/people.html", _frame(request.vault, riding, at))
    if place is Place.RESTING:
        return render(
            request,
            "coping/ride/resting.html",
            _frame(request.vault, riding, at) | {"last": _last(request.vault, riding)},
        )
    return _choosing(request, riding, at)


def _people(vault: OpenVault) -> list[presenting.Person]:
    """Return who the person wrote into their plan to turn to, one tap away each."""
    plan = plans.plan_of(vault)
    return [person for number in (PEOPLE, SERVICES) for person in presenting.people(plan.part(number).contacts)]


def _frame(vault: OpenVault, riding: Riding, at: int) -> dict[str, Any]:
    minute = rules.minute(riding, at)
    is_very_strong = (rules.newest(riding) or 0) >= rules.VERY_STRONG
    comes_first = is_very_strong or rules.place(riding) is Place.PEOPLE
    return {
        "riding": riding,
        "minute": minute,
        "said": rules.said(riding),
        "step": len(riding.steps),
        "is_very_strong": is_very_strong,
        "people": _people(vault) if comes_first else [],
        "wave": wave.drawing(minute),
    }


def _doing(vault: OpenVault, riding: Riding, at: int) -> dict[str, Any]:
    by_key = {one.key: one for one in tools.activities(vault)}
    known = tools.known_of(vault, riding.strategy)
    return _frame(vault, riding, at) | {
        "tool": by_key.get(riding.strategy),
        "seconds_left": rules.seconds_left(riding, at),
        "known": sentence(known) if known else "",
    }


def _last(vault: OpenVault, riding: Riding) -> Activity | None:
    """Return the tool of the last five minutes, to go on with; not one that just made it worse."""
    if not riding.steps or riding.steps[-1].how in {"worse", "not"}:
        return None
    return {one.key: one for one in tools.activities(vault)}.get(riding.steps[-1].strategy)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def choose(request: SignedInRequest) -> HttpResponse:
    """Show what there is to choose from, or begin five minutes with it."""
    now = clock.now()
    riding = queries.drafted(request.vault, now=now).riding
    if riding is None or riding.ended:
        return HttpResponseRedirect(reverse("ride"))
    if request.method == "GET":
        return _choosing(request, riding, int(now.timestamp()))
    activity = activity_or_404(request.vault, request.POST.get("tool", ""))
    actions.choose(
        request.vault, activity.key, use_id=form_id(request), offered=_offered(request.POST.getlist("offered")), now=now
    )
    return HttpResponseRedirect(reverse("ride"))


def _choosing(request: SignedInRequest, riding: Riding, at: int) -> HttpResponse:
    vault = request.vault
    moment = request.GET.get("m", "") if request.GET.get("m") in MOMENTS else ""
    context = _frame(vault, riding, at) | {
        "last": _last(vault, riding),
        "moment": MOMENT_NAMES.get(moment, ""),
        "moments": [
            {"href": f"{reverse('ride-choose')}?m={key}", "words": MOMENT_NAMES[key], "chosen": key == moment}
            for key in MOMENTS
        ],
    }
    if moment:
        here, used = tools.shelf(vault), tools.used(vault)
        fitting = shelf_rules.may_be_offered(
            tools.activities(vault), here, shelf_rules.made_worse(used), out=riding.out
        )
        context["tools"] = [one for one in fitting if moment in one.moments]
    else:
        found = tools.offers(vault, urge=rules.newest(riding), out=riding.out, rng=DICE)
        context["tools"] = [activity for activity, _ in found]
        context["offered"] = [f"{offer.strategy}:{offer.share:.4f}" for _, offer in found]
    return render(request, "coping/ride/choosing.html", context)


def _offered(sent: list[str]) -> list[Offered]:
    """Return what was offered, read back from the page; what cannot be read is left out."""
    found = []
    for one in sent[:5]:
        strategy, _colon, share = one.partition(":")
        if _SHARE.fullmatch(share):
            found.append(Offered(strategy[:40], float(share)))
    return found


@require_http_methods(["GET", "POST"])
@needs_open_vault
def rate(request: SignedInRequest) -> HttpResponse:
    """Ask how strong it is now, or keep the answer."""
    now = clock.now()
    riding = queries.drafted(request.vault, now=now).riding
    if riding is None or riding.ended or (request.method == "GET" and not riding.strategy):
        return HttpResponseRedirect(reverse("ride"))
    form = RateForm(request.POST if request.method == "POST" else None, initial={"step": len(riding.steps)})
    if form.is_valid():
        found = form.cleaned_data
        actions.rate(request.vault, found["step"], after=found["after"], how=found["how"], now=now)
        return HttpResponseRedirect(reverse("ride"))
    context = _frame(request.vault, riding, int(now.timestamp())) | {"form": form}
    return render(request, "coping/ride/rate.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_POST
@needs_open_vault
def end(request: SignedInRequest) -> HttpResponse:
    """End the ride, in one of the two ways a ride ends."""
    how = request.POST.get("how", "")
    # The tick stands only on the page that asks about keeping again; there an empty one is an answer too.
    keeps = "keeps" in request.POST if "asked" in request.POST else None
    actions.end(request.vault, how if how in ENDS else ENOUGH, keeps=keeps, now=clock.now())
    return HttpResponseRedirect(reverse("ride-ended"))


@require_safe
@needs_open_vault
def ended(request: SignedInRequest) -> HttpResponse:
    """Say that it has ended, kindly in both ways, and where to go from here."""
    now = clock.now()
    riding = queries.drafted(request.vault, now=now).riding
    if riding is None or not riding.ended:
        return HttpResponseRedirect(reverse("ride"))
    is_care = riding.ended == COULD_NOT
    context = {"riding": riding, "said": rules.said(riding), "minute": rules.minute(riding, riding.since)}
    return render(request, "coping/ride/could_not.html" if is_care else "coping/ride/ended.html", context)


@require_POST
@needs_open_vault
def erase(request: SignedInRequest) -> HttpResponse:
    """Erase the ride that just ended."""
    actions.erase(request.vault, now=clock.now())
    return HttpResponseRedirect(reverse("toolbox"))


@require_http_methods(["GET", "POST"])
@needs_open_vault
def wait(request: SignedInRequest) -> HttpResponse:
    """Begin to wait half an hour and do nothing else; INSIGHTS.md 5(d): offered, never urged."""
    form = WaitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.wait(request.vault, form.cleaned_data["first"], now=clock.now())
        return HttpResponseRedirect(reverse("ride-again"))
    return render(request, "coping/ride/wait.html", {"form": form}, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def again(request: SignedInRequest) -> HttpResponse:
    """Show that the second number is waited for, or keep it."""
    now = clock.now()
    waiting = queries.drafted(request.vault, now=now).waiting
    form = AgainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_kept = actions.rate_again(request.vault, form_id(request), form.cleaned_data["after"], now=now)
        return render(request, "coping/ride/waited.html", {"is_kept": is_kept})
    if waiting is None:
        return HttpResponseRedirect(reverse("ride"))
    at = int(now.timestamp())
    minutes = (at - waiting.began) // rules.MINUTE
    context = {"form": form, "is_due": rules.is_due(waiting, at), "minutes": minutes, "before": waiting.before}
    return render(request, "coping/ride/again.html", context, status=LOOK_AGAIN if form.errors else 200)
