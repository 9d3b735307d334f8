"""Beginning a sheet, one step of it, and the whole of it, to read, print or look at again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.kernel import clock
from leeward.kernel.ids import id_text, new_id
from leeward.steps.asking import LOOK_AGAIN, here, id_or_404, sent
from leeward.steps.sheet import actions, queries
from leeward.steps.sheet.forms import PartForm
from leeward.steps.sheet.records import PARTS, Sheet
from leeward.steps.sheet.words import PART_WORDS


@require_safe
@needs_open_vault
def sheets(request: SignedInRequest) -> HttpResponse:
    """Ask how strong it is, lead to something else first where it is strong, and list what there is."""
    page = {
        "is_strong": "strong" in request.GET,
        "begin": reverse("sheet-part", args=[id_text(new_id()), 1]),
        "sheets": [
            {"id": id_text(item.id), "words": _first_words(item.record), "on": item.record.moment.day()}
            for item in queries.sheets(request.vault)
        ],
    }
    return render(request, "steps/sheet/sheets.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def part(request: SignedInRequest, id: str, number: int) -> HttpResponse:
    """Show one step, or keep it and go on. A sheet of which nothing is kept yet has an address already."""
    if not 1 <= number <= len(PARTS):
        raise Http404
    name, sheet_id = PARTS[number - 1], id_or_404(id)
    item = queries.sheet(request.vault, sheet_id)
    record = item.record if item else None
    form = PartForm(sent(request), asked=PART_WORDS[name], initial={"words": getattr(record, name, "")})
    if request.method == "POST" and form.is_valid():
        moment = here(request.vault, clock.now())
        actions.write_part(request.vault, sheet_id, name, form.cleaned_data["words"], moment=moment)
        return HttpResponseRedirect(_next(id, number, is_aside="aside" in request.POST))
    page = {
        "form": form,
        "id": id,
        "name": name,
        "number": number,
        "before": number - 1,
        "heading": PART_WORDS[name].heading,
        "is_last": number == len(PARTS),
        "line": [{"is_here": at == number, "is_filled": bool(getattr(record, one, ""))} for at, one in _numbered()],
        # What was written in the steps before stands beside the question.
        "earlier": [(PART_WORDS[one].heading, getattr(record, one, "")) for one in PARTS[: number - 1]],
    }
    return render(request, "steps/sheet/part.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_safe
@needs_open_vault
def whole(request: SignedInRequest, id: str) -> HttpResponse:
    """Show the whole sheet."""
    item = queries.sheet(request.vault, id_or_404(id))
    if item is None:
        return HttpResponseRedirect(reverse("sheets"))
    page: dict[str, Any] = {
        "id": id,
        "parts": [
            {"number": at, "heading": PART_WORDS[name].heading, "words": getattr(item.record, name)}
            for at, name in _numbered()
        ],
        "on": item.record.moment.day(),
        "has_action": bool(item.record.action.strip()),
    }
    return render(request, "steps/sheet/whole.html", page)


@require_POST
@needs_open_vault
def erase(request: SignedInRequest, id: str) -> HttpResponse:
    """Erase one for good."""
    actions.erase(request.vault, id_or_404(id))
    return HttpResponseRedirect(reverse("sheets"))


def _next(id: str, number: int, *, is_aside: bool) -> str:
    # The seventh step is for another day: after the sixth the whole sheet comes, and with it the small action.
    if is_aside or number >= len(PARTS) - 1:
        return reverse("sheet", args=[id])
    return reverse("sheet-part", args=[id, number + 1])


def _numbered() -> list[tuple[int, str]]:
    return list(enumerate(PARTS, start=1))


def _first_words(sheet: Sheet) -> str:
    """Return what a list calls a sheet: the first words there are."""
    return next((words for name in PARTS if (words := getattr(sheet, name).strip())), "")
