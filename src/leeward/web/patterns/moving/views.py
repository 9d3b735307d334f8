"""The page "Does moving go with easier hours?"."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.toolbox import queries as toolbox
from leeward.insights.results import NotEnough
from leeward.journal.queries import days_of, vocabulary
from leeward.journal.records import MOOD, PULL, Series
from leeward.journal.remarks.queries import remarks_of
from leeward.movement import queries
from leeward.vault.opened import OpenVault
from leeward.web.patterns import before_words
from leeward.web.patterns.findings_kept import findings_of
from leeward.web.patterns.local_day import today_of
from leeward.web.patterns.moving_times import times_of, tools, uses_of


@require_safe
@needs_open_vault
def moving(request: SignedInRequest) -> HttpResponse:
    """Show what can be said about the hours after moving, and what cannot yet."""
    # Late: numpy is loaded by who looks at patterns, not by who unlocks.
    from leeward.web.patterns.moving import page, words

    vault = request.vault
    if not times_of(vault):
        return render(request, "web/patterns/moving.html", {"place": "patterns"})
    head, rows = page.around(item.record for item in queries.own_moved(vault))
    from_tools = sum(one.strategy in tools() for one in toolbox.used(vault))
    context = {
        "place": "patterns",
        "cards": [*_hours(vault), page.tools_card(uses_of(vault))],
        "head": head,
        "rows": rows,
        "counted": words.counted(queries.times_moved(vault), queries.times_imported(vault), from_tools),
    }
    return render(request, "web/patterns/moving.html", context)


def _hours(vault: OpenVault) -> list[object]:
    days = days_of(vault)
    scales = [one for one in vocabulary(vault).series if one.id in {MOOD, PULL} and days.get(one.id)]
    return [_card(vault, series) for series in scales]


def _card(vault: OpenVault, series: Series) -> object:
    from leeward.web.patterns.before_page import Told
    from leeward.web.patterns.moving import page

    found, outcome = findings_of(vault, series.id, today=today_of(vault)), before_words.outcome_of(series)
    if not found.factors:
        return page.card(series.id, outcome, before_words.not_enough(found.missing or NotEnough(0, 0), outcome))
    return page.hours_card(Told(series, found.factors, {}, remarks_of(vault)))
