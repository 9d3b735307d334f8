"""Reading the plan: for a hard minute, on paper, as a picture, and the pages of the copy on a phone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.http import require_GET, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.coping.plan import presenting, queries, rules
from leeward.coping.plan.records import PEOPLE, Plan
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes

# Nobody's page: the same for everybody, and kept by whoever keeps the pages of a phone without network.
ANYBODYS = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=2592000"


@require_GET
@needs_open_vault
def plan(request: SignedInRequest) -> HttpResponse:
    """Show the plan: those who can be reached first, then the six parts, in any order a person likes."""
    item = queries.newest(request.vault)
    here = item.record.plan if item else Plan()
    page = {
        **_parts(here),
        "plan": here,
        "is_empty": rules.is_empty(here),
        "people": presenting.people(rules.within_reach(here))[: rules.FEW],
        "look": _look(request, here, item.record.moment.at if item else 0),
        "suggests_person": "one-person" in request.GET and not here.part(PEOPLE).contacts,
        "meanwhile": _version_named(request, "meanwhile"),
        "copy": presenting.copy(item, account_id=request.vault.account_id),
    }
    return render(request, "coping/plan/plan.html", page)


def _parts(plan: Plan) -> dict[str, Any]:
    return {"six": presenting.six(plan), "beside": presenting.two_beside(plan)}


def _look(request: SignedInRequest, plan: Plan, changed_at: int) -> str:
    beside = queries.beside(request.vault)
    look = rules.look_to_offer(plan, beside, changed_at=changed_at, now=int(clock.now().timestamp()))
    return look.name if look else ""


def _version_named(request: SignedInRequest, name: str) -> str:
    """Return the id of a version in the address, where it is still there."""
    try:
        named = id_bytes(request.GET.get(name, ""))
    except NotAnId:
        return ""
    return request.GET[name] if queries.version(request.vault, named) else ""


@require_GET
@needs_open_vault
def on_paper(request: SignedInRequest) -> HttpResponse:
    """Show the plan for one sheet of paper, under a neutral heading."""
    item = queries.newest(request.vault)
    here = item.record.plan if item else Plan()
    shown = [part for part in (*presenting.six(here), *presenting.two_beside(here)) if not part.is_empty]
    page = {"parts": shown, "plan": here, "at": item.record.moment.local() if item else None}
    return render(request, "coping/plan/print.html", page)


@require_GET
@needs_open_vault
def picture(request: SignedInRequest) -> HttpResponse:
    """Let a person choose lines for a picture, which only their browser draws."""
    here = queries.plan_of(request.vault)
    shown = [part for part in (*presenting.six(here), *presenting.two_beside(here)) if not part.is_empty]
    return render(request, "coping/plan/picture.html", {"parts": shown})


@require_GET
@needs_open_vault
def on_this_phone(request: SignedInRequest) -> HttpResponse:
    """Show the page on which the browser seals a copy under a secret of its own."""
    item = queries.newest(request.vault)
    copied = presenting.copy(item, account_id=request.vault.account_id)
    return render(request, "coping/plan/copy.html", {"copy": copied, "is_empty": not copied["mark"]})


@require_safe
def here(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (nothing of the request may have a say)
    """Show the page that opens a copy with no network and no account. Built without the request: it is anybody's."""
    response = HttpResponse(get_template("coping/plan/here.html").render({"exit_to": settings.EXIT_TO}))
    response["Cache-Control"] = ANYBODYS
    return response
