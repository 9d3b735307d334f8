"""The public addresses for a server without the front (tests, another WSGI server), and the health check."""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from leeward.kernel import clock
from leeward.library.answers import Answer, Asked, answer, chosen
from leeward.library.directory import answering
from leeward.post.queries import is_worker_there

log = logging.getLogger(__name__)


@csrf_exempt
def public(request: HttpRequest, code: str = "") -> HttpResponse:  # noqa: ARG001  # read from the path
    """Give the page kept in memory; nothing of the session is touched."""
    return _response(answer(_asked(request)))


@csrf_exempt
def helplines(request: HttpRequest, code: str = "") -> HttpResponse:  # noqa: ARG001  # read from the path
    """Give a page of the directory, with what was chosen in its address; nothing of the session is touched."""
    asked = _asked(request)
    if to := answering.elsewhere(request.path_info, asked.query):
        return HttpResponseRedirect(to)
    return _response(chosen(asked))


def _asked(request: HttpRequest) -> Asked:
    return Asked(
        method=request.method or "GET",
        # As it was asked for: the language in it has been taken off for the resolver of addresses.
        path=request.path,
        query=request.META.get("QUERY_STRING", ""),
        accept_language=request.headers.get("Accept-Language", ""),
        accept_encoding=request.headers.get("Accept-Encoding", ""),
        if_none_match=request.headers.get("If-None-Match", ""),
    )


def _response(found: Answer | None) -> HttpResponse:
    if found is None:
        raise Http404
    response = HttpResponse(found.body, status=found.status)
    del response["Content-Type"]
    for name, words in found.headers:
        response[name] = words
    return response


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Say whether the database answers a question about a table that is always there; 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            cursor.fetchone()
        is_there = is_worker_there(now=clock.now())
    except DatabaseError:
        log.warning("healthz.database.silent")
        return JsonResponse({"ok": False, "database": "does not answer"}, status=503)
    # Reminders that are late are no reason to take the pages away: they are named and change nothing.
    return JsonResponse({"ok": True, "database": "answers", "worker": "at work" if is_there else "silent"})
