"""The public pages in front of everything else: answered in the server's event loop, before any thread is asked for.

Why: all threads may be waiting for a locked database or a slow disk, and somebody needs a number now.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from leeward.library.answers import Answer, Asked, answer, shelf
from leeward.library.directory.answering import directory

log = logging.getLogger(__name__)

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class PublicFirst:
    """ASGI middleware: a public page is answered here, everything else goes on to the application.

    `headers` are added to every answer given here (the policy that web sets on its own answers). Made once, when the
    server starts: everything is built then, so that nobody's first request is a test of a template.
    """

    def __init__(self, app: App, *, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = tuple(headers.items())
        shelf().warm()
        directory(shelf()).warm()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        found = self._answer(scope) if scope["type"] == "http" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        # What an answer says of itself goes before what is said of all.
        said = dict(self.headers) | dict(found.headers)
        pairs = [(name.lower().encode(), words.encode()) for name, words in said.items()]
        await send({"type": "http.response.start", "status": found.status, "headers": pairs})
        await send({"type": "http.response.body", "body": found.body})

    def _answer(self, scope: Message) -> Answer | None:
        try:
            return answer(asked(scope))
        except Exception:
            # The application has the same pages behind its addresses, and its own words when something breaks.
            log.exception("library.front.failed")
            return None


def asked(scope: Message) -> Asked:
    """Return what of an ASGI scope may have a say."""
    heard = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return Asked(
        method=scope["method"],
        path=scope["path"],
        query=scope.get("query_string", b"").decode("latin-1"),
        accept_language=heard.get(b"accept-language", ""),
        accept_encoding=heard.get(b"accept-encoding", ""),
        if_none_match=heard.get(b"if-none-match", ""),
    )
