"""Bringing a diary along, in three steps: choose the file, look at what is in it, keep it. Each can be taken back."""

from __future__ import annotations

import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.interchange import actions, holding, queries, showing, views_phone, words
from leeward.interchange.formats import guess, phone, table
from leeward.interchange.formats.detect import format_of
from leeward.interchange.formats.found import Bundle, CannotRead, Format
from leeward.interchange.formats.health import PHONES
from leeward.interchange.forms import TOO_LARGE, ChooseColumns, ChooseFile, Confirm
from leeward.interchange.holding import Held, NothingHeld
from leeward.interchange.plan import Choices
from leeward.journal.queries import last_zone
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.vault.errors import Missing

NO_ZONE = "UTC"


@require_http_methods(["GET", "POST"])
@needs_open_vault
def bring(request: SignedInRequest) -> HttpResponse:
    """Ask for a file, look which kind it is, and keep it sealed for the next page."""
    form = ChooseFile(request.POST, request.FILES) if request.method == "POST" else ChooseFile()
    if request.method == "POST" and _is_too_large(request):
        return _ask_again(request, form, str(TOO_LARGE))
    if form.is_valid():
        try:
            return _hold(request, form.cleaned_data["file"].read())
        except CannotRead as problem:
            form.add_error("file", str(words.of_file(problem)))
    return _ask(request, form)


def _ask_again(request: SignedInRequest, form: ChooseFile, why: str) -> HttpResponse:
    form.errors["file"] = form.error_class([why])
    return _ask(request, form)


def _ask(request: SignedInRequest, form: ChooseFile) -> HttpResponse:
    earlier = queries.imports(request.vault)
    undone = request.GET.get("undone", "")
    page = {"form": form, "earlier": earlier, "undone": int(undone) if undone.isdecimal() else None, "place": "you"}
    return render(request, "interchange/bring.html", page)


def _is_too_large(request: HttpRequest) -> bool:
    """Tell whether a file came that is larger than memory may hold: Django then passes over it and shows none."""
    return not request.FILES and int(request.META.get("CONTENT_LENGTH") or 0) > holding.LIMIT


def _hold(request: SignedInRequest, body: bytes) -> HttpResponse:
    source = io.BytesIO(body)
    kind = format_of(source)
    if kind in PHONES:
        return views_phone.hold(request, *phone.read(source, now=clock.now(), zone=views_phone.zone_of(request.vault)))
    columns = guess.proposed(table.look(source)) if kind is Format.TABLE else []
    zone = request.vault.settings.zone or last_zone(request.vault) or NO_ZONE
    holding.hold(request.vault, body, Choices(format=kind, zone=zone, columns=columns), now=clock.now())
    return HttpResponseRedirect(reverse("bring-columns" if kind is Format.TABLE else "bring-check"))


@require_http_methods(["GET", "POST"])
@needs_open_vault
def columns(request: SignedInRequest) -> HttpResponse:
    """Ask what the columns of a table are, beside its first rows."""
    try:
        held = holding.held(request.vault, now=clock.now())
    except NothingHeld:
        return HttpResponseRedirect(reverse("bring"))
    if held.choices.format is not Format.TABLE:
        return HttpResponseRedirect(reverse("bring-check"))
    found = table.look(held.source)
    form = ChooseColumns(request.POST if request.method == "POST" else None, table=found, columns=held.choices.columns)
    if form.is_bound and form.is_valid():
        choices = Choices(format=Format.TABLE, zone=held.choices.zone, columns=form.chosen())
        try:
            actions.look(held.source, choices, now=clock.now())
        except CannotRead as problem:
            form.add_error(None if not form.asks_order(problem) else "order", str(words.of_file(problem)))
        else:
            holding.choose(request.vault, choices)
            return HttpResponseRedirect(reverse("bring-check"))
    page = {"form": form, "head": found.names, "rows": showing.first_rows(found), "place": "you"}
    return render(request, "interchange/columns.html", page)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def check(request: SignedInRequest) -> HttpResponse:
    """Show what would be kept; keep it once that is confirmed."""
    try:
        held = holding.held(request.vault, now=clock.now())
    except NothingHeld:
        return HttpResponseRedirect(reverse("bring"))
    if held.choices.format in PHONES:
        return HttpResponseRedirect(reverse("bring-phone-check"))
    return _check(request, held)


def _check(request: SignedInRequest, held: Held) -> HttpResponse:
    try:
        bundle = actions.look(held.source, held.choices, now=clock.now())
    except CannotRead as problem:
        if held.choices.format is Format.TABLE:
            return HttpResponseRedirect(reverse("bring-columns"))
        # A backup is unpacked only here: one that is damaged, or a bomb, is put away again.
        holding.put_away(request.vault)
        return _ask_again(request, ChooseFile(), str(words.of_file(problem)))
    form = Confirm(request.POST if request.method == "POST" else None, choices=held.choices, bundle=bundle)
    page: dict[str, Any] = {"form": form, "bundle": bundle, "choices": held.choices, "place": "you"}
    if form.is_valid():
        try:
            return _keep(request, held, form.chosen(), bundle)
        except (actions.NothingToKeep, actions.TooManyNames) as problem:
            form.add_error(None, str(words.of_file(problem)))
    return render(request, "interchange/check.html", {**page, **showing.of_bundle(bundle, held.choices)})


def _keep(request: SignedInRequest, held: Held, choices: Choices, bundle: Bundle) -> HttpResponse:
    kept = actions.bring(request.vault, held.source, choices, now=clock.now(), bundle=bundle)
    holding.put_away(request.vault)
    if kept.check_ins + kept.entries == 0:
        return render(request, "interchange/nothing_new.html", {"known": kept.known, "place": "you"})
    return HttpResponseRedirect(reverse("bring-batch", args=[id_text(kept.batch)]))


@require_POST
@needs_open_vault
def put_away(request: SignedInRequest) -> HttpResponse:
    """Erase the waiting file and go back to the first step."""
    holding.put_away(request.vault)
    return HttpResponseRedirect(reverse("bring"))


@require_GET
@needs_open_vault
def batch(request: SignedInRequest, id: str) -> HttpResponse:
    """Show what one import added, and the way to undo it."""
    try:
        found = queries.import_of(request.vault, id_bytes(id))
    except (NotAnId, Missing):
        raise Http404 from None
    return render(request, "interchange/batch.html", {"found": found, "place": "you"})


@require_POST
@needs_open_vault
def undo(request: SignedInRequest, id: str) -> HttpResponse:
    """Erase everything one import added."""
    try:
        count = actions.undo(request.vault, id_bytes(id))
    except (NotAnId, Missing):
        raise Http404 from None
    return HttpResponseRedirect(f"{reverse('bring')}?undone={count}")
