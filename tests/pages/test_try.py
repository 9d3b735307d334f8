"""What anyone may read of this room: every activity and the same ride, without account, cookie, session or database."""

import gzip
import re

import pytest
from django.test import Client

from leeward.coping.ride import public
from leeward.coping.toolbox import activities

ALL = public.addresses()


@pytest.mark.parametrize("address", ["/try", "/try/ride", "/try/ride/15", "/try/one-loud-song"])
def test_no_account_no_cookie_and_no_database_is_needed(address):
    # Not marked django_db: a query would be an error.
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" in answer["Cache-Control"]


def test_every_address_there_is_answers_and_none_is_forgotten():
    browser = Client()
    assert [address for address in ALL if browser.get(address).status_code != 200] == []
    assert len(ALL) == len(set(ALL)) == len(activities.public()) + 10


def test_every_link_leads_to_another_public_page_or_to_a_known_door():
    browser = Client()
    doors = ("/now", "/", "/toolbox/", "/static/", "/staying-private", "/manifest.webmanifest", "https://")
    doors += ("/understand", "/helplines", "/for-someone", "/signs", "/find")
    for address in ALL:
        page = re.sub(r"<a hreflang=[^>]*>", "", browser.get(address).content.decode())
        links = re.findall(r'href="([^"#]+)', page)
        strange = [
            link for link in links if link not in ALL and not link.startswith(doors[:1] + doors[2:]) and link != "/"
        ]
        assert strange == [], address


def test_a_person_is_one_tap_away_from_each():
    browser = Client()
    assert [address for address in ALL if 'href="/now"' not in browser.get(address).content.decode()] == []


def test_it_is_the_same_for_everybody_and_a_kept_copy_need_not_be_sent_again():
    first = Client().get("/try/ride")
    again = Client(headers={"if-none-match": first["ETag"]}).get("/try/ride")
    assert (again.status_code, again.content) == (304, b"")


def test_who_is_signed_in_gets_the_very_same_page(ana_browser):
    assert ana_browser.get("/try/wash-up").content == Client().get("/try/wash-up").content


def test_cool_water_is_not_there_for_everybody():
    browser = Client()
    assert browser.get("/try/cool-water").status_code == 404
    assert "Cool water" not in browser.get("/try").content.decode()


@pytest.mark.parametrize("address", ["/try/nothing-here", "/try/ride/7", "/try/ride/", "/try/../you"])
def test_what_is_not_there_is_not_there(client, db, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_ride_of_a_visitor_is_the_public_one_and_sets_no_cookie(client):
    answer = client.get("/ride")
    assert "Nothing is kept." in answer.content.decode()
    assert answer.cookies == {}
    assert answer["Cache-Control"] == "no-store"
    assert "Your notebook is locked" not in answer.content.decode()


def test_half_an_hour_leads_to_people_and_has_no_skills():
    page = Client().get("/try/ride/30").content.decode()
    assert "a person instead of another exercise" in page
    assert "public-choice" not in page


def test_both_ends_are_kind_and_care_comes_first():
    page = Client().get("/try/ride/care").content.decode()
    assert page.index("/now#hurt") < page.index("I need a person")
    assert "ending too" in page


def test_every_step_has_other_things_to_do():
    addresses = ["/try/ride", *(f"/try/ride/{minute}" for minute in (5, 10, 15, 20, 25))]
    steps = [re.findall(r"</svg>([^<]+)</summary>", Client().get(one).content.decode()) for one in addresses]
    assert all(len(found) == 3 for found in steps)
    assert len({name for found in steps for name in found}) == 18


def test_it_is_light_enough_for_a_slow_line():
    browser = Client()
    sizes = {address: len(browser.get(address).content) for address in ALL}
    # The beginning of a ride also holds the panel of phones that keep notes; its options are names, and squeeze well.
    assert max(size for address, size in sizes.items() if address not in {"/try", "/try/ride"}) < 14_000
    assert sizes["/try/ride"] < 18_000
    assert len(gzip.compress(browser.get("/try/ride").content)) < 6_000
    assert sizes["/try"] < 47_000
