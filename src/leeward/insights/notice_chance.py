"""How often chance alone brings a notice, for a setting, an ordinary stretch, and how days stick together.

A table from simulation: 12,000 invented people for each setting and kind, nothing changing in their year, 15 % of days
skipped, phi anywhere between 0 and .8, an ordinary stretch of 28 to 60 days; their notices by the phi `early_signs`
saw. Where days stick together visibly the limit is wide, so that chance is rarer than where that was overlooked.

Source: tests/insights_simulation/test_notice_chance.py; docs/how-we-know.md. Source of the method: INSIGHTS.md 5(e).
"""

from __future__ import annotations

from leeward.insights.days import Days
from leeward.insights.early_signs import SOONER, STEADY, Setting, has_a_floor
from leeward.insights.findings import EarlySigns

_FIRST, _STEP = 0.1, 0.1  # the phi of the first number of each row, and from one to the next
_A_YEAR: dict[tuple[Setting, bool], tuple[float, ...]] = {
    (STEADY, False): (0.31, 0.29, 0.24, 0.27, 0.23, 0.14, 0.05),
    (SOONER, False): (0.99, 0.87, 0.69, 0.74, 0.67, 0.42, 0.15),
    (STEADY, True): (0.96, 0.37, 0.40, 0.33, 0.24, 0.11, 0.03),
    (SOONER, True): (1.76, 0.88, 0.85, 0.71, 0.54, 0.34, 0.10),
}
_USUAL_DAYS, _BY_LENGTH = 42, -0.25  # a stretch twice as long: 16 % fewer; with a floor length makes no difference


def notices_a_year(days: Days, said: EarlySigns, *, setting: Setting) -> float:
    """Return how many notices chance alone brings in a year of recording, for one series on one side.

    Shape: days, those `said` was made from.
    Errors: KeyError for a setting that was not simulated.
    """
    is_low = has_a_floor(days.between(said.first_day, said.last_day))
    number = _at(said.phi, _A_YEAR[setting, is_low])
    return number if is_low else number * float((max(said.baseline_days, 1) / _USUAL_DAYS) ** _BY_LENGTH)


def _at(phi: float, row: tuple[float, ...]) -> float:
    """Return the number at this phi, on the straight line between its neighbours in the row."""
    place = min(max((phi - _FIRST) / _STEP, 0.0), len(row) - 1.0)
    left = min(int(place), len(row) - 2)
    return row[left] + (place - left) * (row[left + 1] - row[left])
