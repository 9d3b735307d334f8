"""Opening hours are said in words, and never as "open now"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.library import helplines, hours
from leeward.library.hours import UnreadableHours

DAY = st.sampled_from(list(hours.DAYS))
DAYS = st.one_of(DAY, st.tuples(DAY, DAY).map("-".join), st.lists(DAY, min_size=2, max_size=4).map(",".join))
TIME = st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30, 45])).map(lambda time: f"{time[0]:02}:{time[1]:02}")
SPAN = st.tuples(TIME, TIME).map("-".join)
SPANS = st.lists(SPAN, min_size=1, max_size=3).map(",".join)
RULES = st.lists(st.tuples(DAYS, SPANS).map(" ".join), min_size=1, max_size=4).map("; ".join)


@pytest.mark.parametrize(
    ("hours_as_kept", "words"),
    [
        (None, "Hours not stated"),
        ("24/7", "Day and night, every day"),
        ("Mo-Su 17:00-24:00", "Every day 17:00 to midnight"),
        ("Mo-Su 15:30-00:30", "Every day 15:30 to 00:30"),
        ("Mo-Fr 09:30-16:00", "Monday to Friday 09:30 to 16:00"),
        ("Mo-Sa 08:00-22:00; PH off", "Monday to Saturday 08:00 to 22:00; closed on public holidays"),
        (
            "Mo,Tu 09:00-15:00,17:00-21:00; We 11:00-15:00",
            "Monday, Tuesday 09:00 to 15:00 and 17:00 to 21:00; Wednesday 11:00 to 15:00",
        ),
        (
            "Mo,Th,Fr 00:00-24:00; Tu,We,Sa,Su 06:00-24:00",
            "Monday, Thursday, Friday all day; Tuesday, Wednesday, Saturday, Sunday 06:00 to midnight",
        ),
    ],
)
def test_hours_become_words(hours_as_kept: str | None, words: str):
    assert hours.in_words(hours_as_kept) == words


def test_every_service_has_hours_in_words():
    for service in helplines.everything():
        assert hours.in_words(service.hours), service.id


@pytest.mark.parametrize(
    "unreadable", ["", "sunrise-sunset", "Mo 9-17", "Xy 09:00-10:00", "Mo-Xx 09:00-10:00", "Jan 01"]
)
def test_hours_of_another_form_are_named_unreadable(unreadable: str):
    with pytest.raises(UnreadableHours):
        hours.in_words(unreadable)


@given(RULES)
def test_every_rule_of_the_form_has_words_for_its_days_and_times(rules: str):
    words = hours.in_words(rules)

    assert words.count(";") == rules.count(";")
    assert words.count(" to ") >= rules.count(":") // 2 - words.count("all day")
    assert "now" not in words
