"""What helps this person: which strategy goes with a lower rating afterwards than their others, from the same level.

A rating taken when it is hard falls on its own, whatever is done: so nothing is compared but strategies of one person,
with the rating before held equal. Only pairs in which nothing was done can say more than that.

Source: INSIGHTS.md 5(d); measured in docs/how-we-know.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leeward.insights.helps import Comparison, Help, Helping, HelpStrength, Lacking, Standing, TooFewUses
from leeward.insights.mixture import Mixture
from leeward.insights.pooled import Pooled, pooled
from leeward.insights.results import NotEnough
from leeward.insights.uses import Use, Uses, comparable

NEEDED = 5  # uses of a strategy, and of the others together
WAITS_NEEDED = 10
_MAY, _MORE = 0.8, 0.95
_WORTH = 0.2  # points: after hundreds of uses less is sure, and still not worth a sentence
_CONFIDENCE = 0.95


def helping(uses: Iterable[Use], *, ranking: Sequence[str] = ()) -> Helping | NotEnough:
    """Return which strategies seem to help this person more than their others, and how sure that is.

    Shape: uses in any order. ranking: the person's own order, which counts for suggestions and for no claim.
    Errors: none; TooFewUses (a NotEnough) below NEEDED uses of one strategy, and of all others together.
    Source: INSIGHTS.md 5(d).
    """
    counted = comparable(uses)
    counts = _counts(counted)
    most = max(counts.values(), default=0)
    if most < NEEDED:
        return TooFewUses(most, NEEDED, Lacking.OF_ONE)
    if len(counted.done) - most < NEEDED:
        return TooFewUses(len(counted.done) - most, NEEDED, Lacking.OF_OTHERS)
    model = pooled([*counted.done, *counted.waited])
    found = [_help(model, strategy, counts) for strategy in counts]
    waits = len(counted.waited)
    has_waits = waits >= WAITS_NEEDED
    return Helping(
        uses=len(counted.done),
        left_out=counted.left_out,
        has_context=model.has_context,
        strategies=tuple(sorted(found, key=lambda one: (one.strength is HelpStrength.TOO_EARLY, -one.chance_more))),
        standings=standings([*counted.done, *counted.waited], ranking=ranking),
        against_waiting=_against_waiting(model, waits) if has_waits else None,
        waits_needed=None if has_waits else NotEnough(waits, WAITS_NEEDED),
    )


def standings(uses: Iterable[Use], *, ranking: Sequence[str] = ()) -> tuple[Standing, ...]:
    """Return where each strategy stands, for suggesting.suggest: those in the ranking first, in its order.

    Shape: as helping; few uses, or none, are enough.
    """
    counted = comparable(uses)
    counts = _counts(counted)
    model = pooled([*counted.done, *counted.waited], ranking=tuple(dict.fromkeys(ranking)))
    found = []
    for strategy in model.strategies:
        others = dict.fromkeys(model.strategies, -1.0 / len(model.strategies))
        lower = model.lower(others | {strategy: others[strategy] + 1.0})
        found.append(Standing(strategy, counts.get(strategy, 0), lower.mean, lower.sd))
    return tuple(found)


def _counts(uses: Uses) -> dict[str, int]:
    counts: dict[str, int] = {}
    for use in uses.done:
        counts[use.strategy] = counts.get(use.strategy, 0) + 1
    return counts


def _help(model: Pooled, strategy: str, counts: dict[str, int]) -> Help:
    others = dict.fromkeys(model.strategies, -1.0 / (len(model.strategies) - 1))
    lower, low, high, chance = _said(model.lower(others | {strategy: 1.0}))
    enough = counts[strategy] >= NEEDED and sum(counts.values()) - counts[strategy] >= NEEDED
    strength = _strength(chance) if enough and lower >= _WORTH else HelpStrength.TOO_EARLY
    return Help(strategy, counts[strategy], lower, low, high, chance, strength)


def _against_waiting(model: Pooled, waits: int) -> Comparison:
    each = dict.fromkeys(model.strategies, 1.0 / len(model.strategies))
    return Comparison(waits, *_said(model.lower(each, than_waiting=True)))


def _said(lower: Mixture) -> tuple[float, float, float, float]:
    """Return the middle, both ends of the interval, and how likely it is that it is lower at all."""
    tail = (1.0 - _CONFIDENCE) / 2.0
    return lower.mean, lower.quantile(tail), lower.quantile(1.0 - tail), 1.0 - lower.below(0.0)


def _strength(chance: float) -> HelpStrength:
    if chance > _MORE:
        return HelpStrength.MORE
    return HelpStrength.MAY if chance > _MAY else HelpStrength.TOO_EARLY
