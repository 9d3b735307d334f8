"""Which services stand where: nothing left out, nothing shown as wider than it is."""

import msgspec
import pytest

from leeward.library import helplines, rules
from leeward.library.helplines import Topic
from leeward.library.rules import Group

SERVICES = helplines.everything()
COUNTRIES = helplines.countries(SERVICES)
BY_ID = {service.id: service for service in SERVICES}


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_service_of_a_country_stands_under_exactly_one_heading(country: str):
    listing = rules.listing(country, SERVICES)

    shown = sorted(service.id for shelf in listing.shelves for service in shelf.services)

    assert shown == sorted(s.id for s in SERVICES if s.country == country and not s.is_emergency)
    assert listing.emergency.country == country


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_service_for_one_part_is_never_shown_as_national(country: str):
    for shelf in rules.listing(country, SERVICES).shelves:
        assert all((service.area is not None) == (shelf.group is Group.AREA) for service in shelf.services)


@pytest.mark.parametrize("country", COUNTRIES)
def test_day_and_night_comes_first_under_each_heading(country: str):
    for shelf in rules.listing(country, SERVICES).shelves:
        reachable = [service for service in shelf.services if service.contact.phone or service.can_be_written_to]
        always = [service.is_always_open for service in reachable]
        assert always == sorted(always, reverse=True), shelf.group


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_first_few_are_a_choice_and_no_wall(country: str):
    first = rules.listing(country, SERVICES).first

    assert 1 <= len(first) <= rules.FIRST_FEW
    assert len({service.id for service in first}) == len(first)
    assert all(service.can_be_reached_now for service in first)


def test_one_of_the_first_few_can_be_written_to_where_there_is_one():
    first = rules.listing("JP", SERVICES).first

    assert any(service.answers_in_writing for service in first)


def test_a_service_that_can_be_written_to_is_easy_to_find():
    writing = [service.id for service in rules.listing("GB", SERVICES).in_writing]

    assert {"gb-shout", "gb-childline", "gb-samaritans", "gb-self-injury-support"} <= set(writing)
    assert writing.index("gb-self-injury-support") < writing.index("gb-samaritans")  # an e-mail is answered later


@pytest.mark.parametrize(
    ("id", "group"),
    [
        ("gb-samaritans", Group.ANYONE),
        ("gb-childline", Group.YOUNG),
        ("gb-mermaids", Group.LGBTQ),
        ("gb-youngminds-parents", Group.FAMILIES),
        ("gb-self-injury-support", Group.OTHERS),
        ("gb-breathing-space", Group.AREA),
        ("ar-linea-137", Group.MATTERS),
    ],
)
def test_a_service_stands_where_people_look_for_it(id: str, group: Group):
    assert rules.group_of(BY_ID[id]) is group


def test_a_service_for_violence_at_home_is_not_mixed_with_those_for_suicide():
    service = msgspec.structs.replace(BY_ID["gb-samaritans"], topics=(Topic.VIOLENCE,))

    assert rules.group_of(service) is Group.MATTERS


def test_a_country_without_entries_has_an_empty_listing():
    listing = rules.listing("XX", SERVICES)

    assert (listing.emergency, listing.first, listing.shelves, listing.in_writing) == (None, (), (), ())
