"""What a rule is, and how it is held against a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Flag, auto


class Where(Flag):
    """Kinds of text. A rule names those it applies to."""

    SCREEN = auto()  # templates, gettext, scripts, content, sample people: what a person sees
    DEEP = auto()  # other sentences in the code: messages of commands, of the server, of exceptions
    DOCS = auto()  # README, CHANGELOG, docs: what a person reads about Leeward
    LAW = auto()  # SECURITY, CLINICAL_SAFETY: they must name what they rule out, but claim nothing


PEOPLE = Where.SCREEN | Where.DEEP | Where.DOCS
ALL = PEOPLE | Where.LAW
NEGATED = r"\b(?:not|no|never|nor|neither|nothing|cannot|none|without|nobody|rather than|instead of|\w+n't)\b"


@dataclass(frozen=True)
class Rule:
    """One sense to leave out: what to write instead, and the lines that prove the pattern."""

    name: str
    pattern: str
    instead: str
    source: str
    catches: tuple[str, ...]
    leaves: tuple[str, ...]
    where: Where = PEOPLE
    unless: str = ""  # what, earlier in the same sentence, takes the sense away
    _ready: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _unless: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ready", re.compile(self.pattern, re.IGNORECASE))
        object.__setattr__(self, "_unless", re.compile(self.unless, re.IGNORECASE) if self.unless else None)

    def found_in(self, text: str) -> str | None:
        """Return the words that are caught, or None."""
        text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for match in self._ready.finditer(text):
            if not self._taken_away(text, match.start()):
                return match.group()
        return None

    def _taken_away(self, text: str, start: int) -> bool:
        if self._unless is None:
            return False
        sentence = re.split(r"[.!?]\s", text[:start])[-1]
        return bool(self._unless.search(sentence))


@dataclass(frozen=True)
class Text:
    """A piece of text and where it stands."""

    file: str
    line: int
    words: str
    where: Where


def caught(texts: Iterator[Text], rules: tuple[Rule, ...]) -> Iterator[str]:
    """Yield a line for each text that a rule catches, with what to write instead."""
    for text in texts:
        for rule in rules:
            if rule.where & text.where and (found := rule.found_in(text.words)):
                yield f"{text.file}:{text.line}: {found!r} ({rule.name}); rather: {rule.instead}"
