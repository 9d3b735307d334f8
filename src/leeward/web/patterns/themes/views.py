"""Words of these weeks, and the lists behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal.themes import actions
from leeward.journal.themes.form import ListsForm
from leeward.journal.themes.queries import choice, lists_of
from leeward.journal.themes.records import Themes
from leeward.journal.views.asking import LOOK_AGAIN, sent, zone_of
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault
from leeward.web.patterns.themes import kept, rows

_LONGEST_TERM = 100  # characters


@require_http_methods(["GET", "POST"])
@needs_open_vault
def themes(request: SignedInRequest) -> HttpResponse:
    """Explain it while it is off, show the words while it is on; or do what a button says."""
    if request.method == "POST":
        _do(request)
        return HttpResponseRedirect(reverse("patterns-themes"))
    chosen = choice(request.vault)
    if not chosen.is_on:
        return render(request, "web/patterns/themes/off.html", {"place": "patterns"})
    today = moment_in(zone_of(request), clock.now()).day().toordinal()
    return render(request, "web/patterns/themes/themes.html", _page(request.vault, chosen, today))


def _do(request: SignedInRequest) -> None:
    buttons: dict[str, Callable[[OpenVault, str], None]] = {
        "on": lambda vault, _: actions.switch_on(vault),
        "off": lambda vault, _: actions.switch_off(vault),
        "hide": actions.hide,
        "show": actions.show_again,
    }
    for name, action in buttons.items():
        if value := request.POST.get(name, "")[:_LONGEST_TERM]:
            action(request.vault, value)
            return


def _page(vault: OpenVault, chosen: Themes, today: int) -> dict[str, Any]:
    found = kept.themes_of(vault, today=today, language=get_language() or "")
    lists = lists_of(chosen)
    counted = kept.months_of(vault, lists, today=today)
    months = kept.last_months(today)
    head, table = rows.table(lists, counted, months)
    shown = rows.list_rows(lists, counted)
    return {
        "place": "patterns",
        "first": date.fromordinal(today - kept.DAYS + 1),
        "last": date.fromordinal(today),
        "found": found,
        "words": rows.word_rows(found, chosen.hidden),
        "hidden": sorted(chosen.hidden),
        "lists_used": [row for row in shown if row.is_used],
        "lists_unused": ", ".join(row.name for row in shown if not row.is_used),
        "highest": rows.highest(counted, months),
        "since": rows.month_name(months[0][0]),
        "since_short": rows.short_month(months[0][0]),
        "head": head,
        "table": table if lists else [],
    }


@require_http_methods(["GET", "POST"])
@needs_open_vault
def lists(request: SignedInRequest) -> HttpResponse:
    """Show the lists to change, or keep them."""
    if "first" in request.POST:
        actions.change_lists(request.vault, None)
        return HttpResponseRedirect(reverse("patterns-themes") + "#lists")
    form = ListsForm(sent(request), lists=lists_of(choice(request.vault)))
    if request.method == "POST" and form.is_valid():
        actions.change_lists(request.vault, form.to_lists())
        return HttpResponseRedirect(reverse("patterns-themes") + "#lists")
    context = {"place": "patterns", "form": form}
    return render(request, "web/patterns/themes/lists.html", context, status=LOOK_AGAIN if form.errors else 200)
