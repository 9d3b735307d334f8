"""A push service for tests, on this machine with TLS: keeps what it is sent, and answers what it is told."""

from __future__ import annotations

import http.server
import threading
from dataclasses import dataclass
from typing import Self

from leeward.post import wire
from tests.post.certificate import server_context, trusting

NAME = "push.example.org"


@dataclass(frozen=True)
class Pushed:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


class _Answer(http.server.BaseHTTPRequestHandler):
    server: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append(Pushed(self.path, dict(self.headers), body))
        status, headers = self.server.answers.pop(0) if self.server.answers else (201, {})
        self.send_response(status)
        for name, words in headers.items():
            self.send_header(name, words)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


class PushService(http.server.ThreadingHTTPServer):
    """Listens on a free port until the block ends; `came` is what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.socket = server_context(NAME).wrap_socket(self.socket, server_side=True)
        self.came: list[Pushed] = []
        self.answers: list[tuple[int, dict[str, str]]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str) -> str:
        return f"https://{NAME}{path}"

    def let_in(self, monkeypatch) -> None:
        """Lead every name here, after an address where nobody listens; all other checks stay as they are."""
        monkeypatch.setattr(wire, "PORT", self.port)
        monkeypatch.setattr(wire, "context", lambda: trusting(NAME))
        monkeypatch.setattr(wire, "checked", lambda _host: ["127.0.0.2", "127.0.0.1"])

    def handle_error(self, request, client_address) -> None:
        """Stay quiet when a sender does not trust the certificate."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
