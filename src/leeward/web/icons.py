"""The one family of icons: Lucide's drawings, vendored with their licence (vendor/vendor.json), drawn inside the page.

Inside the page they need no request, follow the colour of the text and are there when the network is not.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Drawings that point along the line of reading; from right to left they are mirrored (web/css/base.css).
POINTS = frozenset(("chevron-left", "chevron-right", "arrow-right"))
DRAWINGS = Path(__file__).resolve().parent / "vendor" / "lucide"


class NoSuchIcon(Exception):
    """No drawing of this name is vendored; the message says where they lie."""


@cache
def _strokes(name: str) -> SafeString:
    path = DRAWINGS / f"{name}.svg"
    if not path.is_file():
        raise NoSuchIcon(f"{name}: add it to {DRAWINGS.name}/ and vendor.json")
    inside = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(), re.DOTALL)
    strokes = inside.group(1) if inside else ""
    # The file is one of ours, checked by its sha256 in a test; nothing a person wrote can get here.
    return mark_safe(re.sub(r"\s+", " ", strokes).replace(" />", "/>").replace("> <", "><").strip())  # noqa: S308


def drawing(name: str, style_class: str = "") -> SafeString:
    """Return the icon as inline SVG, hidden from screen readers: the words beside it say what it means.

    Errors: NoSuchIcon.
    """
    look = " ".join(part for part in ("icon", "icon--points" if name in POINTS else "", style_class) if part)
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        look,
        _strokes(name),
    )
