"""Setting times, the file for one's own calendar, and having looked."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.looking_in import actions, queries, rules
from leeward.coping.looking_in.forms import LookInForm
from leeward.coping.plan.asking import LOOK_AGAIN, sent
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.post import actions as post
from leeward.post import calendar_file
from leeward.post import queries as reminders
from leeward.vault.opened import OpenVault


@require_http_methods(["GET", "POST"])
@needs_open_vault
def later(request: SignedInRequest) -> HttpResponse:
    """Offer times to be asked again, or keep them."""
    now = clock.now()
    form = LookInForm(sent(request), now=now, zone=request.settings.zone)
    if request.method == "POST" and form.is_valid():
        asked = form.to_asked(form_id(request))
        actions.ask(request.vault, asked)
        return HttpResponseRedirect(reverse("look-in-kept", args=[id_text(asked.id)]))
    page = {"form": form, "ahead": _ahead(request.vault)}
    return render(request, "coping/looking_in/later.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_GET
@needs_open_vault
def kept(request: SignedInRequest, id: str) -> HttpResponse:
    """Say which times it will be, that nobody is told, and offer the file."""
    asked = queries.asked(request.vault, _id(id))
    if asked is None:
        return HttpResponseRedirect(reverse("look-in"))
    known = set(reminders.reminders_of(request.vault).once)
    page = {
        "times": [time.local() for time in asked.times],
        "id": id,
        "can_remind": reminders.is_on(request.vault),
        "is_reminded": any(time.at in known for time in asked.times),
    }
    return render(request, "coping/looking_in/kept.html", page)


@require_GET
@needs_open_vault
def file(request: SignedInRequest, id: str) -> HttpResponse:
    """Give the times as a file with a neutral name and title."""
    asked = queries.asked(request.vault, _id(id))
    if asked is None:
        raise Http404
    text = calendar_file.single(asked.times, title=_("Reminder"), name=id, made=asked.moment.utc())
    answer = HttpResponse(text, content_type=calendar_file.KIND)
    answer["Content-Disposition"] = 'attachment; filename="reminder.ics"'
    return answer


@require_POST
@needs_open_vault
def remind(request: SignedInRequest, id: str) -> HttpResponse:
    """Let a neutral reminder come at these times too, the way the person's reminders come."""
    asked = queries.asked(request.vault, _id(id))
    if asked is not None:
        post.remind_once(request.vault, asked.times)
    return HttpResponseRedirect(reverse("look-in-kept", args=[id]))


@require_POST
@needs_open_vault
def looked(request: SignedInRequest) -> HttpResponse:
    """Let go of what has come, or of everything, and go on."""
    if "off" in request.POST:
        actions.call_off(request.vault)
        post.call_off_once(request.vault)
        return HttpResponseRedirect(reverse("look-in"))
    actions.have_looked(request.vault, now=clock.now())
    return HttpResponseRedirect(reverse("home"))


def _ahead(vault: OpenVault) -> list[object]:
    return [time.local() for time in rules.ahead(queries.waiting(vault).asked, clock.now())]


def _id(text: str) -> bytes:
    try:
        return id_bytes(text)
    except NotAnId:
        raise Http404 from None
