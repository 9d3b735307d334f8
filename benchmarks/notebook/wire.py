"""What a page weighs over the wire: itself and everything it asks for, compressed, with the answers' headers.

`python -m benchmarks.notebook.wire FOLDER` serves the folder on a free port of this machine and prints the bytes.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urljoin

from benchmarks.notebook import household

PAGES = {"check-in page": "/check-in", "help now": "/now"}
_WANTED = re.compile(r"<(?:link|script|img|source|use)\b[^>]*>", re.IGNORECASE)
_MARKS = re.compile(r'([\w-]+)="([^"]*)"')
_FETCHED = {"stylesheet", "icon", "modulepreload", "preload", "manifest"}
_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
_IN_JS = re.compile(r"(?:from|import)\s*[\"'](\.[^\"']+)")


def weigh(folder: Path) -> dict[str, dict[str, int]]:
    """Return for each page the bytes of every answer it needs."""
    household.open_folder(folder)
    port = _free_port()
    words = [sys.executable, "-m", "leeward", "serve", "--port", str(port)]
    serving = subprocess.Popen(words, env=os.environ | _path(), stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        return {name: _page(port, path, household.token_of(folder)) for name, path in PAGES.items()}
    finally:
        serving.terminate()
        serving.wait()


def _path() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int) -> None:
    for _ in range(150):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("the server did not answer")


def _page(port: int, path: str, token: str) -> dict[str, int]:
    weights: dict[str, int] = {}
    waiting = [path]
    while waiting:
        address = waiting.pop()
        if address in weights or not address.startswith("/"):
            continue
        weights[address], text = _fetch(port, address, token)
        waiting += [urljoin(address, other).split("#")[0] for other in _asked_for(address, text)]
    return weights


def _fetch(port: int, address: str, token: str) -> tuple[int, str]:
    """Return the bytes of one answer as a browser gets it, and its text."""
    link = http.client.HTTPConnection("localhost", port, timeout=30)
    cookie = {"Cookie": f"s={token}"}
    link.request("GET", address, headers={"Accept-Encoding": "br, gzip", **cookie})
    answer = link.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}")
    weight = len(answer.read()) + len(str(answer.msg).encode())
    kind = answer.getheader("Content-Type", "")
    link.request("GET", address, headers={"Accept-Encoding": "identity", **cookie})
    plain = link.getresponse().read()
    link.close()
    return weight, plain.decode() if "text" in kind or "javascript" in kind else ""


def _asked_for(address: str, text: str) -> list[str]:
    if address.endswith(".css"):
        return [one or other for one, other in _IN_CSS.findall(text) if not (one or other).startswith("data:")]
    if address.endswith(".js"):
        return _IN_JS.findall(text)
    found = []
    for tag in _WANTED.findall(text):
        marks = dict(_MARKS.findall(tag))
        if not tag.lower().startswith("<link"):
            found.append(marks.get("src") or marks.get("href") or "")
        elif _FETCHED & set(marks.get("rel", "").split()):
            found.append(marks.get("href", ""))
    return [one for one in found if one]


if __name__ == "__main__":
    print(json.dumps(weigh(Path(sys.argv[1]))))
