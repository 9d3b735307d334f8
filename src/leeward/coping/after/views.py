"""The page for afterwards, the look back, and what was written before."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.after import actions, queries, rules
from leeward.coping.after.forms import LookBackForm, WhenForm
from leeward.coping.after.records import HardTime
from leeward.coping.plan import presenting
from leeward.coping.plan import queries as plans
from leeward.coping.plan.asking import LOOK_AGAIN, meant, sent
from leeward.coping.plan.rules import FEW, within_reach
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.vault.kinds import Item


@require_http_methods(["GET", "POST"])
@needs_open_vault
def afterwards(request: SignedInRequest) -> HttpResponse:
    """Show care, kindness, what is still there and the next step; or keep when it was, for a look back later."""
    now = clock.now()
    form = WhenForm(sent(request), now=now, zone=request.settings.zone)
    if request.method == "POST" and form.is_valid():
        record = HardTime(moment=form.cleaned_data["moment"], recorded_at=int(now.timestamp()))
        named = actions.name_time(request.vault, record, id=form_id(request))
        return HttpResponseRedirect(reverse("after-look-back", args=[id_text(named)]))
    there = queries.all_of_them(request.vault)
    plan = plans.plan_of(request.vault)
    still = queries.still_there(request.vault)
    page = {
        "form": form,
        "people": presenting.people(within_reach(plan))[:FEW],
        "still": still,
        "steps": still.on_my_own[:FEW],
        "going_on": next((id_text(item.id) for item in reversed(there) if rules.goes_on(item.record, now)), ""),
        "has_earlier": any(rules.has_any_words(item.record) for item in there),
    }
    return render(request, "coping/after/afterwards.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def look_back(request: SignedInRequest, id: str) -> HttpResponse:
    """Show the chain to fill in, once an hour has gone by, or keep it. What is sent sooner is kept all the same."""
    item = _found(request, id)
    now = clock.now()
    if request.method == "GET" and not rules.may_look_back(item.record.moment, now):
        opens = meant(rules.look_back_opens(item.record.moment), item.record.moment.zone)
        return render(request, "coping/after/wait.html", {"opens": opens.local(), "id": id})
    form = LookBackForm(sent(request), record=item.record)
    if request.method == "POST" and form.is_valid():
        actions.look_back(request.vault, item.id, form.to_record(), base_revision=_base(request, item))
        return HttpResponseRedirect(f"{reverse('afterwards')}?kept#step")
    page = {
        "form": form,
        "id": id,
        "at": item.record.moment.local(),
        "base_revision": _base(request, item),
        "is_new": not rules.has_any_words(item.record),
        "spellcheck": request.settings.spellcheck,
    }
    return render(request, "coping/after/look_back.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_POST
@needs_open_vault
def erase(request: SignedInRequest, id: str) -> HttpResponse:
    """Erase one for good."""
    actions.erase(request.vault, _id(id))
    return HttpResponseRedirect(reverse("after-earlier"))


@require_GET
@needs_open_vault
def earlier(request: SignedInRequest) -> HttpResponse:
    """Show what was written before, newest first; days on which nothing was written are not in it."""
    items = [item for item in queries.all_of_them(request.vault) if rules.has_any_words(item.record)]
    shown = [
        {"id": id_text(item.id), "at": item.record.moment.local(), "record": item.record} for item in reversed(items)
    ]
    return render(request, "coping/after/earlier.html", {"written": shown})


def _found(request: SignedInRequest, id: str) -> Item[HardTime]:
    """Return the one in the address; what was erased meanwhile counts as new when words come for it."""
    if item := queries.one(request.vault, _id(id)):
        return item
    if request.method == "POST":
        now = clock.now()
        return Item(_id(id), 0, 0, HardTime(moment=meant(now, request.settings.zone), recorded_at=int(now.timestamp())))
    raise Http404


def _id(text: str) -> bytes:
    try:
        return id_bytes(text)
    except NotAnId:
        raise Http404 from None


def _base(request: SignedInRequest, item: Item[HardTime]) -> int:
    text = request.POST.get("base_revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else item.revision
