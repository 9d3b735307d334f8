"""Search: what was asked for comes in the body of a POST and never stands in an address or a log (PRIVACY.md 7.2)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal import queries
from leeward.journal.forms.search import SearchForm
from leeward.journal.presenting import Names, shown_hits
from leeward.journal.views.asking import LOOK_AGAIN, sent


@require_http_methods(["GET", "POST"])
@needs_open_vault
def search(request: SignedInRequest) -> HttpResponse:
    """Show the form, and under it one page of what was found."""
    words = queries.vocabulary(request.vault)
    form = SearchForm(sent(request), words=words)
    context = {"form": form, "place": "notebook"}
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        page = queries.search(
            request.vault, found["words"], found["tags"], found["since"], found["until"], found["page"]
        )
        context |= {"page": page, "hits": shown_hits(page.hits, Names(words)), "asked": form.asks_something()}
        context["newer"] = page.page - 1
        context["older"] = page.page + 1 if page.page < page.pages else 0
    return render(request, "journal/search.html", context, status=LOOK_AGAIN if form.errors else 200)
