"""What every record of this room is."""

from __future__ import annotations

import msgspec


class Quiet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that shows its kind and nothing of what somebody wrote, wherever an error or a log might print it."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
