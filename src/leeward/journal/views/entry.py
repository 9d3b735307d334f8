"""One entry: read, kept, landed, corrected, taken back, erased."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal import actions, drafts, queries
from leeward.journal.access import entry_or_404, find
from leeward.journal.derived import preview
from leeward.journal.forms.entry import AfterForm, EntryForm
from leeward.journal.kinds import ENTRIES
from leeward.journal.presenting import Names, kind_of, shown_entry
from leeward.journal.records import Written
from leeward.journal.views.asking import LOOK_AGAIN, base_revision, sent, zone_of
from leeward.kernel import clock
from leeward.kernel.ids import id_text


@require_GET
@needs_open_vault
def entry(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Show an entry whole."""
    item = entry_or_404(request.vault, id)
    context = {
        "entry": item.record,
        "at": item.record.moment.local(),
        "kind": kind_of(item.record.prompt),
        "tags": Names(queries.vocabulary(request.vault)).tags(item.record.tags),
        "id": id,
        "beside": item.record.beside if queries.has_entry(request.vault, item.record.beside) else b"",
        "place": "notebook",
    }
    return render(request, "journal/entry.html", context)


@require_GET
@needs_open_vault
def kept(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Say thank you and offer the same doors to everybody."""
    entry_or_404(request.vault, id)
    context = {
        "place": "notebook",
        "change": reverse("entry-edit", args=[id]),
        "undo": reverse("entry-undo", args=[id]),
        "is_entry": True,
        "is_beside": "beside" in request.GET,
        # Undo takes back something new as a whole; after a correction that would be more than was meant.
        "is_new": not {"beside", "changed"} & set(request.GET),
    }
    return render(request, "journal/kept.html", context)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def landing(request: SignedInRequest, id: bytes) -> HttpResponse:
    """After open writing: a way back into the room, and how it is now."""
    entry_or_404(request.vault, id)
    form = AfterForm(sent(request), words=queries.vocabulary(request.vault))
    if request.method == "POST" and form.is_valid():
        mood = form.cleaned_data["mood_after"]
        if mood is not None:
            actions.rate_after(request.vault, id, round(mood))
        return HttpResponseRedirect(reverse("entry-kept", args=[id]))
    context = {"form": form, "of": id_text(id), "place": "notebook"}
    return render(request, "journal/landing.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def change(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Show an entry to correct, or keep the correction."""
    now = clock.now()
    item = find(request.vault, ENTRIES, id) if request.method == "POST" else entry_or_404(request.vault, id)
    draft = drafts.name_for(id)
    waiting = None if request.method == "POST" else drafts.waiting(request.vault, draft)
    form = EntryForm(
        sent(request),
        words=queries.vocabulary(request.vault),
        now=now,
        zone=zone_of(request),
        record=item.record if item else None,
        initial=waiting,
    )
    base = base_revision(request, item)
    if request.method == "POST" and form.is_valid():
        record = form.to_record(int(now.timestamp()))
        changed = actions.change_entry(request.vault, id, record, base_revision=base, draft=draft)
        how = "?beside" if changed.is_beside else "?changed"
        return HttpResponseRedirect(reverse("entry-kept", args=[changed.id]) + how)
    context = {
        "form": form,
        "id": id,
        "of": id_text(id),
        "draft": draft,
        "has_draft": waiting is not None,
        "base_revision": base,
        "at": item.record.moment.local() if item else now,
        "spellcheck": request.settings.spellcheck,
        "place": "notebook",
    }
    return render(request, "journal/entry_change.html", context, status=LOOK_AGAIN if form.errors else 200)


@require_POST
@needs_open_vault
def undo(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Take an entry out of the notebook; its words wait as a draft, so that nothing is lost by one tap."""
    item = entry_or_404(request.vault, id)
    actions.take_back_entry(request.vault, id, _as_draft(item.record))
    return HttpResponseRedirect(f"{reverse('write')}?go-on")


@require_http_methods(["GET", "POST"])
@needs_open_vault
def delete(request: SignedInRequest, id: bytes) -> HttpResponse:
    """Say what erasing means, or do it."""
    if request.method == "POST":
        actions.delete_entry(request.vault, id)
        return HttpResponseRedirect(f"{reverse('notebook')}?erased")
    item = entry_or_404(request.vault, id)
    shown = shown_entry(preview(item), Names(queries.vocabulary(request.vault)))
    context = {"entry": shown, "at": shown.at, "place": "notebook", "back": reverse("entry", args=[id])}
    return render(request, "journal/delete.html", context)


def _as_draft(record: Written) -> dict[str, str]:
    return {"title": record.title, "text": record.text, "prompt": record.prompt}
