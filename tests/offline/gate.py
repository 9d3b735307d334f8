"""A gate between browser and server: open, shut, silent, or broken. What a phone meets on a bad line, on purpose."""

from __future__ import annotations

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

SILENT_SECONDS = 30.0


class Gate:
    """Passes requests on to the server behind; `way` says how it treats the next ones."""

    def __init__(self, behind: str) -> None:
        self.behind = urlsplit(behind)
        self.way = "open"
        self.only = ""
        self.asked: list[tuple[str, str]] = []
        self.closing = threading.Event()
        gate = self

        class Passing(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self) -> None:
                gate.pass_on(self)

            do_POST = do_HEAD = do_GET  # noqa: N815 (names of the standard library)

            def log_message(self, *_words: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("localhost", 0), Passing)
        self.server.daemon_threads = True
        self.url = f"http://localhost:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def pass_on(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request as the gate stands."""
        self.asked.append((request.command, request.path))
        way = self.way if request.path.startswith(self.only) else "open"
        if way == "silent":
            self.closing.wait(SILENT_SECONDS)
        elif way.isdigit():
            request.send_response(int(way))
            request.send_header("Cache-Control", "no-store")
            request.send_header("Content-Type", "text/html")
            request.end_headers()
            request.wfile.write(b"<h1>One moment</h1>")
        elif way == "open":
            self._ask_behind(request)
        # "shut": nothing is sent, and the line is cut.

    def _ask_behind(self, request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("Content-Length") or 0)
        line = http.client.HTTPConnection(str(self.behind.hostname), self.behind.port, timeout=20)
        try:
            line.request(request.command, request.path, request.rfile.read(length), dict(request.headers))
            answer = line.getresponse()
            body = answer.read()
            request.send_response(answer.status)
            for name, words in answer.getheaders():
                if name.lower() not in {"transfer-encoding", "connection", "content-length", "date", "server"}:
                    request.send_header(name, words)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except ConnectionError:
            pass  # the browser has gone on
        finally:
            line.close()

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
