"""Days in words under a picture."""

from __future__ import annotations

from datetime import date

import pytest

from leeward.web.patterns.dates import short_days

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([date(2025, 3, 7), date(2025, 3, 8), date(2025, 3, 9)], ["7 Mar", "8 Mar", "9 Mar 2025"]),
        ([date(2024, 3, 7), date(2024, 12, 8), date(2025, 11, 9)], ["Mar 2024", "Dec 2024", "Nov 2025"]),
        ([date(2026, 3, 17), date(2026, 5, 1), TODAY], ["17 Mar", "1 May", "today"]),
        ([date(2025, 12, 1), date(2026, 1, 2), date(2026, 1, 30)], ["Dec 2025", "2 Jan", "30 Jan"]),
    ],
)
def test_the_dates_of_an_axis_tell_its_days_apart(days, words):
    assert short_days([day.toordinal() for day in days], today=TODAY.toordinal()) == words
