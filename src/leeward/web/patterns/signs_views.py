"""My early signs: chosen by the person, off until then, and nothing else in the house looks at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.insights.days import Days
from leeward.insights.results import Shifts
from leeward.journal.queries import days_of, series_of
from leeward.journal.records import Series
from leeward.journal.signs import rules
from leeward.journal.signs.actions import change_signs
from leeward.journal.signs.forms import FineForm, HowForm, PauseForm, SideForm, SignForm
from leeward.journal.signs.queries import signs_of
from leeward.journal.signs.records import ABOVE, SIDES, Signs
from leeward.journal.views.asking import LOOK_AGAIN
from leeward.vault.opened import OpenVault
from leeward.web.patterns import signs_words as words
from leeward.web.patterns.kept import shifts_of
from leeward.web.patterns.local_day import today_of
from leeward.web.patterns.signs_kept import days_in, said_of
from leeward.web.patterns.signs_page import Told, offered, watched
from leeward.web.patterns.steps import usable

Change = Callable[[Signs], Signs]


@require_http_methods(["GET", "POST"])
@needs_open_vault
def signs(request: SignedInRequest) -> HttpResponse:
    """Show what is watched and what is to be said of it, or keep a choice."""
    today = today_of(request.vault)
    form = _sent(request, today) if request.method == "POST" else None
    if form and _is_kept(request, form):
        return HttpResponseRedirect(reverse("patterns-signs"))
    return render(request, "web/patterns/signs.html", _page(request, form, today), status=LOOK_AGAIN if form else 200)


def told_of(vault: OpenVault, chosen: Signs, *, today: int, shifts: Mapping[int, Shifts] | None = None) -> Told:
    """Return everything the signs are told with; without shifts no offer follows one."""
    series = {one.id: one for one in series_of(vault)}
    return Told(chosen, said_of(vault, chosen, today=today), series, shifts or {}, today)


def _sent(request: SignedInRequest, today: int) -> Form:
    kinds: dict[str, Callable[[Any], Form]] = {
        "let-go": SideForm,
        "fine": FineForm,
        "how": HowForm,
        "pause": PauseForm,
    }
    do = request.POST.get("do", "")
    return kinds[do](request.POST) if do in kinds else SignForm(request.POST, today=today)


def _is_kept(request: SignedInRequest, form: Form) -> bool:
    if not form.is_valid():
        return False
    try:
        change_signs(request.vault, _change(form))
    except rules.TooManySigns:
        form.add_error(None, _("Twelve signs are a lot to look at. Let one go, then add this one."))
        return False
    return True


def _change(form: Form) -> Change:
    found = form.cleaned_data
    if isinstance(form, SignForm):
        sign = form.to_sign()
        return lambda chosen: rules.watched(chosen, sign)
    if isinstance(form, FineForm):
        return lambda chosen: rules.answered(chosen, **found)
    if isinstance(form, SideForm):
        return lambda chosen: rules.let_go(chosen, **found)
    assert isinstance(form, HowForm | PauseForm)  # noqa: S101 (for the type checker: there is no other)
    return form.change


def _page(request: SignedInRequest, sent: Form | None, today: int) -> dict[str, Any]:
    vault, chosen = request.vault, signs_of(request.vault)
    days = {series: kept for series, row in days_of(vault).items() if (kept := usable(row))}
    shifts = shifts_of(vault, days)
    told = told_of(vault, chosen, today=today, shifts=shifts)
    known = [one for one in told.series.values() if one.id in days]
    series = next((one for one in known if str(one.id) == _asked(request)), None)
    a_year = told.a_year()
    return {
        "place": "patterns",
        "watched": watched(told),
        "is_paused": chosen.is_paused,
        "chance": words.chance_of_all(a_year, signs=len(chosen.signs)) if a_year else "",
        "how_form": sent if isinstance(sent, HowForm) else HowForm.showing(chosen),
        "choices": [{"href": f"?s={one.id}#watch", "words": one.name, "chosen": one is series} for one in known],
        "adding": _adding(request, sent, series, days_in(days[series.id], today=today), shifts, today)
        if series
        else {},
        "unkept": None if isinstance(sent, HowForm) or (isinstance(sent, SignForm) and series) else sent,
    }


def _asked(request: SignedInRequest) -> str:
    return request.POST.get("series", "") if "first" in request.POST else request.GET.get("s", "")


def _adding(  # noqa: PLR0913, PLR0917 (what an offer rests on is this much)
    request: SignedInRequest,
    sent: Form | None,
    series: Series,
    days: Days,
    shifts: Mapping[int, Shifts],
    today: int,
) -> dict[str, Any]:
    """Return the form for one scale, with a stretch offered kindly, in dates."""
    found = shifts.get(series.id)
    stretch = offered(days, found.shifts if found else (), today=today)
    side = request.GET.get("d", "")
    initial: dict[str, Any] = {"series": series.id, "side": side if side in map(str, SIDES) else str(ABOVE)}
    if stretch:
        first, last = date.fromordinal(stretch.first_day), date.fromordinal(stretch.last_day)
        initial |= {"first": first.isoformat(), "last": last.isoformat()}
    return {
        "name": series.name,
        "offer": words.offer(stretch.first_day, stretch.last_day, today=today) if stretch else words.no_offer(),
        "form": sent if isinstance(sent, SignForm) else SignForm(initial=initial, today=today),
    }
