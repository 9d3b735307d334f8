"""The check-in: asked, kept, corrected, taken back, erased."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.journal import actions, queries
from leeward.journal.access import check_in_or_404, find
from leeward.journal.forms.check_in import CheckInForm
from leeward.journal.kinds import CHECK_INS
from leeward.journal.presenting import Names, shown_check_in
from leeward.journal.views.asking import LOOK_AGAIN, base_revision, sent, zone_of
from leeward.kernel import clock
from leeward.kernel.ids import id_text


@require_http_methods(["GET", "POST"])
@needs_open_vault
def check_in(request: SignedInRequest) -> HttpResponse:
    """Ask how it is, or keep the answer."""
    now = clock.now()
    words = queries.vocabulary(request.vault)
    form = CheckInForm(sent(request), words=words, now=now, zone=zone_of(request))
    if request.method == "POST" and form.is_valid():
        record = form.to_record(int(now.timestamp()))
        kept_as = actions.check_in(request.vault, record, id=form_id(request), own_tags=form.own_tags())
        return HttpResponseRedirect(reverse("check-in-kept", args=[kept_as]))
    context = {"form": form, "place": "today", "is_taken_back": "back" in request.GET}
    return render(request, "journal/check_in.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_GET
@needs_open_vault
def kept(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Say thank you, the same to everybody whatever the numbers, and offer the same doors."""
    check_in_or_404(request.vault, id)
    context = {
        "place": "today",
        "change": reverse("check-in-edit", args=[id]),
        "undo": reverse("check-in-undo", args=[id]),
        "is_beside": "beside" in request.GET,
        # Undo takes back something new as a whole; after a correction that would be more than was meant.
        "is_new": not {"beside", "changed"} & set(request.GET),
    }
    return render(request, "journal/kept.html", context)


@require_POST
@needs_open_vault
def undo(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Take back what was kept just now."""
    actions.delete_check_in(request.vault, id)
    return HttpResponseRedirect(f"{reverse('check-in')}?back")


@require_http_methods(["GET", "POST"])
@needs_open_vault
def change(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Show a check-in to correct, or keep the correction."""
    now = clock.now()
    words = queries.vocabulary(request.vault)
    item = find(request.vault, CHECK_INS, id) if request.method == "POST" else check_in_or_404(request.vault, id)
    form = CheckInForm(sent(request), words=words, now=now, zone=zone_of(request), record=item.record if item else None)
    base = base_revision(request, item)
    if request.method == "POST" and form.is_valid():
        record, own = form.to_record(int(now.timestamp())), form.own_tags()
        changed = actions.change_check_in(request.vault, id, record, base_revision=base, own_tags=own)
        how = "?beside" if changed.is_beside else "?changed"
        return HttpResponseRedirect(reverse("check-in-kept", args=[changed.id]) + how)
    at = item.record.moment.local() if item else now
    context = {"form": form, "place": "notebook", "id": id, "of": id_text(id), "base_revision": base, "at": at}
    return render(request, "journal/check_in_change.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def delete(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Say what erasing means, or do it."""
    if request.method == "POST":
        actions.delete_check_in(request.vault, id)
        return HttpResponseRedirect(f"{reverse('notebook')}?erased")
    item = check_in_or_404(request.vault, id)
    shown = shown_check_in(id, item.record, Names(queries.vocabulary(request.vault)))
    context = {"check_in": shown, "at": shown.at, "place": "notebook", "back": reverse("check-in-edit", args=[id])}
    return render(request, "journal/delete.html", context)
