"""The languages Leeward speaks: the one place that lists them.

A language is added here, then `make messages` makes its catalogue (docs/translating.md).
"""

from __future__ import annotations

from typing import NamedTuple

SOURCE = "en"


class Language(NamedTuple):
    """One language: its tag, its own name, how it is written, and which of its parts may have no gap."""

    tag: str
    own_name: str
    is_rtl: bool = False
    # Parts without a gap, which the tests then hold to: "interface" is the catalogue, "content" the files.
    whole: frozenset[str] = frozenset()

    @property
    def direction(self) -> str:
        return "rtl" if self.is_rtl else "ltr"


LANGUAGES = (
    Language(SOURCE, "English"),
    Language("es", "Español", whole=frozenset(("interface", "content"))),
    Language("fr", "Français", whole=frozenset(("interface",))),
    Language("de", "Deutsch", whole=frozenset(("interface",))),
    Language("ar", "العربية", is_rtl=True, whole=frozenset(("interface",))),
)
BY_TAG = {one.tag: one for one in LANGUAGES}
TRANSLATED = tuple(one for one in LANGUAGES if one.tag != SOURCE)
"""Those that have a catalogue; the source needs none."""
