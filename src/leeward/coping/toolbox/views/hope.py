"""What the person holds on to, in their own words: put in, read, taken out."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.toolbox import actions, queries
from leeward.coping.toolbox.access import id_or_404
from leeward.coping.toolbox.forms import HeldForm
from leeward.coping.toolbox.views.tool import LOOK_AGAIN, moment_now
from leeward.kernel import clock
from leeward.kernel.ids import id_text


@require_http_methods(["GET", "POST"])
@needs_open_vault
def hope(request: SignedInRequest) -> HttpResponse:
    """Show the box, put something in, or take something out."""
    if gone := request.POST.get("let_go", ""):
        actions.let_go(request.vault, id_or_404(gone))
        return HttpResponseRedirect(reverse("hope"))
    form = HeldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        held = form.to_record(moment_now(request.vault, clock.now()))
        actions.hold_on_to(request.vault, held, id=form_id(request))
        return HttpResponseRedirect(reverse("hope"))
    things = [{"id": id_text(item.id), "words": item.record.words} for item in queries.held(request.vault)]
    context = {"things": things, "form": form}
    return render(request, "coping/toolbox/hope.html", context, status=LOOK_AGAIN if form.errors else 200)
