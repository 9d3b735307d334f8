"""What tends to come before: one scale at a time, and what the person says about what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.insights.results import NotEnough
from leeward.journal.queries import days_of, vocabulary
from leeward.journal.records import MOOD, PULL, Series
from leeward.journal.remarks import actions
from leeward.journal.remarks.forms import HideForm, WhyForm
from leeward.journal.remarks.queries import remarks_of
from leeward.journal.remarks.rules import TooMuch, text_of
from leeward.journal.views.asking import LOOK_AGAIN
from leeward.kernel import clock
from leeward.web.patterns import before_words as words
from leeward.web.patterns.before_page import Told, asides, page
from leeward.web.patterns.curves import curves
from leeward.web.patterns.findings_kept import Findings, findings_of
from leeward.web.patterns.local_day import today_of
from leeward.web.patterns.things import things_in


class Spoken(Protocol):
    """Whatever the person may say something about: a finding, a curve, something put aside."""

    @property
    def about(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def seen(self) -> int: ...


@require_http_methods(["GET", "POST"])
@needs_open_vault
def before(request: SignedInRequest) -> HttpResponse:
    """Show what was found about one scale, or keep what was said about it."""
    form = _sent(request) if request.method == "POST" else None
    if form and _is_kept(request, form):
        return HttpResponseRedirect(f"{reverse('patterns-before')}?s={form.cleaned_data['about'].outcome}")
    choices = outcomes(request)
    if not choices:
        return render(request, "web/patterns/nothing.html", {"place": "patterns"})
    return _page(request, asked_of(request, choices), choices, form if isinstance(form, WhyForm) else None)


def _sent(request: SignedInRequest) -> WhyForm | HideForm:
    return WhyForm(request.POST) if "why" in request.POST else HideForm(request.POST)


def outcomes(request: SignedInRequest) -> list[Series]:
    """Return the scales that can be looked at: the pull first, then mood, then the others that have days."""
    days = days_of(request.vault)
    known = [one for one in vocabulary(request.vault).series if days.get(one.id)]
    return sorted(known, key=lambda one: {PULL: 0, MOOD: 1}.get(one.id, 2))


def asked_of(request: SignedInRequest, choices: Sequence[Series]) -> Series:
    """Return the scale the address asks for, or the first."""
    return next((one for one in choices if str(one.id) == request.GET.get("s")), choices[0])


def _is_kept(request: SignedInRequest, form: WhyForm | HideForm) -> bool:
    if not form.is_valid():
        if "about" in form.errors:
            raise Http404  # no page of ours sends this
        return False
    found = form.cleaned_data
    try:
        if isinstance(form, WhyForm):
            now = int(clock.now().timestamp())
            actions.explain(request.vault, found["about"], found["why"], seen=found["seen"], now=now)
        else:
            actions.hide(request.vault, found["about"], is_hidden=form.is_hiding())
    except TooMuch:
        form.add_error(None, _("There is no room for more. Take away what you wrote elsewhere first."))
        return False
    return True


def _page(request: SignedInRequest, series: Series, choices: Sequence[Series], sent: WhyForm | None) -> HttpResponse:
    today = today_of(request.vault)
    outcome = words.outcome_of(series)
    found = findings_of(request.vault, series.id, today=today)
    context: dict[str, Any] = {
        "place": "patterns",
        "series": series.id,
        "tabs": [{"href": f"?s={one.id}", "words": one.name, "chosen": one is series} for one in choices],
    }
    if found.factors:
        context |= _found(request, series, found, sent)
        context["worked_out"] = words.worked_out(found.worked_out_on, today=today)
    else:
        context["missing"] = words.not_enough(found.missing or NotEnough(0, 0), outcome)
    return render(request, "web/patterns/before.html", context, status=LOOK_AGAIN if sent and sent.errors else 200)


def _found(request: SignedInRequest, series: Series, said: Findings, sent: WhyForm | None) -> dict[str, Any]:
    assert said.factors is not None  # noqa: S101 (asked before)
    things, remarks = things_in(vocabulary(request.vault)), remarks_of(request.vault)
    found = page(Told(series, said.factors, things, remarks))
    drawn = curves(said.rhythms, series, remarks) if said.rhythms else []
    everything: list[Spoken] = [*found.before.shown, *found.beside.shown, *drawn]
    shown = {one.about for one in everything}
    return {
        "found": found,
        "before": _with_forms(found.before.shown, sent),
        "beside": _with_forms(found.beside.shown, sent),
        "curves": _with_forms(drawn, sent),
        "asides": _with_forms(asides(series, things, remarks, shown=shown), sent),
    }


def _with_forms(shown: Iterable[Spoken], sent: WhyForm | None) -> list[dict[str, Any]]:
    """Return each with its form: as it was sent and needs a look, or with what is kept."""
    return [{"one": one, "form": _form(one, sent)} for one in shown]


def _form(one: Spoken, sent: WhyForm | None) -> WhyForm:
    auto_id = f"{one.id}-%s"
    if sent and text_of(sent.cleaned_data["about"]) == one.about:
        sent.auto_id = auto_id
        return sent
    return WhyForm(initial={"about": one.about, "seen": one.seen, "why": one.why}, auto_id=auto_id)
