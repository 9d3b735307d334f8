"""A mail server for tests: speaks as much SMTP as a sender needs, and can be told to refuse."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

from tests.post.certificate import server_context


@dataclass
class Told:
    """What to answer instead of yes, by the word it answers to: {"RCPT": [b"450 later"]}, one a time, then yes."""

    answers: dict[str, list[bytes]] = field(default_factory=dict)
    starttls: bool = False
    drop_after: str = ""
    holds: str = ""
    go_on: threading.Event = field(default_factory=threading.Event)

    def answer(self, word: str, usual: bytes) -> bytes:
        waiting = self.answers.get(word, [])
        return waiting.pop(0) if waiting else usual


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")

    def handle(self) -> None:
        self.server.words.append("CONNECT")
        self.wait_at("CONNECT")
        self.say(b"220 stub")
        self.encrypted = False
        while line := self.rfile.readline(2000).rstrip(b"\r\n"):
            word = line.split(b" ")[0].split(b":")[0].upper().decode()
            self.server.words.append(word)
            if word != "DATA":
                self.wait_at(word)
            if not self.answer(word, line):
                return
            if self.server.told.drop_after == word:
                return

    def answer(self, word: str, line: bytes) -> bool:
        told = self.server.told
        if word == "EHLO":
            for one in [b"250-stub", *([b"250-STARTTLS"] if told.starttls and not self.encrypted else [])]:
                self.say(one)
            self.say(b"250 8BITMIME")
        elif word == "STARTTLS":
            self.say(b"220 go on")
            self.wrap()
        elif word == "DATA":
            return self.data()
        elif word == "QUIT":
            self.say(b"221 bye")
            return False
        else:
            if word == "RCPT":
                self.server.asked_for.append(line.decode())
            self.say(told.answer(word, b"250 yes"))
        return True

    def wait_at(self, word: str) -> None:
        """Say nothing more at this word until somebody lets us go on."""
        if self.server.told.holds == word:
            self.server.told.go_on.wait(60)

    def wrap(self) -> None:
        self.connection = server_context("localhost").wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.encrypted = True

    def finish(self) -> None:
        super().finish()
        # What was wrapped is another socket than the one the server closes.
        self.connection.close()

    def data(self) -> bool:
        self.say(b"354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        said = self.server.told.answer("DATA", b"250 kept")
        if said.startswith(b"250"):
            self.server.raw.append(b"".join(lines))
        self.wait_at("DATA")
        if self.server.told.drop_after == "DATA":
            return False
        self.say(said)
        return True


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine until the block ends; `mails` is what came."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.told = Told()
        self.raw: list[bytes] = []
        self.words: list[str] = []
        self.asked_for: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one, policy=policy.default) for one in self.raw]

    def handle_error(self, request, client_address) -> None:
        """Stay quiet when a sender hangs up, as some tests make it."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
