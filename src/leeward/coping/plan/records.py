"""What the plan is made of: words and people by part, versions of the whole, and what is remembered beside it.

Shape: all are immutable and stored as arrays, so a field may only ever be added at the end, with a default.
"""

from __future__ import annotations

import msgspec

from leeward.kernel.moments import Moment

# The six parts in their order (CLINICAL.md R10), and two beside them (R11). Numbers are kept and stand in addresses.
SIGNS = 1
ALONE = 2
COMPANY = 3
PEOPLE = 4
SERVICES = 5
SURROUNDINGS = 6
TRIGGERS = 7
BARRIERS = 8
SIX = (SIGNS, ALONE, COMPANY, PEOPLE, SERVICES, SURROUNDINGS)
BESIDE = (TRIGGERS, BARRIERS)
PARTS = SIX + BESIDE
WITH_CONTACTS = (COMPANY, PEOPLE, SERVICES)

CALL = "call"
TEXT = "text"
LINK = "link"
HOWS = (CALL, TEXT, LINK)

# What a version is about, where it is not one part.
WHOLE = 0


class Quiet(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that shows its kind and nothing of what somebody wrote, wherever an error or a log might print it."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Contact(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """Somebody to reach. `how` is the way the person would take first; `when` in their own words ("after six")."""

    id: bytes
    name: str = ""
    phone: str = ""
    how: str = CALL
    link: str = ""
    message: str = ""
    when: str = ""


class Part(Quiet, frozen=True, array_like=True, kw_only=True):
    """One part: own words, one thing a line, and people in the order they would be asked."""

    words: str = ""
    contacts: list[Contact] = []


class Plan(Quiet, frozen=True, array_like=True, kw_only=True):
    """The plan as it is at one time. `reviewed` is when it was last looked through, with initials if together."""

    parts: dict[int, Part] = {}
    reviewed: Moment | None = None
    own_initials: str = ""
    their_initials: str = ""

    def part(self, number: int) -> Part:
        """Return a part; one nobody has written in yet is empty."""
        return self.parts.get(number) or Part()


class Version(Quiet, frozen=True, array_like=True, kw_only=True):
    """The whole plan after one change. `part` is the one that changed, or WHOLE; `back_to` when it was brought back."""

    moment: Moment
    plan: Plan
    part: int = WHOLE
    back_to: Moment | None = None


class Beside(Quiet, frozen=True, array_like=True, kw_only=True):
    """What is remembered beside the plan: that one person was once suggested, and the last hard time that was named.

    Unit: `hard_time_at` in seconds since 1970 UTC. Told to nobody; all it does is offer a look at the plan.
    """

    suggested_person: bool = False
    hard_time_at: int = 0
