"""The person's scales: named, added, hidden, deleted. Numbers are never rescaled."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal import actions, queries
from leeward.journal import vocabulary as rules
from leeward.journal.forms.words import SENTENCES, NewScaleForm, ScaleForm
from leeward.journal.records import BUILT_IN, Series, Vocabulary
from leeward.journal.views.asking import LOOK_AGAIN

REFUSALS = tuple(SENTENCES)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def scales(request: SignedInRequest) -> HttpResponse:
    """Show all scales, move one, or add one."""
    form = NewScaleForm(request.POST if "add" in request.POST else None)
    if request.method == "POST" and (_is_moved(request) or _is_added(request, form)):
        return HttpResponseRedirect(reverse("scales"))
    context = {"scales": queries.series_of(request.vault), "form": form, "place": "notebook"}
    return render(request, "journal/scales.html", context, status=LOOK_AGAIN if form.errors else 200)


def _is_moved(request: SignedInRequest) -> bool:
    """Move the scale whose button was pressed; a number that is none changes nothing."""
    way = next((name for name in ("earlier", "later") if name in request.POST), "")
    number = request.POST.get(way, "")
    if number.isdecimal() and len(number) < 7:
        with suppress(rules.NoSuchWord):
            actions.change_words(
                request.vault, lambda words: rules.move_series(words, int(number), earlier=way == "earlier")
            )
    return bool(way)


def _is_added(request: SignedInRequest, form: NewScaleForm) -> bool:
    if not form.is_valid():
        return False
    wanted = form.to_series()
    try:
        actions.change_words(request.vault, lambda words: rules.add_series(words, wanted)[0])
    except REFUSALS as refusal:
        form.refuse(refusal)
        return False
    return True


@require_http_methods(["GET", "POST"])
@needs_open_vault
def scale(request: SignedInRequest, id: int) -> HttpResponse:
    """Show one scale to rename, hide or delete, or do one of these."""
    here = _scale_or_404(request, id)
    names = {"name": here.name, "low_word": here.low_word, "high_word": here.high_word}
    form = ScaleForm(request.POST if "rename" in request.POST else None, initial=names)
    if request.method == "POST" and _is_changed(request, here, form):
        return HttpResponseRedirect(reverse("scales"))
    context = {"scale": here, "form": form, "is_own": here.id not in BUILT_IN, "place": "notebook"}
    return render(request, "journal/scale.html", context, status=LOOK_AGAIN if form.errors else 200)


def _is_changed(request: SignedInRequest, here: Series, form: ScaleForm) -> bool:
    if "rename" in request.POST and not form.is_valid():
        return False
    try:
        actions.change_words(request.vault, lambda words: _changed(words, request, here, form))
    except rules.BelongsToLeeward:
        return True
    except REFUSALS as refusal:
        if form.is_bound:
            form.refuse(refusal)
        return not form.is_bound
    return True


def _changed(words: Vocabulary, request: SignedInRequest, here: Series, form: ScaleForm) -> Vocabulary:
    if "rename" in request.POST:
        return rules.change_series(words, here.id, **form.cleaned_data)
    if "delete" in request.POST:
        return rules.delete_series(words, here.id)
    if "show" in request.POST or "hide" in request.POST:
        return rules.show_series(words, here.id, shown="show" in request.POST)
    return words


def _scale_or_404(request: SignedInRequest, id: int) -> Series:
    try:
        return rules.series_at(queries.vocabulary(request.vault), id)
    except rules.NoSuchWord:
        raise Http404 from None
