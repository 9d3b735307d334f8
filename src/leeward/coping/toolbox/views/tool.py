"""One tool: its steps, what is known about it, and how it was."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.toolbox import actions, queries, rules
from leeward.coping.toolbox.access import activity_or_404, id_or_404
from leeward.coping.toolbox.activities import Activity, asks_first, evidence_for
from leeward.coping.toolbox.forms import UseForm
from leeward.coping.toolbox.views.kindness import ways
from leeward.coping.toolbox.words import MOMENT_NAMES, PLACE_NAMES
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment, moment_in
from leeward.vault.opened import OpenVault

# The form comes back with what was typed and a sentence on what to look at.
LOOK_AGAIN = 422


def moment_now(vault: OpenVault, now: datetime) -> Moment:
    """Return this moment where the person is."""
    return moment_in(vault.settings.zone, now)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def tool(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a tool, or keep how it was."""
    here = queries.shelf(request.vault)
    if asks_first(key) and not here.cold:
        return HttpResponseRedirect(reverse("toolbox-cold"))
    activity = activity_or_404(request.vault, key)
    form = UseForm(request.POST if request.method == "POST" else None, activity=activity)
    if form.is_valid():
        use = form.to_record(moment_now(request.vault, clock.now()))
        kept_as = actions.keep_use(request.vault, use, id=form_id(request))
        return HttpResponseRedirect(reverse("tool-kept", args=[id_text(kept_as)]))
    words, sources = evidence_for(activity)
    is_plain = activity.neutral is not None and request.GET.get("v") == "plain"
    context = {
        "tool": activity,
        "form": form,
        "about": _about(activity),
        "evidence": words,
        "sources": sources,
        "is_close": key in here.close,
        "is_hidden": key in here.hidden,
        "made_worse": key in rules.made_worse(queries.used(request.vault)),
        "ways": ways(is_plain=is_plain) if activity.neutral else [],
        "is_plain": is_plain,
    }
    return render(request, "coping/toolbox/tool.html", context, status=LOOK_AGAIN if form.errors else 200)


def _about(activity: Activity) -> dict[str, object]:
    return {"moments": [MOMENT_NAMES[one] for one in activity.moments], "place": PLACE_NAMES[activity.place]}


@require_safe
@needs_open_vault
def kept(request: SignedInRequest, id: str) -> HttpResponse:
    """Say that it is kept, the same to everybody whatever was said."""
    return render(request, "coping/toolbox/kept.html", {"undo": reverse("tool-undo", args=[id_text(id_or_404(id))])})


@require_POST
@needs_open_vault
def undo(request: SignedInRequest, id: str) -> HttpResponse:
    """Take back what was kept just now."""
    actions.delete_use(request.vault, id_or_404(id))
    return HttpResponseRedirect(reverse("toolbox"))
