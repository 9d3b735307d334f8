"""The person's own activities: added, changed, deleted. Nothing is suggested and nothing is judged."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.toolbox import actions
from leeward.coping.toolbox.access import own_or_404
from leeward.coping.toolbox.forms import OwnForm
from leeward.coping.toolbox.rules import ShelfIsFull
from leeward.coping.toolbox.views.tool import LOOK_AGAIN
from leeward.kernel.ids import id_text


@require_http_methods(["GET", "POST"])
@needs_open_vault
def add(request: SignedInRequest) -> HttpResponse:
    """Ask for an activity, or keep it."""
    form = OwnForm(request.POST if request.method == "POST" else None)
    if kept := _kept(request, form, form_id(request)):
        return kept
    return render(request, "coping/toolbox/own.html", {"form": form}, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def change(request: SignedInRequest, key: str) -> HttpResponse:
    """Show an own activity to change, or keep the change."""
    own = own_or_404(request.vault, key)
    form = OwnForm(request.POST if request.method == "POST" else None, own=own)
    if kept := _kept(request, form, own.id):
        return kept
    context = {"form": form, "key": key, "name": own.title}
    return render(request, "coping/toolbox/own.html", context, status=LOOK_AGAIN if form.errors else 200)


def _kept(request: SignedInRequest, form: OwnForm, id: bytes) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        actions.keep_own(request.vault, form.to_record(id))
    except ShelfIsFull:
        form.add_error(None, _("There are 100 of your own already. Delete one you no longer need, then keep this one."))
        return None
    return HttpResponseRedirect(reverse("tool", args=[id_text(id)]))


@require_http_methods(["GET", "POST"])
@needs_open_vault
def delete(request: SignedInRequest, key: str) -> HttpResponse:
    """Say what erasing means, or do it."""
    own = own_or_404(request.vault, key)
    if request.method == "POST":
        actions.delete_own(request.vault, own.id)
        return HttpResponseRedirect(reverse("toolbox"))
    return render(request, "coping/toolbox/delete.html", {"name": own.title, "key": key})
