"""What a service worker keeps so that the page for notes works without network: addresses of page, scripts and styles.

Nothing here is anybody's own: the page is the same for all, and scripts and styles are public.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.urls import reverse

from leeward.web import styles

SCRIPTS = ("web/js/shell.js", "web/js/outbox/away.js", "web/js/outbox/start.js")
SHEET = "web/css/pages/away.css"
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


@lru_cache(maxsize=1)
def addresses() -> tuple[str, ...]:
    """Return every address the page needs, the page first."""
    joined = getattr(staticfiles_storage, "joined_styles", False)
    sheets = [styles.JOINED] if joined else list(styles.SHEETS)
    return (reverse("away"), *(static(name) for name in (*sheets, SHEET, *sorted(_with_imports(SCRIPTS)))))


def _with_imports(names: tuple[str, ...]) -> set[str]:
    """Return scripts with everything they import, also late."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        path = finders.find(name)
        if name in found or not path:
            continue
        found.add(name)
        code = Path(path).read_text(encoding="utf-8")
        waiting += [normpath(join(dirname(name), other)) for other in _IMPORT.findall(code)]
    return found
