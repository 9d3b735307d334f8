"""The hub of small steps, and lights along the shore."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment
from leeward.steps.asking import LOOK_AGAIN, here, sent
from leeward.steps.celebrations import actions, queries, rules
from leeward.steps.celebrations.forms import ChoiceForm, MilestoneForm
from leeward.steps.celebrations.records import Celebrated
from leeward.steps.celebrations.words import THING_NAMES
from leeward.vault.opened import OpenVault
from leeward.web.small_steps import shore, sources


@require_safe
@needs_open_vault
def hub(request: SignedInRequest) -> HttpResponse:
    """Show the doors; nothing is counted and nothing waits."""
    return render(request, "web/small_steps/hub.html")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def celebrations(request: SignedInRequest) -> HttpResponse:
    """Show the lights for what its owner chose, and the choice; or keep another choice."""
    there = queries.celebrated(request.vault)
    form = ChoiceForm(sent(request), there=there, offered=sources.SOURCES)
    if request.method == "POST" and form.is_valid():
        names = [] if "off" in request.POST else form.cleaned_data["things"]
        actions.choose(request.vault, names, numbers=form.cleaned_data["numbers"])
        return HttpResponseRedirect(reverse("celebrations"))
    gathered = rules.shown(actions.look(request.vault, sources.held(request.vault, there.chosen)))
    moment = here(request.vault, clock.now())
    page = {"form": form, **_shore(there, gathered), **_milestones(request.vault, moment)}
    return render(request, "web/small_steps/celebrations.html", page, status=LOOK_AGAIN if form.errors else 200)


def _shore(there: Celebrated, gathered: dict[str, int]) -> dict[str, Any]:
    return {
        "is_on": bool(there.chosen),
        "lights": shore.lights(gathered),
        "land": shore.land(),
        "ripples": shore.ripples(),
        # A thing of which there is none yet is not mentioned: a nought beside its name would be a reproach.
        "things": [
            {"name": THING_NAMES[name], "number": count if there.numbers else None}
            for name, count in gathered.items()
            if count
        ],
    }


def _milestones(vault: OpenVault, moment: Moment) -> dict[str, Any]:
    found = queries.milestones(vault)
    return {
        "milestone_form": MilestoneForm(today=moment.day(), auto_id="milestone_%s"),
        "milestones": [
            {"id": id_text(item.id), "words": item.record.words, "on": date.fromordinal(item.record.day)}
            for item in found
        ],
    }
