"""How the toolbox is arranged and what is offered: pure decisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.coping.toolbox import rules
from leeward.coping.toolbox.activities import HOME, shipped
from leeward.coping.toolbox.offering import ENOUGH, listed
from leeward.coping.toolbox.pairs import as_uses
from leeward.coping.toolbox.records import HELPED, HOW, NOT, WORSE, Own, Shelf, Used
from leeward.insights.uses import WAITED
from leeward.kernel.ids import id_text
from leeward.kernel.moments import Moment

AT = Moment(1_700_000_000, "", 0)
KEYS = [one.key for one in shipped()]
SOME = st.lists(st.sampled_from(KEYS), max_size=12)
MINE = Own(id=b"m" * 16, title="Clay", words="Roll it out.\n\n  Squash it.  ", moments=["numb"], minutes=20)


def use(strategy="walk-the-block", **more):
    return Used(moment=AT, strategy=strategy, **more)


def everything(shelf):
    return rules.everything(shipped(), shelf)


def test_an_own_activity_has_the_shape_of_the_others():
    found = rules.as_activity(MINE)
    assert (found.key, found.steps, found.is_own) == (id_text(MINE.id), ("Roll it out.", "Squash it."), True)


def test_cool_water_is_there_only_after_its_cautions_were_read():
    assert "cool-water" not in {one.key for one in everything(Shelf())}
    assert "cool-water" in {one.key for one in everything(Shelf(cold=True))}


@given(st.lists(st.sampled_from(("close", "not_close", "hide", "show", "up", "down")), max_size=20), SOME)
def test_whatever_is_pressed_the_shelf_stays_whole(presses, keys):
    shelf = Shelf()
    ways = {
        "close": rules.kept_close,
        "not_close": rules.not_close,
        "hide": rules.hidden,
        "show": rules.not_hidden,
        "up": lambda shelf, key: rules.moved(shelf, key, earlier=True),
        "down": lambda shelf, key: rules.moved(shelf, key, earlier=False),
    }
    for press, key in zip(presses, keys * 20, strict=False):
        shelf = ways[press](shelf, key)
        assert len(set(shelf.close)) == len(shelf.close)
        assert not set(shelf.close) & set(shelf.hidden)


@given(SOME, st.sampled_from(KEYS), st.booleans())
def test_moving_keeps_what_is_there(close, key, earlier):
    shelf = Shelf(close=list(dict.fromkeys(close)))
    assert sorted(rules.moved(shelf, key, earlier=earlier).close) == sorted(shelf.close)


@given(SOME, SOME, st.frozensets(st.sampled_from(KEYS), max_size=6), st.booleans())
def test_what_is_offered_fits_and_was_never_refused(close, away, worse, out):
    shelf = Shelf(close=close, hidden=away, cold=True)
    found = rules.may_be_offered(everything(shelf), shelf, worse, out=out)
    for one in found:
        assert one.key not in away
        assert one.key not in worse
        assert not one.calm_only
        assert not (out and one.place == HOME)


@given(SOME, st.frozensets(st.sampled_from(KEYS), max_size=6))
def test_what_made_it_worse_comes_last_and_is_still_there(close, worse):
    found = rules.shown(everything(Shelf()), Shelf(close=close), worse)
    places = {one.key: place for place, one in enumerate(found)}
    shipped_worse = [key for key in worse if key in places]
    assert sorted(places[key] for key in shipped_worse) == list(range(len(found) - len(shipped_worse), len(found)))


def test_close_ones_come_first_in_the_persons_order():
    shelf = Shelf(own=[MINE], close=["wash-up", id_text(MINE.id)])
    assert [one.key for one in rules.shown(everything(shelf), shelf, frozenset())][:2] == ["wash-up", id_text(MINE.id)]


def test_the_last_answer_decides_whether_it_made_it_worse():
    assert rules.made_worse([use(how=WORSE)]) == {"walk-the-block"}
    assert rules.made_worse([use(how=WORSE), use(how=HELPED)]) == frozenset()
    assert rules.made_worse([use(how=WORSE), use()]) == {"walk-the-block"}, "no answer is no answer"


def test_own_activities_are_added_changed_and_deleted():
    shelf = rules.kept_close(rules.with_own(Shelf(), MINE), id_text(MINE.id))
    other = Own(id=b"o" * 16, title="Bread")
    shelf = rules.with_own(shelf, other)
    shelf = rules.with_own(shelf, Own(id=MINE.id, title="Clay again"))
    assert [one.title for one in shelf.own] == ["Clay again", "Bread"]
    shelf = rules.without_own(shelf, MINE.id)
    assert ([one.title for one in shelf.own], shelf.close) == (["Bread"], [])


def test_a_hundred_is_enough_and_changing_one_still_works():
    full = Shelf(own=[Own(id=bytes([number]) * 16, title="x") for number in range(rules.MOST_OWN)])
    with pytest.raises(rules.ShelfIsFull):
        rules.with_own(full, MINE)
    assert rules.with_own(full, Own(id=bytes(16), title="y")).own[0].title == "y"


def test_few_of_ones_own_are_filled_up_with_one_of_each_group():
    shelf = Shelf(own=[MINE], close=["wash-up"])
    fitting = rules.may_be_offered(everything(shelf), shelf, frozenset(), out=False)
    found = listed(fitting, shelf, [use("scribble-it")])
    assert {id_text(MINE.id), "wash-up", "scribble-it"} <= {one.key for one in found}
    assert len(found) == ENOUGH
    assert [one.group for one in found[3:6]] == ["distance", "moving", "people"]


def test_steps_of_one_ride_with_the_same_tool_are_one_pair():
    ride = b"r" * 16
    pairs = as_uses(
        [
            use(before=8, after=7, minutes=5, ride=ride, out=True),
            use(before=7, after=None, minutes=5, ride=ride, out=True),
            use(before=None, after=4, minutes=6, ride=ride, out=True),
            use("wash-up", before=4, after=3, minutes=5, ride=ride),
            use(before=9, after=5, minutes=20),
            use(before=6, after=2, minutes=20),
            use(before=6, how=NOT),
            use(WAITED, before=6, after=5, minutes=31),
        ]
    )
    assert [(one.strategy, one.before, one.after, one.minutes) for one in pairs] == [
        ("walk-the-block", 8, 4, 16),
        ("wash-up", 4, 3, 5),
        ("walk-the-block", 9, 5, 20),
        ("walk-the-block", 6, 2, 20),
        (WAITED, 6, 5, 31),
    ]
    assert [one.counts for one in pairs] == [True, False, True, True, True]


POINTS = st.none() | st.integers(0, 10)
KEPT = st.builds(
    use,
    st.sampled_from(("walk-the-block", "wash-up", WAITED)),
    before=POINTS,
    after=POINTS,
    minutes=st.integers(0, 40),
    how=st.sampled_from(("", *HOW)),
    ride=st.sampled_from((b"", b"r" * 16, b"s" * 16)),
)


@given(st.lists(KEPT, max_size=30))
def test_no_pair_is_made_up(kept):
    pairs = as_uses(kept)
    assert len(pairs) <= len(kept)
    assert sum(one.minutes for one in pairs) <= sum(one.minutes for one in kept)
    befores = [one.before for one in kept if one.before is not None]
    assert all(one.before in befores for one in pairs)
