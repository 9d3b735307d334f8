"""The jar, one note of it, all of them, and putting in or taking out."""

from __future__ import annotations

from random import SystemRandom

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.journal.access import entry_or_404
from leeward.journal.derived import Preview
from leeward.journal.jar import actions, picture, queries
from leeward.journal.jar.form import SentenceForm
from leeward.journal.views.asking import LOOK_AGAIN, sent, zone_of
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text
from leeward.kernel.moments import moment_in
from leeward.vault.errors import Missing

# Which note comes is left to chance; nothing depends on it.
RNG = SystemRandom()
A_PAGE = 40


@require_http_methods(["GET", "HEAD", "POST"])
@needs_open_vault
def jar(request: SignedInRequest) -> HttpResponse:
    """Show the jar, or put a sentence into it."""
    form = SentenceForm(sent(request))
    if request.method == "POST" and form.is_valid():
        moment = moment_in(zone_of(request), clock.now())
        actions.put_words_in(request.vault, form.cleaned_data["words"], moment=moment, id=form_id(request))
        return HttpResponseRedirect(f"{reverse('jar')}?in")
    notes = queries.how_many(request.vault)
    page = {
        "form": form,
        "is_empty": not notes,
        "papers": picture.papers(notes),
        "was_put_in": "in" in request.GET,
        "was_taken_out": "out" in request.GET,
    }
    return render(request, "journal/jar/jar.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_safe
@needs_open_vault
def one(request: SignedInRequest) -> HttpResponse:
    """Open one note, and another one than the last where there is one."""
    notes = queries.notes(request.vault)
    others = [note for note in notes if note.id != _id(request.GET.get("but", ""))]
    if not notes:
        return HttpResponseRedirect(reverse("jar"))
    item = entry_or_404(request.vault, RNG.choice(others or notes).id)
    page = {
        "note": item.record,
        "on": item.record.moment.day(),
        "id": item.id,
        "key": id_text(item.id),
        "is_one_of_many": len(notes) > 1,
        "papers": picture.papers(len(notes)),
    }
    return render(request, "journal/jar/open.html", page)


@require_safe
@needs_open_vault
def notes(request: SignedInRequest) -> HttpResponse:
    """Show what is in the jar, newest first, so many on a page."""
    found, asked = queries.notes(request.vault), request.GET.get("page", "")
    page = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 5 else 1
    page = min(max(page, 1), max(1, -(-len(found) // A_PAGE)))
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    context = {
        "notes": [_shown(note) for note in shown],
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if page * A_PAGE < len(found) else "",
    }
    return render(request, "journal/jar/notes.html", context)


def _shown(note: Preview) -> dict[str, object]:
    words = note.beginning or note.title
    return {"id": note.id, "words": words, "is_all": note.is_all, "on": note.moment.day()}


@require_POST
@needs_open_vault
def move(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Put an entry into the jar, or take it out; it stays in the notebook either way."""
    is_in = request.POST.get("way") == "in"
    try:
        actions.move(request.vault, id, is_in=is_in)
    except Missing:
        raise Http404 from None
    return HttpResponseRedirect(f"{reverse('jar')}?{'in' if is_in else 'out'}")


def _id(text: str) -> bytes:
    try:
        return id_bytes(text)
    except NotAnId:
        return b""
