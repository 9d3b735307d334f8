"""What the page for notes needs beside the shell to work without network: its style and its scripts.

Nothing here is anybody's own: the page is the same for all, and scripts and styles are public.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from django.contrib.staticfiles import finders

FOLDER = "web/js/outbox/"
SCRIPTS = (f"{FOLDER}away.js", f"{FOLDER}start.js")
SHEET = "web/css/pages/away.css"
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


@cache
def names() -> tuple[str, ...]:
    """Return the static files, by the names they have before they are hashed."""
    return (SHEET, *sorted(_with_imports(SCRIPTS)))


def _with_imports(wanted: tuple[str, ...]) -> set[str]:
    """Return scripts of this folder with everything they import, also late; the shell's own are kept already."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        path = finders.find(name)
        if name in found or not path or not name.startswith(FOLDER):
            continue
        found.add(name)
        code = Path(path).read_text(encoding="utf-8")
        waiting += [normpath(join(dirname(name), other)) for other in _IMPORT.findall(code)]
    return found
