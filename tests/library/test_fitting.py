"""A choice finds what fits, what is open to it too, and a way on when nothing is. Nothing is lost on the way."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from leeward.library import helplines, offered
from leeward.library.directory import choice, entries, fitting, showing
from leeward.library.directory.choice import GROUPS, HAS, Choice, Way
from leeward.library.helplines import Topic

SERVICES = helplines.everything()
COUNTRIES = helplines.countries(SERVICES)
BY_ID = {service.id: service for service in SERVICES}
NIGHT = datetime(2026, 11, 24, 3, tzinfo=UTC)
AREAS = sorted({one.area for one in SERVICES if one.area})
CHOICES = st.builds(
    Choice,
    way=st.sampled_from(["", *Way]),
    who=st.sampled_from(["", *sorted(GROUPS)]),
    about=st.sampled_from(["", *Topic]),
    place=st.sampled_from(["", *AREAS]),
    open=st.booleans(),
)


def found(code: str, chosen: Choice, at: datetime = NIGHT) -> fitting.Found:
    here = fitting.of_country(code, SERVICES)
    return fitting.find(here, chosen, showing.standings(here, code, at))


@given(CHOICES)
def test_a_choice_goes_into_an_address_and_comes_back(chosen: Choice):
    assert choice.read(chosen.query().removeprefix("?")) == chosen


@given(st.text(max_size=300))
def test_whatever_stands_in_an_address_is_read(query: str):
    read = choice.read(query)

    assert read.way in {"", *Way}
    assert read.who in {"", *GROUPS}
    assert len(read.place) <= choice.LONGEST


@given(st.sampled_from(COUNTRIES), CHOICES)
def test_what_is_found_can_be_reached_so_and_nothing_is_found_twice(code: str, chosen: Choice):
    result = found(code, chosen)
    names = [one.id for one in (*result.fitting, *result.also)]

    assert len(names) == len(set(names)) == len(result)
    for one in (*result.fitting, *result.also):
        assert one.country == code
        assert not one.is_emergency
        assert not chosen.way or HAS[Way(chosen.way)](one)
        assert not chosen.place or one.area in {None, chosen.place}
    assert all(not chosen.who or chosen.who in one.audience for one in result.fitting)
    assert all(not chosen.about or chosen.about in one.topics for one in result.fitting)


@given(st.sampled_from(COUNTRIES), CHOICES, st.integers(1_740_000_000, 1_830_000_000))
def test_at_this_hour_leaves_out_what_is_closed_and_nothing_else(code: str, chosen: Choice, second: int):
    at = datetime.fromtimestamp(second, UTC)
    some, all_hours = found(code, replace(chosen, open=True), at), found(code, replace(chosen, open=False), at)

    assert len(some) + some.closed == len(all_hours)
    standings = showing.standings(fitting.of_country(code, SERVICES), code, at)
    assert all(standings[one.id].answers for one in some.fitting)


@given(st.sampled_from(COUNTRIES), CHOICES)
def test_when_nothing_fits_each_way_on_leads_to_somebody(code: str, chosen: Choice):
    here = fitting.of_country(code, SERVICES)
    standings = showing.standings(here, code, NIGHT)
    for name, easier, count in fitting.less(here, chosen, standings):
        assert len(fitting.find(here, easier, standings)) == count > 0
        assert name not in easier.named()


@pytest.mark.parametrize("code", COUNTRIES)
def test_without_a_choice_everybody_is_there(code: str):
    result = found(code, Choice())

    assert {one.id for one in result.fitting} == {
        one.id for one in SERVICES if one.country == code and not one.is_emergency
    }
    assert not result.also


def test_a_young_person_finds_their_own_first_and_those_for_anyone_too():
    result = found("GB", Choice(who="young-people"))

    assert "gb-childline" in {one.id for one in result.fitting}
    assert "gb-samaritans" in {one.id for one in result.also}
    assert "gb-mermaids" in {one.id for one in (*result.fitting, *result.also)}


def test_a_service_that_does_not_name_self_harm_is_open_to_it_all_the_same():
    result = found("IE", Choice(about="self-harm"))

    assert not result.is_empty
    assert all(Topic.SUPPORT in one.topics or Topic.SUICIDE in one.topics for one in result.also)


def test_a_place_comes_first_and_no_other_place_is_shown():
    result = found("GB", Choice(place="Scotland"))

    assert result.fitting[0].area == "Scotland"
    assert {one.area for one in (*result.fitting, *result.also)} == {None, "Scotland"}


def test_what_is_for_one_part_stands_after_what_is_for_all():
    here = fitting.of_country("GB", SERVICES)

    assert [bool(one.area) for one in here] == sorted(bool(one.area) for one in here)


def test_every_entry_is_listed_for_a_search_where_it_stands():
    listed = list(entries.entries(offered.services()))

    assert len(listed) == len(SERVICES)
    shout = next(one for one in listed if one[2] == "/helplines/gb#gb-shout")
    assert shout[0] == "Shout 85258 (United Kingdom)"
    assert "Text" in shout[1]
    assert "self-harm" in shout[1]
