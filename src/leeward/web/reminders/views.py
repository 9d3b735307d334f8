"""Reminders: times, a text among four, and three ways they can reach somebody. All of it off until it is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leeward.accounts.devices import named
from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.plan.asking import LOOK_AGAIN, sent
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.post import actions, calendar_file, push, queries, rules, wire
from leeward.post.mail import is_offered
from leeward.post.records import EVERY_DAY, Chime
from leeward.post.views import subscription_in
from leeward.post.wordings import WORDINGS, wording
from leeward.vault.errors import Tampered
from leeward.vault.opened import OpenVault
from leeward.vault.throttle import TooManyTries
from leeward.web.reminders.forms import MailForm, TimeForm

# What a redirect back to the page says there; anything else says nothing.
SAID = ("asked", "enough", "later", "not-public")


@require_http_methods(["GET", "POST"])
@needs_open_vault
def reminders(request: SignedInRequest) -> HttpResponse:
    """Show everything, or do what a button says."""
    if request.method == "POST":
        return _do(request)
    return _page(request)


def _do(request: SignedInRequest) -> HttpResponse:
    buttons: dict[str, Callable[[OpenVault, str], None]] = {
        "without": lambda vault, text: actions.drop_time(vault, _number(text)),
        "words": lambda vault, text: actions.choose_wording(vault, min(_number(text), len(WORDINGS) - 1)),
        "pause": lambda vault, _: actions.pause(vault, is_paused=True),
        "resume": lambda vault, _: actions.pause(vault, is_paused=False),
        "not-here": lambda vault, text: actions.drop(vault, _id(text)),
        "again": _ask_again,
        "forget": lambda vault, _: actions.forget(vault),
    }
    for name, action in buttons.items():
        if value := request.POST.get(name, "")[:64]:
            try:
                action(request.vault, value)
            except TooManyTries:
                return _back("later", "ways")
            break
    return HttpResponseRedirect(reverse("reminders"))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _id(text: str) -> bytes:
    try:
        return id_bytes(text)
    except NotAnId:
        raise Http404 from None


def _ask_again(vault: OpenVault, text: str) -> None:
    known = next((one for one in queries.addresses_of(vault) if one.id == text and one.name and not one.is_push), None)
    if known is not None:
        actions.ask_mail(vault, known.name, now=clock.now())


@require_POST
@needs_open_vault
def time(request: SignedInRequest) -> HttpResponse:
    """Keep a time, or say what to look at."""
    form = TimeForm(sent(request), now=clock.now(), zone=request.settings.zone)
    if not form.is_valid():
        return _page(request, time_form=form)
    full = len(queries.reminders_of(request.vault).chimes) >= rules.MOST_CHIMES
    actions.add_time(request.vault, form.to_chime(), zone=form.here.zone)
    return _back("enough" if full else "", "when")


@require_POST
@needs_open_vault
def mail(request: SignedInRequest) -> HttpResponse:
    """Ask an address whether it is theirs, or say what to look at."""
    if not is_offered():
        raise Http404
    form = MailForm(sent(request))
    if not form.is_valid():
        return _page(request, mail_form=form)
    try:
        actions.ask_mail(request.vault, form.cleaned_data["mail"], now=clock.now())
    except actions.Enough:
        return _back("enough", "ways")
    except TooManyTries:
        return _back("later", "ways")
    return _back("asked", "ways")


@require_POST
@needs_open_vault
def phone(request: SignedInRequest) -> HttpResponse:
    """Write to this browser from now on."""
    name = named(request.headers.get("User-Agent", ""))
    try:
        actions.add_phone(request.vault, subscription_in(request), name=name)
    except actions.Enough:
        return _back("enough", "ways")
    except (wire.NotPublic, Tampered):
        return _back("not-public", "ways")
    return _back("", "ways")


def _back(said: str, part: str) -> HttpResponse:
    query = f"?said={said}" if said else ""
    return HttpResponseRedirect(f"{reverse('reminders')}{query}#{part}")


@require_GET
@needs_open_vault
def file(request: SignedInRequest) -> HttpResponse:
    """Give the times as a file with a neutral name and title; the server keeps nothing for it."""
    there = queries.reminders_of(request.vault)
    if not there.chimes:
        raise Http404
    # The same at every download, so that a calendar that had it before does not show it twice; it names nobody.
    name = id_text(hashlib.sha256(b"calendar" + request.vault.session_tag()).digest()[:16])
    text = calendar_file.weekly(
        there.chimes, zone=there.zone, title=wording(there.wording), name=name, made=clock.now()
    )
    answer = HttpResponse(text, content_type=calendar_file.KIND)
    answer["Content-Disposition"] = 'attachment; filename="reminders.ics"'
    return answer


def _page(
    request: SignedInRequest, *, time_form: TimeForm | None = None, mail_form: MailForm | None = None
) -> HttpResponse:
    there = queries.reminders_of(request.vault)
    addresses = queries.addresses_of(request.vault)
    said = request.GET.get("said", "")
    page = {
        "place": "you",
        "time_form": time_form or TimeForm(now=clock.now(), zone=request.settings.zone),
        "mail_form": mail_form or MailForm(),
        "chimes": [
            {"clock": chime.clock, "minute": chime.minute, "days": days_in_words(chime)} for chime in there.chimes
        ],
        "zone": there.zone.replace("_", " "),
        "wordings": [
            {"number": number, "words": wording(number), "is_chosen": number == there.wording}
            for number in range(len(WORDINGS))
        ],
        "phones": [one for one in addresses if one.is_push],
        "mails": [one for one in addresses if not one.is_push],
        "is_paused": there.is_paused,
        "is_anything": bool(there.chimes or addresses or there.once),
        "push_key": push.public_key(),
        "mail_is_offered": is_offered(),
        "said": said if said in SAID else "",
    }
    is_bad = bool((time_form and time_form.errors) or (mail_form and mail_form.errors))
    return render(request, "web/reminders/reminders.html", page, status=LOOK_AGAIN if is_bad else 200)


def days_in_words(chime: Chime) -> str:
    """Return the days of a time as people say them."""
    if chime.days == EVERY_DAY:
        return _("every day")
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return ", ".join(name for day, name in enumerate(names) if chime.days >> day & 1)
