"""Thinking of ending one's life, for somebody who is here: help of the country, own people and own words on one page.

The order is CLINICAL.md 3.4's. Nothing is asked first, nothing is kept, nobody is told, and nothing is locked: whoever
is locked or a visitor is sent on to the page that needs no account.
"""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.accounts.requests import AnyRequest
from leeward.coping.looking_in.forms import LookInForm
from leeward.coping.plan import presenting
from leeward.coping.plan import queries as plans
from leeward.coping.plan.records import PEOPLE, SERVICES, SURROUNDINGS
from leeward.coping.plan.rules import lines
from leeward.kernel import clock
from leeward.library import countries, helplines, offered
from leeward.library.helplines import NoHelplines, Service
from leeward.library.pages import card
from leeward.library.rules import listing

log = logging.getLogger(__name__)


@require_safe
def now_with_me(request: AnyRequest) -> HttpResponse:
    """Show the page with what is the person's own in it, or go on to the one for anybody."""
    if request.vault is None:
        return HttpResponseRedirect(f"{_help_now(request.settings.country)}#life")
    return _with_own(request)


@needs_open_vault
def _with_own(request: SignedInRequest) -> HttpResponse:
    plan = plans.plan_of(request.vault)
    services = _services()
    country = _country(request, services)
    found = listing(country, services)
    page = {
        "emergency": found.emergency,
        "first": [card(service) for service in found.first],
        "country": countries.name(country) if country else "",
        "all_services": f"{_help_now(country)}#talk",
        "elsewhere": f"{_help_now(country)}#places",
        "people": [person for number in (PEOPLE, SERVICES) for person in presenting.people(plan.part(number).contacts)],
        "distance": lines(plan.part(SURROUNDINGS).words),
        "form": LookInForm(now=clock.now(), zone=request.settings.zone),
        "place": "",
    }
    return render(request, "web/now_with_me.html", page)


def _help_now(country: str) -> str:
    known = len(country) == 2 and country.isascii() and country.isalpha()
    return reverse("now-country", args=[country.lower()]) if known else reverse("now")


def _services() -> tuple[Service, ...]:
    """Return every service; without them the page still has own people, own words and the number of many countries."""
    try:
        return offered.services()
    except NoHelplines:
        log.exception("now_with_me.helplines.unreadable")
        return ()


def _country(request: AnyRequest, services: tuple[Service, ...]) -> str:
    """Return the country the person chose, or what their browser's language says, or "" for anywhere."""
    known: Any = helplines.countries(services)
    chosen = countries.code_of(request.settings.country)
    if chosen in known:
        return chosen
    return countries.guess(request.headers.get("Accept-Language", ""), known) or ""
