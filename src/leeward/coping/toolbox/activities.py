"""The activities Leeward ships: read from files once, checked while reading, in the order they are shown.

Source: CLINICAL.md 5.2 (evidence and cautions), R17, R19, R20 (no means, no substitutes, no detail).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

CONTENT = Path(__file__).resolve().parents[1] / "content"
LANGUAGE = "en"
# Distance and movement come first: of 48 ways of coping these two were rated most helpful (C6).
GROUPS = ("distance", "moving", "people", "calming", "comfort", "doing", "letting-out", "kindness", "words")
MOMENTS = ("energy", "drained", "numb", "alone", "angry", "restless", "night", "with-others")
ANYWHERE, HOME, OUT = "anywhere", "home", "out"
PLACES = (ANYWHERE, HOME, OUT)
OWN = "own"
KINDNESS = "kindness"


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same few minutes without any kind words: kindness can sting in strong self-hate (CLINICAL.md 5.2)."""

    title: str
    steps: tuple[str, ...]


class Activity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to do, shipped or the person's own.

    `key` is its slug, or the id of an own one; `evidence` a key of `evidence.json`, empty for an own one.
    Unit: minutes it takes about.
    """

    key: str = msgspec.field(name="slug")
    title: str
    steps: tuple[str, ...]
    minutes: int
    moments: tuple[str, ...]
    place: str
    evidence: str = ""
    cautions: tuple[str, ...] = ()
    calm_only: bool = False
    ask_first: bool = False
    neutral: Plain | None = None
    group: str = OWN

    @property
    def is_own(self) -> bool:
        """Whether the person added it."""
        return self.group == OWN


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something was read, and what that is."""

    what: str
    address: str


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known, in one or two plain sentences; `sources` are keys of the same file."""

    words: str
    sources: tuple[str, ...]


class _Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    evidence: dict[str, Evidence]
    sources: dict[str, Source]


@cache
def shipped() -> tuple[Activity, ...]:
    """Return every shipped activity.

    Errors: msgspec.ValidationError, when a file does not hold what it should.
    """
    return tuple(activity for group in GROUPS for activity in _read(group))


def _read(group: str) -> list[Activity]:
    text = (CONTENT / LANGUAGE / f"{group}.json").read_bytes()
    found = msgspec.json.decode(text, type=list[Activity])
    return [msgspec.structs.replace(activity, group=group) for activity in found]


@cache
def _known() -> _Known:
    return msgspec.json.decode((CONTENT / LANGUAGE / "evidence.json").read_bytes(), type=_Known)


def evidence_for(activity: Activity) -> tuple[str, tuple[Source, ...]]:
    """Return what is known about an activity, and where that was read; empty for the person's own."""
    known = _known()
    if activity.evidence not in known.evidence:
        return "", ()
    found = known.evidence[activity.evidence]
    return found.words, tuple(known.sources[key] for key in found.sources)


def public() -> tuple[Activity, ...]:
    """Return what anybody may be shown: everything that asks nothing first."""
    return tuple(activity for activity in shipped() if not activity.ask_first)


def asks_first(key: str) -> bool:
    """Return whether this tool stays hidden until its cautions were read."""
    return any(one.key == key and one.ask_first for one in shipped())
