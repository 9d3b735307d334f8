"""Where the pages send what is being written, every now and then and on hide."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal import drafts


@require_POST
@needs_open_vault
def draft(request: SignedInRequest) -> HttpResponse:
    """Keep a draft, or let it go when the person asked for a new page."""
    form = request.POST.get("draft", "")
    if not drafts.KNOWN.fullmatch(form):
        return HttpResponse(status=404)
    if "let_go" in request.POST:
        request.vault.drafts.drop(form)
        return HttpResponseRedirect(reverse("write"))
    drafts.keep(request.vault, form, request.POST)
    return HttpResponse(status=204)
