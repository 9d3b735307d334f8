"""Bringing a phone's file in two steps: it is read while it is sent, and its days are kept once they were looked at."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault, to_unlock
from leeward.accounts.requests import AnyRequest
from leeward.interchange import holding, phones, queries, words
from leeward.interchange.formats.found import CannotRead, Format
from leeward.interchange.formats.health import PHONES, Sums
from leeward.interchange.forms_phone import ChoosePhoneFile
from leeward.interchange.holding import NothingHeld
from leeward.interchange.plan import Choices
from leeward.interchange.uploads import PhoneHandler
from leeward.journal.queries import last_zone
from leeward.journal.vocabulary import TooManyWords
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.vault.opened import OpenVault

NO_ZONE = "UTC"


# The check against forged forms reads the body, and with it the file: first the handler has to be there, and somebody
# has to be signed in for whom it is read at all.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def phone(request: AnyRequest) -> HttpResponse:
    """Ask for a phone's file, and read it while it comes."""
    if request.method == "POST":
        if request.vault is None:
            return to_unlock(request)
        request.upload_handlers = [PhoneHandler(request, zone=zone_of(request.vault))]
    return _phone(request)


@csrf_protect
@needs_open_vault
def _phone(request: SignedInRequest) -> HttpResponse:
    form = ChoosePhoneFile(request.POST, request.FILES) if request.method == "POST" else ChoosePhoneFile()
    if form.is_valid():
        try:
            kind, sums = form.cleaned_data["file"].sums(now=clock.now())
        except CannotRead as problem:
            form.add_error("file", str(words.of_file(problem)))
        else:
            return hold(request, kind, sums)
    earlier = [one for one in queries.imports(request.vault) if one.format in PHONES]
    return render(request, "interchange/phone.html", {"form": form, "earlier": earlier, "place": "you"})


def hold(request: SignedInRequest, kind: Format, sums: Sums) -> HttpResponse:
    """Keep the days sealed for the next page; the file itself is let go."""
    choices = Choices(format=kind, zone=zone_of(request.vault))
    holding.hold(request.vault, sums.written(), choices, now=clock.now())
    return HttpResponseRedirect(reverse("bring-phone-check"))


def zone_of(vault: OpenVault) -> str:
    """Return where the person is, for a file that names instants and no clock."""
    return vault.settings.zone or last_zone(vault) or NO_ZONE


@require_http_methods(["GET", "POST"])
@needs_open_vault
def check(request: SignedInRequest) -> HttpResponse:
    """Show which days would come; keep them once that is confirmed."""
    try:
        held = holding.held(request.vault, now=clock.now())
    except NothingHeld:
        return HttpResponseRedirect(reverse("bring-phone"))
    if held.choices.format not in PHONES:
        return HttpResponseRedirect(reverse("bring-check"))
    sums = Sums.read(held.source.getvalue())
    problem = ""
    if request.method == "POST":
        try:
            return _keep(request, sums, held.choices)
        except TooManyWords as many:
            problem = str(words.of_file(many))
    page = {"sums": sums, "format_words": words.FORMAT[held.choices.format], "problem": problem, "place": "you"}
    return render(request, "interchange/phone_check.html", page)


def _keep(request: SignedInRequest, sums: Sums, choices: Choices) -> HttpResponse:
    kept = phones.keep(request.vault, sums, format=choices.format, zone=choices.zone, now=clock.now())
    holding.put_away(request.vault)
    if not kept.count:
        return render(request, "interchange/nothing_new.html", {"known": kept.known, "place": "you"})
    return HttpResponseRedirect(reverse("bring-batch", args=[id_text(kept.batch)]))
