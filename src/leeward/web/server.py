"""The server: one uvicorn process that hands whole requests to Django in a fixed pool of threads.

Why a buffer in front: a WSGI thread that reads a slow body is a thread lost, and four slow POSTs stall everybody
(STACK.md P3). Bodies are read in the event loop, bounded and timed, into memory and never into a temporary file
(PRIVACY.md 0.2).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.template.loader import render_to_string

from leeward.web import passing
from leeward.web.middleware import fixed_headers

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# More threads than the at most four that may run or wait for Argon2id (accounts), so that help now always has one.
# Those that read a phone's file while it comes are as many more.
THREADS = 8 + passing.AT_ONCE
FORM_BYTES = 4 * 2**20 + 2**16
IMPORT_BYTES = 33 * 2**20
IMPORT_PATH = "/bring"
# A note kept on a phone, sealed; the address takes it from anybody, so it takes little.
LETTER_BYTES = 300 * 2**10
LETTERS_PATH = "/letters"
LIMITS = {IMPORT_PATH: IMPORT_BYTES, LETTERS_PATH: LETTER_BYTES}
# What all bodies together may hold: a handful of imports at once, or thousands of forms. The last part is for forms
# alone: five large files that somebody sends slowly must not keep others from keeping what they wrote.
ALL_BYTES = 160 * 2**20
FORMS_ALONE = 48 * 2**20
BODY_SECONDS = 30.0


class BodyTooLarge(Exception):
    """The body is larger than this address takes."""


class TooBusy(Exception):
    """All bodies in memory together would be too much."""


class WholeBodies:
    """ASGI middleware that reads each body whole before a thread is spent on it."""

    def __init__(self, app: App, *, seconds: float = BODY_SECONDS) -> None:
        self.app = app
        self.seconds = seconds
        self.held = 0
        self.passing = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # A header with "_" would shadow the one with "-" once both are WSGI names.
        scope["headers"] = [pair for pair in scope["headers"] if b"_" not in pair[0]]
        if passing.is_passed(scope):
            await self._pass(scope, receive, send)
            return
        limit = LIMITS.get(scope["path"], FORM_BYTES)
        body = bytearray()
        try:
            await asyncio.wait_for(self._read(body, receive, limit), self.seconds)
            scope["headers"] = _with_length(scope["headers"], len(body))
            await self.app(scope, _replay(bytes(body), receive), send)
        except BodyTooLarge:
            await _say(send, 413, "large-file" if limit == IMPORT_BYTES else "large")
        except TooBusy:
            await _say(send, 503, "busy")
        except TimeoutError:
            await _say(send, 408, "slow")
        finally:
            self.held -= len(body)

    async def _pass(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand a large body on as it comes."""
        if passing.is_too_large(scope):
            await _say(send, 413, "large-phone")
        elif self.passing >= passing.AT_ONCE:
            await _say(send, 503, "busy")
        else:
            self.passing += 1
            try:
                await self.app(scope, passing.in_time(receive), send)
            finally:
                self.passing -= 1

    async def _read(self, body: bytearray, receive: Receive, limit: int) -> None:
        room = ALL_BYTES - (FORMS_ALONE if limit == IMPORT_BYTES else 0)
        more = True
        while more:
            message = await receive()
            chunk = message.get("body", b"")
            if len(body) + len(chunk) > limit:
                raise BodyTooLarge
            if self.held + len(chunk) > room:
                raise TooBusy
            body += chunk
            self.held += len(chunk)
            more = message["type"] == "http.request" and message.get("more_body", False)


def _with_length(headers: Headers, length: int) -> Headers:
    """Return the headers with the true length: a body sent in pieces names none, and Django would read nothing."""
    kept = [pair for pair in headers if pair[0] not in {b"content-length", b"transfer-encoding"}]
    return [*kept, (b"content-length", str(length).encode())] if length else kept


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a receive that gives the whole body once, then whatever the server says next."""
    given = False

    async def replayed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


async def _say(send: Send, status: int, what: str) -> None:
    page = render_to_string("web/too_much.html", {"what": what}).encode()
    headers = {"content-type": "text/html; charset=utf-8", "cache-control": "no-store", "connection": "close"}
    pairs = [(name.lower().encode(), words.encode()) for name, words in (headers | fixed_headers()).items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": page})


def application() -> App:
    """Return the whole application: help now before anything else, then bodies, then Django in its pool of threads.

    What has to happen by itself is started beside it (housekeeping.py).
    """
    from leeward.library.front import PublicFirst
    from leeward.web import housekeeping
    from leeward.web.wsgi import application as django

    housekeeping.start()
    # Both libraries type the same protocols in their own words.
    pool: Any = WSGIMiddleware(cast("Any", django), workers=THREADS)
    return PublicFirst(WholeBodies(pool), headers=fixed_headers())
