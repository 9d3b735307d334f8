"""Milestones: added, changed, erased."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.kernel import clock
from leeward.steps.asking import LOOK_AGAIN, here, id_or_404, sent
from leeward.steps.celebrations import actions, queries
from leeward.steps.celebrations.forms import MilestoneForm


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def add(request: SignedInRequest) -> HttpResponse:
    """Ask for a milestone, or keep it."""
    moment = here(request.vault, clock.now())
    form = MilestoneForm(sent(request), today=moment.day())
    if request.method == "POST" and form.is_valid():
        actions.keep_milestone(request.vault, form.to_record(moment), id=form_id(request))
        return HttpResponseRedirect(f"{reverse('celebrations')}#milestones")
    page = {"form": form, "id": ""}
    return render(request, "steps/celebrations/milestone.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def change(request: SignedInRequest, id: str) -> HttpResponse:
    """Show a milestone to say it in other words, or keep them."""
    item = queries.milestone(request.vault, id_or_404(id))
    if item is None:
        raise Http404
    moment = here(request.vault, clock.now())
    form = MilestoneForm(sent(request), today=moment.day(), milestone=item.record)
    if request.method == "POST" and form.is_valid():
        actions.keep_milestone(request.vault, form.to_record(moment), id=item.id)
        return HttpResponseRedirect(f"{reverse('celebrations')}#milestones")
    page = {"form": form, "id": id}
    return render(request, "steps/celebrations/milestone.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_POST
@needs_open_vault
def erase(request: SignedInRequest, id: str) -> HttpResponse:
    """Erase the words of a milestone; its light stays."""
    actions.erase_milestone(request.vault, id_or_404(id))
    return HttpResponseRedirect(f"{reverse('celebrations')}#milestones")
