"""What goes over the wire until Help now stands: the page and all it asks for, squeezed as browsers take it."""

from __future__ import annotations

import gzip
import re
import urllib.request

ASKED = re.compile(r'(?:href|src)="(/now/[a-z]+(?:-[0-9a-f]{16})?\.(?:css|js|svg|webmanifest))"')


def weights(address: str, path: str) -> dict[str, int]:
    """Return the bytes of the page and of each file it asks for."""
    page, squeezed = _fetch(address + path)
    found = {path: len(squeezed)}
    for name in ASKED.findall(page):
        found[name] = len(_fetch(address + name)[1])
    return found


def _fetch(address: str) -> tuple[str, bytes]:
    """Return the text and the bytes that were sent."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        body = answer.read()
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode(), body
