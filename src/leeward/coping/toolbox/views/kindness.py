"""Kindness towards oneself, each exercise beside its plain version for days when kind words sting."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.toolbox import queries, rules
from leeward.coping.toolbox.activities import KINDNESS


@require_safe
@needs_open_vault
def kindness(request: SignedInRequest) -> HttpResponse:
    """Show the exercises in the person's own order; on wish the plain versions alone."""
    here = queries.shelf(request.vault)
    worse = rules.made_worse(queries.used(request.vault))
    found = rules.shown(queries.activities(request.vault), here, worse)
    is_plain = request.GET.get("v") == "plain"
    page = {
        "tools": [one for one in found if one.group == KINDNESS],
        "is_plain": is_plain,
        "ways": ways(is_plain=is_plain),
    }
    return render(request, "coping/toolbox/kindness.html", page)


def ways(*, is_plain: bool) -> list[dict[str, object]]:
    """Return the switch between the two versions, as tabs that need no script."""
    return [
        {"href": "?v=kind", "words": _("In kind words"), "chosen": not is_plain},
        {"href": "?v=plain", "words": _("In plain words"), "chosen": is_plain},
    ]
