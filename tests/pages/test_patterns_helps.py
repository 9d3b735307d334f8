"""What helps me: compared honestly, at most three claims, too early is normal, and no tool is called useless."""

import re
from random import Random

import pytest

from leeward.coping.toolbox.kinds import USES
from leeward.coping.toolbox.records import HELPED, NOT, Used
from leeward.coping.toolbox.said import sentence, span, strength
from leeward.insights.helps import Comparison, Help, HelpStrength
from leeward.insights.uses import WAITED
from leeward.kernel.ids import new_id
from leeward.kernel.moments import Moment
from leeward.web.patterns.helps import words

AT = Moment(1_790_000_000, "", 0)
NEVER = re.compile(
    r"does(?: not|n't) work|useless|effective|risk|predict|best|worst|better you|worse you|cause", re.IGNORECASE
)


def keep(vault, helps, *, times=20, waits=0, seed=7):
    """Keep uses of tools, each so many points lower than the others; the pull eases by itself besides."""
    random, kept = Random(seed), []
    for strategy, lower in (*(pair for pair in helps.items() for _ in range(times)), *[(WAITED, 0)] * waits):
        before = random.randrange(4, 10)
        after = max(0, min(10, round(1 + 0.6 * before - lower + random.gauss(0, 0.8))))
        kept.append(
            Used(moment=AT, strategy=strategy, before=before, after=after, minutes=20, how=HELPED if lower else NOT)
        )
    random.shuffle(kept)
    vault.stream(USES).extend([(new_id(), one) for one in kept])


def page_of(browser):
    return " ".join(browser.get("/patterns/helps").content.decode().split())


def main_of(page):
    return re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0])


def test_before_anything_was_rated_it_says_what_is_missing(ana_browser):
    page = page_of(ana_browser)
    assert "To compare, it takes one tool used 5 times" in page
    assert "There is no hurry" in page
    assert "claim-1" not in page


def test_one_tool_alone_has_nothing_to_be_compared_with(ana_browser, ana_vault):
    keep(ana_vault, {"wash-up": 1}, times=8)
    assert "uses of other tools too" in page_of(ana_browser)


def test_a_tool_that_stands_out_is_said_with_count_and_range(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 2.5, "wash-up": 0, "game-of-cards": 0, "walk-the-block": 0})
    page = page_of(ana_browser)
    assert "One loud song, all the way through" in page
    assert "Seems to help you more than most." in page
    said = r"about [12]\.\d lower than after your other tools, starting from the same level\. From 20 times; likely "
    assert re.search(said + r"between \d\.\d and \d\.\d lower", page)
    assert "We looked at 4 tools." in page
    assert page.count('id="claim-') <= 3
    assert "A tool you have deleted" in page


def test_where_nothing_differs_nothing_stands_out_and_that_is_usual(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 0, "wash-up": 0, "walk-the-block": 0}, seed=1)
    assert "Nothing stood out, which is the most usual thing to find." in page_of(ana_browser)


def test_at_most_three_are_ever_claimed(ana_browser, ana_vault):
    many = {"one-loud-song": 3, "wash-up": 3, "walk-the-block": 3, "scribble-it": 3, "warm-drink": -2, "a-puzzle": -2}
    keep(ana_vault, many, times=30)
    assert page_of(ana_browser).count('id="claim-') == 3


def test_waiting_alone_is_compared_only_from_ten_times_on(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 1, "wash-up": 0}, waits=9)
    page = page_of(ana_browser)
    assert "cannot be told yet" in page
    assert "there are 9 so far" in page
    assert "Nobody has to do that" in page


def test_with_ten_times_it_is_told(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 3, "wash-up": 3}, waits=14)
    page = page_of(ana_browser)
    assert "Compared with the 14 times you only waited and rated again" in page
    assert "cannot be told yet" not in page


def test_natural_fading_is_explained_and_no_tool_is_called_useless(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 2, "wash-up": -1, "walk-the-block": 0})
    page = page_of(ana_browser)
    assert "From there most feelings ease a little, whatever one does" in page
    assert "Nothing here says that a tool is no use" in page
    assert NEVER.findall(main_of(page)) == []


def test_ones_own_answers_are_counted_as_they_were_given(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 1}, times=4)
    page = page_of(ana_browser)
    assert '<th scope="row">One loud song, all the way through</th><td>4</td><td>0</td><td>0</td><td>0</td>' in page


def test_a_hard_time_takes_nothing_out_of_ones_own_answers(ana_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 1, "wash-up": 0}, times=4)
    before = main_of(page_of(ana_browser))
    assert ana_browser.post("/afterwards", {"ago": "240"}).status_code == 302
    assert main_of(page_of(ana_browser)) == before


def test_the_way_there_is_under_patterns_and_nobody_elses_is_seen(ana_browser, ben_browser, ana_vault):
    keep(ana_vault, {"one-loud-song": 2, "wash-up": 0})
    assert "To compare, it takes one tool" in page_of(ben_browser)
    ana_browser.post("/lock")
    assert ana_browser.get("/patterns/helps").status_code == 302


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.3, 1.9, "between 0.3 and 1.9 lower"),
        (-0.4, 1.2, "anything from 0.4 higher to 1.2 lower"),
        (-1.5, -0.2, "between 0.2 and 1.5 higher"),
    ],
)
def test_a_range_says_both_ends_and_both_sides(low, high, said):
    assert span(low, high) == said


def test_the_strength_of_a_sentence_is_one_of_three():
    found = [Help("x", 6, 1.0, 0.1, 1.9, 0.9, one) for one in HelpStrength]
    assert [strength(one) for one in found] == ["Too early to say", "May help you", "Seems to help you more than most"]
    assert "From 6 times" in sentence(found[1])


@pytest.mark.parametrize(
    ("lower", "low", "high", "said"),
    [
        (1.0, 0.4, 1.6, "about 1 lower"),
        (0.2, -0.4, 0.8, "no clear difference"),
        (-1.0, -1.6, -0.4, "Waiting seems to suit you well"),
    ],
)
def test_waiting_is_compared_in_both_directions(lower, low, high, said):
    assert said in words.against_waiting(Comparison(12, lower, low, high, 0.5))
