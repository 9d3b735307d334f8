"""What the page says about a person's tools: at most three claims, what is too early, and their own answers counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from leeward.coping.toolbox.pairs import as_uses
from leeward.coping.toolbox.records import HOW, Used
from leeward.coping.toolbox.said import sentence, strength
from leeward.coping.toolbox.words import HOW_NAMES
from leeward.insights.helping import helping
from leeward.insights.helps import Help, Helping
from leeward.insights.results import NotEnough
from leeward.insights.uses import WAITED
from leeward.web.patterns.helps import words

MOST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """One tool and what is said about it."""

    title: str
    strength: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Page:
    """What patterns/helps.html shows. `answers` is a table: head, then one row a tool."""

    claims: list[Claim] = field(default_factory=list)
    looked_at: str = ""
    too_early: list[tuple[str, str]] = field(default_factory=list)
    waiting: str = ""
    may_wait: bool = True
    left_out: str = ""
    answers_head: list[str] = field(default_factory=list)
    answers: list[list[str]] = field(default_factory=list)


def page(used: Sequence[Used], titles: Mapping[str, str], *, ranking: Sequence[str]) -> Page:
    """Return everything the page says. Shape: used in order; titles by key; ranking as the person's own order."""
    found = helping(as_uses(used), ranking=ranking)
    head, rows = _answers(used, titles)
    if isinstance(found, NotEnough):
        return Page(looked_at=words.not_enough(found), answers_head=head, answers=rows)
    said = found.seem_to_help()[:MOST_CLAIMS]
    return Page(
        claims=[_claim(one, titles) for one in said],
        looked_at=words.looked_at(len(found.strategies), said=len(said)),
        too_early=[
            (titles.get(one.strategy, words.gone()), words.too_early(one.uses))
            for one in sorted(found.strategies, key=lambda one: -one.uses)
            if one not in found.seem_to_help()
        ],
        waiting=_waiting(found),
        may_wait=found.waits_needed is not None,
        left_out=words.left_out(found.left_out),
        answers_head=head,
        answers=rows,
    )


def _claim(found: Help, titles: Mapping[str, str]) -> Claim:
    title = titles.get(found.strategy, words.gone())
    return Claim(title=title, strength=strength(found), sentence=sentence(found))


def _waiting(found: Helping) -> str:
    if found.waits_needed is not None:
        return words.waits_needed(found.waits_needed)
    return words.against_waiting(found.against_waiting) if found.against_waiting else ""


def _answers(used: Sequence[Used], titles: Mapping[str, str]) -> tuple[list[str], list[list[str]]]:
    """Return the person's own answers, counted: no answer is weighed, and none is left out."""
    counts: dict[str, Counter[str]] = {}
    for one in used:
        if one.how and one.strategy != WAITED:
            counts.setdefault(one.strategy, Counter())[one.how] += 1
    rows = [
        [titles.get(strategy, words.gone()), *(str(count[how]) for how in HOW)]
        for strategy, count in sorted(counts.items(), key=lambda pair: -pair[1].total())
    ]
    return [_("Tool"), *(str(HOW_NAMES[how]) for how in HOW)], rows
