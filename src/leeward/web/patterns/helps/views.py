"""The page "What helps me"."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.toolbox import queries


@require_safe
@needs_open_vault
def helps(request: SignedInRequest) -> HttpResponse:
    """Show what can be said about the person's tools, and what cannot yet."""
    # Late: numpy is loaded by who looks at patterns, not by who unlocks.
    from leeward.web.patterns.helps.cards import page

    vault = request.vault
    found = page(queries.used(vault), queries.titles(vault), ranking=queries.shelf(vault).close)
    return render(request, "web/patterns/helps.html", {"page": found})
