"""How we know: the method in plain words, with the person's own numbers for one scale at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.insights.findings import Strength
from leeward.insights.results import NotEnough
from leeward.journal.queries import check_ins_before
from leeward.journal.records import Series
from leeward.web.patterns import before_words, how_words
from leeward.web.patterns.before_views import asked_of, outcomes
from leeward.web.patterns.findings_kept import findings_of
from leeward.web.patterns.local_day import today_of


@require_safe
@needs_open_vault
def how(request: SignedInRequest) -> HttpResponse:
    """Show the method, and what it was given."""
    choices = outcomes(request)
    context: dict[str, Any] = {"place": "patterns"}
    if choices:
        series = asked_of(request, choices)
        tabs = [{"href": f"?s={one.id}#sure", "words": one.name, "chosen": one is series} for one in choices]
        context |= {"tabs": tabs if len(tabs) > 1 else [], "own": _own(request, series)}
    return render(request, "web/patterns/how.html", context)


def _own(request: SignedInRequest, series: Series) -> list[str]:
    """Return what is said about the numbers of one scale."""
    outcome = before_words.outcome_of(series)
    found = findings_of(request.vault, series.id, today=today_of(request.vault))
    factors = found.factors
    if factors is None:
        return [before_words.not_enough(found.missing or NotEnough(0, 0), outcome)]
    check_ins = check_ins_before(request.vault, date.fromordinal(found.worked_out_on))
    shown = sum(link.strength is not Strength.NOTHING for link in factors.before)
    said = [
        how_words.went_in(factors, outcome, check_ins=check_ins),
        how_words.things(factors),
        how_words.plain_list(factors),
        how_words.stood_out(shown),
    ]
    return [one for one in said if one]
