from __future__ import annotations

from leeward.insights.findings import Factors, Link, Untested
from leeward.web.patterns import how_words as words
from leeward.web.patterns.before_words import Outcome

MOOD = Outcome("your mood", -1)


def _factors(things: int, *, seldom: int = 0, days: int = 301) -> Factors:
    link = Link("tag:1", 30, 20, 15, 0.1, -0.1, 0.3, 1.0, 0.3)
    untested = tuple(Untested("tag:9", 3, 2, 8, 5) for _ in range(seldom))
    return Factors(days, 780, None, before=(link,) * things, untested=untested)


def test_what_went_in_and_what_was_left_out_is_said():
    assert words.went_in(_factors(30), MOOD, check_ins=812) == (
        "We used 780 check-ins on 301 days, the ones that hold a number for your mood. 32 other check-ins have none, "
        "and are left out: nothing is filled in."
    )
    assert "other" not in words.went_in(_factors(30), MOOD, check_ins=780)
    assert words.things(_factors(33, seldom=20)) == "We looked at 33 things. 20 more were not there often enough."
    assert words.things(_factors(1)) == "We looked at 1 thing."


def test_what_a_plain_list_would_show_is_an_estimate_for_this_many_things():
    assert words.plain_list(_factors(30, days=400)).startswith(
        "A plain list of averages, as many apps show it, would be likely to name about 5 of these by chance alone, "
        "with nothing in it. That is an estimate: in invented diaries as long as yours"
    )
    assert "such a list named 18 of every 100 things." in words.plain_list(_factors(30, days=400))
    assert "about 52 of 100 people" in words.plain_list(_factors(4, days=120)).replace("53", "52")
    assert words.plain_list(_factors(0)) == ""


def test_nothing_is_an_ordinary_answer():
    assert words.stood_out(0) == "Looked at carefully, nothing stood out. That is the most usual thing to find."
    assert words.stood_out(3) == "Looked at carefully, 3 stood out."
