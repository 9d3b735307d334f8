"""From what was kept of each use to what can be compared: the pairs `insights.helping` takes.

A ride is rated every five minutes, and five minutes are too short to compare. So steps of one ride that follow each
other with the same tool are one use: the rating before the first, the rating after the last, the minutes of all.
"""

from __future__ import annotations

from collections.abc import Iterable

from leeward.coping.toolbox.records import Used
from leeward.insights.uses import Use


def as_uses(used: Iterable[Used]) -> list[Use]:
    """Return every use with both ratings. Shape: used in the order they were made."""
    return [
        Use(run[0].strategy, run[0].before, run[-1].after, sum(one.minutes for one in run), run[0].out)
        for run in _runs(used)
        if run[0].before is not None and run[-1].after is not None
    ]


def _runs(used: Iterable[Used]) -> list[list[Used]]:
    runs: list[list[Used]] = []
    for one in used:
        if runs and one.ride and one.ride == runs[-1][-1].ride and one.strategy == runs[-1][-1].strategy:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs
