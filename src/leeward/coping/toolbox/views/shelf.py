"""The toolbox itself: find by kind of moment in one tap, keep close, hide, put in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.toolbox import actions, queries, rules
from leeward.coping.toolbox.access import activity_or_404
from leeward.coping.toolbox.activities import GROUPS, MOMENTS, OWN, Activity
from leeward.coping.toolbox.forms import ColdForm
from leeward.coping.toolbox.offering import listed
from leeward.coping.toolbox.records import Shelf
from leeward.coping.toolbox.words import GROUP_NAMES, MOMENT_NAMES
from leeward.vault.opened import OpenVault

ALL, HIDDEN = "all", "hidden"
FEW = 6  # tools before the rest is folded away


@require_safe
@needs_open_vault
def toolbox(request: SignedInRequest) -> HttpResponse:
    """Show what is kept close, what fits one kind of moment, everything, or what was hidden."""
    asked = request.GET.get("m", "")
    moment = asked if asked in MOMENTS else ""
    here, all_of_them = queries.shelf(request.vault), queries.activities(request.vault)
    page: dict[str, Any] = {
        "moments": [{"href": f"?m={key}", "words": MOMENT_NAMES[key], "chosen": key == moment} for key in MOMENTS],
        "moment": MOMENT_NAMES.get(moment, ""),
        "close": here.close,
        "has_hidden": bool(here.hidden),
        "count": len(all_of_them),
    }
    return render(request, "coping/toolbox/toolbox.html", {**page, **_lists(request.vault, here, all_of_them, asked)})


def _lists(vault: OpenVault, here: Shelf, found: Sequence[Activity], asked: str) -> dict[str, Any]:
    used = queries.used(vault)
    worse = rules.made_worse(used)
    if asked in MOMENTS:
        fitting = rules.shown(found, here, worse, moment=asked)
        return {"tools": fitting[:FEW], "more": fitting[FEW:]}
    if asked == ALL:
        listing = rules.shown(found, here, worse)
        groups = [(GROUP_NAMES[name], [one for one in listing if one.group == name]) for name in (OWN, *GROUPS)]
        return {"groups": [(name, tools) for name, tools in groups if tools]}
    if asked == HIDDEN:
        return {"hidden": [one for one in found if one.key in here.hidden]}
    fine = [one for one in rules.shown(found, here, worse) if one.key not in worse]
    return {"tools": listed(fine, here, used)[:FEW], "is_first": True}


@require_POST
@needs_open_vault
def arrange(request: SignedInRequest, key: str) -> HttpResponse:
    """Keep a tool close or not, hide it or show it."""
    activity_or_404(request.vault, key)
    ways: dict[str, Callable[[Shelf, str], Shelf]] = {
        "close": rules.kept_close,
        "not_close": rules.not_close,
        "hide": rules.hidden,
        "show": rules.not_hidden,
    }
    way = ways.get(request.POST.get("way", ""))
    if way is not None:
        actions.change_shelf(request.vault, lambda shelf: way(shelf, key))
    return HttpResponseRedirect(reverse("tool", args=[key]))


@require_http_methods(["GET", "POST"])
@needs_open_vault
def order(request: SignedInRequest) -> HttpResponse:
    """Show what is kept close in the person's order, or move one."""
    if request.method == "POST":
        for way in ("earlier", "later"):
            if key := request.POST.get(way, ""):
                _move(request.vault, key, earlier=way == "earlier")
        return HttpResponseRedirect(reverse("toolbox-order"))
    by_key = {one.key: one for one in queries.activities(request.vault)}
    close = [by_key[key] for key in queries.shelf(request.vault).close if key in by_key]
    return render(request, "coping/toolbox/order.html", {"tools": close})


def _move(vault: OpenVault, key: str, *, earlier: bool) -> None:
    actions.change_shelf(vault, lambda shelf: rules.moved(shelf, key, earlier=earlier))


@require_http_methods(["GET", "POST"])
@needs_open_vault
def cold(request: SignedInRequest) -> HttpResponse:
    """Show the cautions of cool water before it is switched on, or switch it on or off."""
    if "off" in request.POST:
        return _cold(request, is_on=False)
    form = ColdForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _cold(request, is_on=True)
    context = {"form": form, "is_on": queries.shelf(request.vault).cold}
    return render(request, "coping/toolbox/cold.html", context, status=422 if form.errors else 200)


def _cold(request: SignedInRequest, *, is_on: bool) -> HttpResponse:
    actions.change_shelf(request.vault, lambda shelf: replace(shelf, cold=is_on))
    return HttpResponseRedirect(reverse("tool", args=["cool-water"]) if is_on else reverse("toolbox"))
