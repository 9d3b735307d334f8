"""CPU and wall time of one call, by the same few lines on both sides; and what a ratio of two of them is called."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Took(NamedTuple):
    """One action. Unit: milliseconds; the first run apart, then the median and the least of the others."""

    first: float
    cpu: float
    least: float
    wall: float


def took(action: Callable[[], object], *, runs: int, before: Callable[[], object] = lambda: None) -> Took:
    """Time an action. Shape: `before` runs untimed before each; CPU is that of all threads of this process."""
    times = []
    for _ in range(runs + 1):
        before()
        wall, cpu = time.perf_counter(), time.process_time()
        action()
        times.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
    (first, _), *warm = times
    cpus, walls = zip(*(warm or times), strict=True)
    return Took(first, statistics.median(cpus), min(cpus), statistics.median(walls))


def times(theirs: float, ours: float) -> str:
    """Return how many times ours theirs is, in words a column can hold."""
    ratio = theirs / max(ours, 1e-9)
    return f"{ratio:.2f} x" if ratio < 10 else f"{ratio:.0f} x"
