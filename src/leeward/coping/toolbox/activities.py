"""The activities Leeward ships: read from files once, checked while reading, in the order they are shown.

Source: CLINICAL.md 5.2 (evidence and cautions), R17, R19, R20 (no means, no substitutes, no detail).
"""

from __future__ import annotations

from functools import cache

import msgspec
from django.utils.translation import get_language

from leeward.coping.toolbox import translations
from leeward.coping.toolbox.translations import CONTENT, EVIDENCE, Plain
from leeward.kernel import evidence, languages
from leeward.kernel.evidence import Known, Source

# The language the activities were written in.
LANGUAGE = languages.SOURCE
# Distance and movement come first: of 48 ways of coping these two were rated most helpful (C6).
GROUPS = ("distance", "moving", "people", "calming", "comfort", "doing", "letting-out", "kindness", "words")
MOMENTS = ("energy", "drained", "numb", "alone", "angry", "restless", "night", "with-others")
ANYWHERE, HOME, OUT = "anywhere", "home", "out"
PLACES = (ANYWHERE, HOME, OUT)
OWN = "own"
KINDNESS = "kindness"


class Activity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to do, shipped or the person's own.

    `key` is its slug, or the id of an own one; `evidence` a key of `evidence.json`; `language` that of its words.
    What is somebody's own has neither evidence nor language.
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
    language: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the person added it."""
        return self.group == OWN


def shipped(language: str = "") -> tuple[Activity, ...]:
    """Return every shipped activity in a language, the active one unless said; what nobody has translated is English.

    Errors: msgspec.ValidationError, when a file does not hold what it should.
    """
    return _shipped(language or get_language() or LANGUAGE)


@cache
def _shipped(language: str) -> tuple[Activity, ...]:
    return tuple(_said(activity, language) for group in GROUPS for activity in _read(group))


@cache
def _read(group: str) -> list[Activity]:
    text = (CONTENT / LANGUAGE / f"{group}.json").read_bytes()
    found = msgspec.json.decode(text, type=list[Activity])
    return [msgspec.structs.replace(activity, group=group, language=LANGUAGE) for activity in found]


def _said(activity: Activity, language: str) -> Activity:
    if language == LANGUAGE:
        return activity
    words = translations.activities(language, activity.group).get(activity.key)
    if words is None:
        return activity
    return msgspec.structs.replace(
        activity,
        title=words.title,
        steps=words.steps,
        cautions=words.cautions,
        neutral=words.neutral or activity.neutral,
        language=language,
    )


def version(activity: Activity) -> str:
    """Return the version of an activity's words, which a translation names."""
    plain = (activity.neutral.title, *activity.neutral.steps) if activity.neutral else ()
    return evidence.version(activity.title, *activity.steps, *activity.cautions, *plain)


@cache
def _known() -> Known:
    return msgspec.json.decode((CONTENT / LANGUAGE / f"{EVIDENCE}.json").read_bytes(), type=Known)


def evidence_words() -> dict[str, str]:
    """Return what is known in the original's words, by its key."""
    return {key: one.words for key, one in _known().evidence.items()}


def evidence_for(activity: Activity) -> tuple[str, tuple[Source, ...]]:
    """Return what is known about an activity, and where that was read; empty for the person's own."""
    known = _known()
    if activity.evidence not in known.evidence:
        return "", ()
    language = get_language() or LANGUAGE
    said = None if language == LANGUAGE else translations.evidence(language).get(activity.evidence)
    return known.about(activity.evidence, said)


def public() -> tuple[Activity, ...]:
    """Return what anybody may be shown: everything that asks nothing first."""
    return tuple(activity for activity in shipped() if not activity.ask_first)


def asks_first(key: str) -> bool:
    """Return whether this tool stays hidden until its cautions were read."""
    return any(one.key == key and one.ask_first for one in shipped())
