"""How a line of the log reads: what happened and where, never with what.

Source: PRIVACY.md 7.2: messages of exceptions carry data (`int("...")` prints its argument, a decoding error keeps the
whole text), so of an exception only its kind and its places in the code are written down.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlacesOnly(logging.Formatter):
    """Formats an exception as the places it went through and the names of what was raised."""

    def formatException(self, ei: Raised) -> str:  # noqa: N802 (logging's own name)
        """Return the places, innermost last, and the kinds of the exception and its causes."""
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(ei[2])]
        return "\n".join([*places, " from ".join(_kinds(ei[1]))])


def _kinds(raised: BaseException | None) -> list[str]:
    kinds: list[str] = []
    while raised is not None:
        kinds.append(type(raised).__name__)
        raised = raised.__cause__ or raised.__context__
    return kinds
