"""The service worker and the page it shows where there is no network. The same for everybody, and no cookie is read."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from leeward.library.answers import PAGE_LIFE
from leeward.library.assets import HTML, SCRIPT
from leeward.web import offline


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker, asked for anew each time so that a change is seen. While developing there is none."""
    if settings.DEBUG:
        raise Http404
    return _answer(request, offline.worker(), kind=SCRIPT, life="no-cache")


@require_safe
def without_network(request: HttpRequest) -> HttpResponse:
    """Say what works without a network, and let a breath begin."""
    return _answer(request, offline.page(), kind=HTML, life=PAGE_LIFE)


def _answer(request: HttpRequest, body: bytes, *, kind: str, life: str) -> HttpResponse:
    mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"Cache-Control": life, "ETag": mark}
    if request.headers.get("If-None-Match", "").removeprefix("W/") == mark:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(body, content_type=kind, headers=headers)
