"""One small action: what is in hand, choosing or changing one, and how it was."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.steps.asking import LOOK_AGAIN, here, id_or_404, id_or_none, sent
from leeward.steps.sheet.queries import sheet
from leeward.steps.small import actions, queries, starting_points
from leeward.steps.small.forms import LONGEST_ACTION, SmallForm
from leeward.steps.small.records import A_BIT, DID, DONE, NOT_TODAY, OPEN, PUT_DOWN
from leeward.vault.opened import OpenVault

FINE = (DID, A_BIT, NOT_TODAY)


@require_safe
@needs_open_vault
def one(request: SignedInRequest) -> HttpResponse:
    """Show the one small thing in hand, or go on to choosing one."""
    item = queries.in_hand(request.vault)
    if item is None:
        return HttpResponseRedirect(reverse("small-new"))
    page = {"small": item.record, "id": id_text(item.id), "goal": _goal_words(request.vault, item.record.goal)}
    return render(request, "steps/small/one.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def new(request: SignedInRequest) -> HttpResponse:
    """Offer starting points and ask for one small action, or keep it."""
    vault = request.vault
    form = SmallForm(sent(request), goals=queries.goals(vault)[OPEN], initial=_beginning(request))
    if request.method == "POST" and form.is_valid():
        small = form.to_record(here(vault, clock.now()))
        actions.take_in_hand(vault, small, id=form_id(request), of=id_or_none(form.cleaned_data["of"]))
        return HttpResponseRedirect(reverse("small-one"))
    area = starting_points.area(request.GET.get("for", ""))
    page: dict[str, Any] = {
        "form": form,
        "areas": [
            {"href": f"?for={one.key}", "words": one.name, "chosen": one == area} for one in starting_points.AREAS
        ],
        "area": area,
        "ideas": [(f"{area.key}-{number}", words) for number, words in enumerate(area.actions)] if area else [],
        "is_smaller": "smaller" in request.GET,
        "has_one": queries.in_hand(vault) is not None,
    }
    return render(request, "steps/small/new.html", page, status=LOOK_AGAIN if form.errors else 200)


def _beginning(request: SignedInRequest) -> dict[str, str]:
    """Return what the form begins with: words of a starting point, or of an action that is made smaller or repeated."""
    asked = request.GET
    of = asked.get("smaller", "")
    there = queries.small(request.vault, id_or_none(of or asked.get("again", "")))
    if there is None:
        problem = sheet(request.vault, id_or_none(asked.get("sheet", "")))
        words = problem.record.action if problem else str(starting_points.action(asked.get("from", "")))
        return {
            "words": " ".join(words.split())[:LONGEST_ACTION],
            "goal": asked.get("goal", ""),
            "sheet": asked.get("sheet", ""),
        }
    small = there.record
    return {
        "words": small.words,
        "after": small.after,
        "goal": id_text(small.goal) if small.goal else "",
        "sheet": id_text(small.sheet) if small.sheet else "",
        "of": of,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def how(request: SignedInRequest, id: str) -> HttpResponse:
    """Keep how it was, or show what can come next; "not today" is written down nowhere."""
    small_id = id_or_404(id)
    said = request.POST.get("how", "") if request.method == "POST" else request.GET.get("how", "")
    if request.method == "POST" and said in DONE:
        actions.answer(request.vault, small_id, said, moment=here(request.vault, clock.now()))
    if request.method == "POST" and said in FINE:
        return HttpResponseRedirect(f"{reverse('small-how', args=[id])}?how={said.replace(' ', '+')}")
    item = queries.small(request.vault, small_id)
    if item is None or said not in FINE:
        return HttpResponseRedirect(reverse("small-one"))
    page = {"small": item.record, "id": id, "how": said, "is_not_today": said == NOT_TODAY, "is_a_bit": said == A_BIT}
    return render(request, "steps/small/how.html", page)


@require_POST
@needs_open_vault
def arrange(request: SignedInRequest, id: str) -> HttpResponse:
    """Put an action down, pick it up again, or erase it."""
    small_id, moment = id_or_404(id), here(request.vault, clock.now())
    way = request.POST.get("way", "")
    if way == PUT_DOWN:
        actions.answer(request.vault, small_id, PUT_DOWN, moment=moment)
        return HttpResponseRedirect(f"{reverse('small-done')}?down")
    if way == "pick up":
        actions.pick_up(request.vault, small_id, moment=moment)
        return HttpResponseRedirect(reverse("small-one"))
    if way == "erase":
        actions.erase_small(request.vault, small_id)
    return HttpResponseRedirect(reverse("small-done"))


def _goal_words(vault: OpenVault, id: bytes) -> str:
    found = queries.goal(vault, id) if id else None
    return found.record.words if found else ""
