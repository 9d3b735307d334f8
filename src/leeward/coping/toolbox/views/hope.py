"""What the person holds on to: own words, pictures, sounds. Put in, looked at, taken out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.toolbox import actions, queries
from leeward.coping.toolbox.access import id_or_404
from leeward.coping.toolbox.files import MOST_FILES, Incomplete, part_of
from leeward.coping.toolbox.forms import FileForm, HeldForm
from leeward.coping.toolbox.records import HeldFile
from leeward.coping.toolbox.views.tool import LOOK_AGAIN, moment_now
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.vault.errors import Missing, Tampered
from leeward.vault.kinds import Item


@require_http_methods(["GET", "POST"])
@needs_open_vault
def hope(request: SignedInRequest) -> HttpResponse:
    """Show the box, put words in, or take words out."""
    if gone := request.POST.get("let_go", ""):
        actions.let_go(request.vault, id_or_404(gone))
        return HttpResponseRedirect(reverse("hope"))
    form = HeldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        held = form.to_record(moment_now(request.vault, clock.now()))
        actions.hold_on_to(request.vault, held, id=form_id(request))
        return HttpResponseRedirect(reverse("hope"))
    return _box(request, form=form, file_form=FileForm())


def _box(request: SignedInRequest, *, form: HeldForm, file_form: FileForm) -> HttpResponse:
    vault = request.vault
    context: dict[str, Any] = {
        "things": [{"id": id_text(item.id), "words": item.record.words} for item in queries.held(vault)],
        "files": [{"id": id_text(item.id), "file": item.record} for item in queries.files(vault)],
        "form": form,
        "file_form": file_form,
        # Kept over a second look, so that a picture that is sent twice is one.
        "file_id": id_text(form_id(request)),
    }
    status = LOOK_AGAIN if form.errors or file_form.errors else 200
    return render(request, "coping/toolbox/hope.html", context, status=status)


@require_POST
@needs_open_vault
def add_file(request: SignedInRequest) -> HttpResponse:
    """Put a picture or a sound in, or take one out."""
    if gone := request.POST.get("let_go", ""):
        actions.let_go_file(request.vault, id_or_404(gone))
        return HttpResponseRedirect(reverse("hope"))
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and _has_room(request, form):
        record = form.to_record(moment_now(request.vault, clock.now()))
        actions.keep_file(request.vault, record, form.cleaned_data["file"][2], id=form_id(request))
        return HttpResponseRedirect(reverse("hope"))
    return _box(request, form=HeldForm(), file_form=form)


def _has_room(request: SignedInRequest, form: FileForm) -> bool:
    if len(queries.files(request.vault)) < MOST_FILES:
        return True
    form.add_error(None, _("There are 40 files in the box already. Take one out, then this one fits."))
    return False


@require_safe
@needs_open_vault
def file(request: SignedInRequest, id: str) -> HttpResponse:
    """Give what is in a file; a player may ask for a part of it."""
    wanted = id_or_404(id)
    item = next((one for one in queries.files(request.vault) if one.id == wanted), None)
    if item is None:
        raise Http404
    try:
        data = queries.contents(request.vault, item)
    except (Missing, Tampered, Incomplete):
        raise Http404 from None
    return _sent(request, item, data)


def _sent(request: HttpRequest, item: Item[HeldFile], data: bytes) -> HttpResponse:
    part = part_of(data, request.headers.get("Range", ""))
    if part is None:
        response = HttpResponse(data, content_type=item.record.media_type)
    else:
        first, last = part
        response = HttpResponse(data[first : last + 1], content_type=item.record.media_type, status=206)
        response["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    response["Accept-Ranges"] = "bytes"
    return response
