"""The Patterns page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal.derived import DayStat
from leeward.journal.events.queries import events
from leeward.journal.queries import days_of, series_of
from leeward.journal.records import Series
from leeward.journal.views.asking import zone_of
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.web.patterns import words
from leeward.web.patterns.asked import MOST_AT_ONCE, WINDOWS, Asked, asked
from leeward.web.patterns.cards import Card, Finding, card
from leeward.web.patterns.kept import shifts_of
from leeward.web.patterns.steps import usable


@require_safe
@needs_open_vault
def patterns(request: SignedInRequest) -> HttpResponse:
    """Show what changed, in the series and over the days asked for."""
    days = {series: kept for series, row in days_of(request.vault).items() if (kept := usable(row))}
    known = [series for series in series_of(request.vault) if series.id in days]
    if not known:
        return render(request, "web/patterns/nothing.html", {"place": "patterns"})
    today = moment_in(zone_of(request), clock.now()).day().toordinal()
    newest = max(row[-1].day_ordinal for row in days.values())
    choice = asked(request.GET, known, newest=newest, today=today)
    cards = _cards(request, choice, known, days, today)
    return render(request, "web/patterns/patterns.html", _page(choice, known, cards))


def _cards(
    request: SignedInRequest,
    choice: Asked,
    known: Sequence[Series],
    days: Mapping[int, Sequence[DayStat]],
    today: int,
) -> list[Card]:
    found = shifts_of(request.vault, days)
    shown = [series for series in known if choice.series in {None, series.id}][:MOST_AT_ONCE]
    marked = [item.record for item in events(request.vault)]
    return [card(Finding(series, days[series.id], found[series.id], choice.window, today), marked) for series in shown]


def _page(choice: Asked, known: Sequence[Series], cards: Sequence[Card]) -> dict[str, Any]:
    everything = _("All scales") if len(known) <= MOST_AT_ONCE else _("The first %(number)d") % {"number": MOST_AT_ONCE}
    series = [(None, everything), *((one.id, one.name) for one in known)]
    return {
        "place": "patterns",
        "cards": cards,
        "series": [_tab(Asked(choice.window, one), name, choice) for one, name in series] if len(known) > 1 else [],
        "windows": [_tab(Asked(window, choice.series), name, choice) for window, name in WINDOWS.items()],
        "looked_at": words.looked_at([one.stands_out for one in cards if one.has_enough]),
    }


def _tab(one: Asked, name: str | Promise, choice: Asked) -> dict[str, Any]:
    return {"href": one.address(), "words": name, "chosen": one == choice}
