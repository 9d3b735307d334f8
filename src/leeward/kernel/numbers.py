"""Numbers to call on a page that is read from right to left. Pure.

Between Arabic words "116 123" is drawn with its groups the other way round, and somebody would dial a wrong one. So
each number in groups is held together from left to right by the signs Unicode has for it (isolates, UAX 9).
"""

from __future__ import annotations

import re

FIRST, LAST = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
TEXT = re.compile(r">[^<]+<")
# What is held together already, or a number in groups.
IN_GROUPS = re.compile(rf"{FIRST}[^{LAST}]*{LAST}|(?<![\w.,:])\(?\+?\d[\d().]*(?:[ \u00a0\u2011-][\d().]+)+(?!\w)")


def held_together(html: str) -> str:
    """Return a page whose numbers keep their order; one that is held together already stays as it is."""
    return TEXT.sub(lambda text: IN_GROUPS.sub(_held, text.group()), html)


def _held(found: re.Match[str]) -> str:
    words = found.group()
    return words if words.startswith(FIRST) else f"{FIRST}{words}{LAST}"
