"""What comes before, beside and after one scale, and its day and week: from the notebook, kept sealed.

Shape: factors go by opaque names, `tag:12` (what a bit means today) and `series:3`; the page knows their words. numpy
is loaded only when something has to be worked out.
"""

from __future__ import annotations

import msgspec

from leeward.insights.findings import Factors, Rhythms
from leeward.insights.results import NotEnough
from leeward.journal.columns import Columns
from leeward.journal.kinds import CHECK_INS, VOCABULARY
from leeward.journal.queries import columns_of, vocabulary
from leeward.journal.records import MOOD, PULL, Vocabulary
from leeward.journal.vocabulary import live_tags
from leeward.vault.opened import OpenVault

VERSION = 1  # raised whenever the engine would say something else about the same check-ins


class KeptFactors(msgspec.Struct, frozen=True):
    """One of the two."""

    found: Factors | None = None
    missing: NotEnough | None = None


class KeptRhythms(msgspec.Struct, frozen=True):
    """One of the two."""

    found: Rhythms | None = None
    missing: NotEnough | None = None


def tag_name(index: int) -> str:
    """Return what the engine calls a tag."""
    return f"tag:{index}"


def series_name(series: int) -> str:
    """Return what the engine calls a scale."""
    return f"series:{series}"


def factors_of(vault: OpenVault, outcome: int, *, today: int) -> Factors | NotEnough:
    """Return what comes before, goes with and follows one scale.

    Shape: outcome is a series id. Unit: today as date.toordinal().
    """
    kept = vault.memo(
        f"factors-{outcome}",
        version=VERSION,
        depends=vault.stream(CHECK_INS).state() + vault.stream(VOCABULARY).state() + today.to_bytes(4),
        result=KeptFactors,
        build=lambda: _factors(columns_of(vault), vocabulary(vault), outcome, today),
    )
    return kept.found or kept.missing or NotEnough(0, 0)


def rhythms_of(vault: OpenVault, outcome: int, *, today: int) -> Rhythms | NotEnough:
    """Return the day and the week of one scale. Shape, unit: as factors_of."""
    kept = vault.memo(
        f"rhythms-{outcome}",
        version=VERSION,
        depends=vault.stream(CHECK_INS).state() + today.to_bytes(4),
        result=KeptRhythms,
        build=lambda: _rhythms(columns_of(vault), outcome, today),
    )
    return kept.found or kept.missing or NotEnough(0, 0)


def _factors(columns: Columns, words: Vocabulary, outcome: int, today: int) -> KeptFactors:
    import numpy as np

    from leeward.insights.checkins import merged
    from leeward.insights.refits import lasting_factors

    given = {tag_name(tag.index): columns.tags[tag.index].astype(np.float64) for tag in live_tags(words)}
    own = {MOOD, PULL, outcome}
    known = {series.id for series in words.series if series.shown}
    given |= {series_name(one): row for one, row in columns.ratings.items() if one in known - own}
    if outcome not in columns.ratings:
        return KeptFactors(missing=NotEnough(0, 60))
    past = columns.days + 719_163 <= today
    when = columns.instants[past] / 60.0, columns.days[past], columns.clock[past].astype(np.float64)
    check_ins, rows = merged(when, np.column_stack([columns.ratings[outcome], *given.values()])[past])
    said = lasting_factors(check_ins, rows[:, 0], dict(zip(given, rows[:, 1:].T, strict=True)))
    return KeptFactors(missing=said) if isinstance(said, NotEnough) else KeptFactors(found=said)


def _rhythms(columns: Columns, outcome: int, today: int) -> KeptRhythms:
    import numpy as np

    from leeward.insights.checkins import merged
    from leeward.insights.rhythm import rhythms

    if outcome not in columns.ratings:
        return KeptRhythms(missing=NotEnough(0, 60))
    past = columns.days + 719_163 <= today
    when = columns.instants[past] / 60.0, columns.days[past], columns.clock[past].astype(np.float64)
    check_ins, rows = merged(when, columns.ratings[outcome][past][:, np.newaxis])
    said = rhythms(check_ins, rows[:, 0])
    return KeptRhythms(missing=said) if isinstance(said, NotEnough) else KeptRhythms(found=said)


def worked_out_on(vault: OpenVault, outcome: int, *, today: int) -> int:  # noqa: ARG001
    """Return the day (date.toordinal()) before which everything was looked at: "worked out on 1 November"."""
    return today + 1
