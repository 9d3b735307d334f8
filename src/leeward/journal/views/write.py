"""Writing: choose how to begin, write, keep. What is not kept yet waits as a draft."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.journal import actions, drafts, queries
from leeward.journal.forms.entry import EntryForm
from leeward.journal.prompts import PROMPTS
from leeward.journal.records import FREE, OPEN
from leeward.journal.views.asking import LOOK_AGAIN, zone_of
from leeward.kernel import clock
from leeward.kernel.moments import moment_in

OPEN_MINUTES = (10, 15)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def write(request: SignedInRequest) -> HttpResponse:
    """Offer ways to begin, show the page, or keep it."""
    if request.method == "POST":
        return _keep(request)
    draft = drafts.waiting(request.vault, drafts.WRITE)
    asked = request.GET.get("prompt")
    if asked not in PROMPTS and "go-on" not in request.GET:
        return render(request, "journal/begin.html", {"prompts": PROMPTS.values(), "has_draft": draft is not None})
    if asked == OPEN and draft is None and "begin" not in request.GET:
        return render(request, "journal/open_writing.html", {"minutes": OPEN_MINUTES})
    initial = {"prompt": asked or FREE, **(draft or {})}
    form = EntryForm(words=queries.vocabulary(request.vault), now=clock.now(), initial=initial)
    return _page(request, form, has_draft=draft is not None)


def _keep(request: SignedInRequest) -> HttpResponse:
    if "aside" in request.POST:
        drafts.keep(request.vault, drafts.WRITE, request.POST)
        return HttpResponseRedirect(f"{reverse('notebook')}?aside")
    now = clock.now()
    form = EntryForm(request.POST, words=queries.vocabulary(request.vault), now=now, zone=zone_of(request))
    if not form.is_valid():
        return _page(request, form, has_draft=False)
    record = form.to_record(int(now.timestamp()))
    kept_as = actions.write_entry(request.vault, record, id=form_id(request))
    return HttpResponseRedirect(reverse("entry-landing" if record.prompt == OPEN else "entry-kept", args=[kept_as]))


def _page(request: SignedInRequest, form: EntryForm, *, has_draft: bool) -> HttpResponse:
    prompt = PROMPTS.get(form["prompt"].value() or FREE, PROMPTS[FREE])
    here = moment_in(zone_of(request), clock.now()).local()
    context = {
        "form": form,
        "prompt": prompt,
        "is_open_writing": prompt.id == OPEN,
        "has_draft": has_draft,
        "minutes": OPEN_MINUTES,
        "land_from": here + timedelta(minutes=OPEN_MINUTES[0]),
        "land_until": here + timedelta(minutes=OPEN_MINUTES[1]),
        "here": here,
        "spellcheck": request.settings.spellcheck,
    }
    return render(request, "journal/write.html", context, status=LOOK_AGAIN if form.errors else 200)
