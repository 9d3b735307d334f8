"""Notes without network, as the server sees them: the page for anyone, the phone's list, the address for letters."""

from datetime import timedelta

import pytest
from django.test import Client

from leeward.journal.jar import queries as jar
from leeward.journal.kinds import CHECK_INS
from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.movement.kinds import MOVED
from leeward.vault import devices
from leeward.vault.devices import Pin
from leeward.vault.models import Letter
from leeward.web.deposits import HANDLERS
from tests.accounts.fixtures import signed_in
from tests.vault.phones import Phone

CHECK_IN = {"form": "away-check-in", "fields": {"mood": ["4"], "note": ["The train stands still."]}, "offset": 60}


def now():
    return int(clock.now().timestamp())


def begin(browser):
    """Let a phone keep notes, as the page's script does."""
    given = browser.post("/you/this-phone/begin", headers={"User-Agent": "Firefox Android"}).json()
    raw = {name: bytes.fromhex(given[name]) for name in ("account", "device", "public", "token")}
    return Phone(Pin(**raw, mark=given["mark"], mac_key=bytes.fromhex(given["mac"])))


def leave(parcel, client=None, **headers):
    return (client or Client(enforce_csrf_checks=True)).post(
        "/letters", parcel, content_type="application/octet-stream", headers=headers
    )


def moods(vault):
    return [item.record.mood for item in vault.stream(CHECK_INS).all()]


@pytest.mark.django_db
def test_the_page_is_the_same_for_everybody_and_asks_for_no_session(ana_browser, django_assert_num_queries):
    stranger = Client()
    with django_assert_num_queries(0):
        page = stranger.get("/away")
    assert page["Cache-Control"] == "public, no-cache"
    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "")
    assert ana_browser.get("/away").content == page.content
    assert b"csrf" not in page.content


def test_a_note_left_by_a_phone_is_in_the_notebook_at_the_next_page(ana_browser, ana, ana_account):
    phone = begin(ana_browser)
    letter_id = new_id()
    answer = leave(phone.parcel(CHECK_IN | {"at": now()}, id=letter_id))
    assert (answer.status_code, answer.content.decode()) == (200, letter_id.hex())
    assert not answer.cookies
    assert moods(ana.open()) == []
    again = Client()
    signed_in(ana_account, ana.open(), client=again)
    again.get("/you")
    assert moods(ana.open()) == []  # this session began before it knew of anything
    leave(phone.parcel(CHECK_IN | {"at": now()}, id=letter_id), again)
    page = again.get("/").content.decode()
    assert moods(ana.open()) == [4]
    assert "One thing you wrote while this was locked, or without network" in page


@pytest.mark.django_db
@pytest.mark.parametrize("body", [b"", b"\x01", b"x" * 700, b"\x01" * 627], ids=len)
def test_garbage_is_turned_away_without_a_question_to_the_database(body, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert leave(body).status_code == 400


def test_too_large_is_said(ana_browser):
    assert leave(b"\x01" * (devices.LARGEST_PARCEL + 1)).status_code == 413


def test_another_site_cannot_leave_letters(ana_browser):
    phone = begin(ana_browser)
    assert leave(phone.parcel(), **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Client().get("/letters").status_code == 405


def test_a_phone_that_may_not_is_counted_and_others_of_the_network_wait_a_moment(ana_browser, monkeypatch):
    phone = begin(ana_browser)
    wrong = phone.parcel(token=bytes(32))
    with clock.frozen(clock.now()):
        statuses = [leave(wrong).status_code for _ in range(62)]
        late = leave(phone.parcel())
    assert statuses[:60] == [403] * 60
    assert statuses[-1] == late.status_code == 429
    assert int(late["Retry-After"]) > 0
    with clock.shifted(timedelta(minutes=5)):
        assert leave(phone.parcel()).status_code == 200


def test_good_letters_fill_no_bucket(ana_browser):
    phone = begin(ana_browser)
    with clock.frozen(clock.now()):
        assert {leave(phone.parcel()).status_code for _ in range(70)} == {200}


def test_a_full_tray_is_said_so_that_the_phone_keeps_it(ana_browser, monkeypatch):
    phone = begin(ana_browser)
    monkeypatch.setattr("leeward.vault.inbox.LETTERS_A_DAY", 0)
    assert leave(phone.parcel()).status_code == 507
    assert Letter.objects.count() == 0


def test_what_nothing_shows_to_be_hers_is_counted_kindly_and_put_away(ana_browser, ana):
    phone = begin(ana_browser)
    leave(phone.parcel(CHECK_IN | {"at": now()}, mac_key=bytes(32)), ana_browser)
    page = ana_browser.get("/").content.decode()
    assert "One thing came in that nothing shows to be yours" in page
    assert moods(ana.open()) == []
    assert ana_browser.post("/you/this-phone/put-away")["Location"] == "/"
    assert "nothing shows to be yours" not in ana_browser.get("/").content.decode()
    assert bytes(Letter.objects.get().sealed) == b""


def test_the_list_names_phones_and_takes_them_off(ana_browser, ana):
    phone = begin(ana_browser)
    page = ana_browser.get("/you/this-phone").content.decode()
    assert "Firefox, Android" in page
    assert phone.pin.device.hex() in page
    leave(phone.parcel(CHECK_IN | {"at": now()}))
    ana_browser.post("/you/this-phone", {"remove": phone.pin.device.hex()})
    # What it left while it might is kept.
    assert moods(ana.open()) == [4]
    assert leave(phone.parcel()).status_code == 403
    assert phone.pin.device.hex() not in ana_browser.get("/you/this-phone").content.decode()


def test_a_script_that_takes_it_off_gets_a_short_answer(ana_browser):
    phone = begin(ana_browser)
    sent = {"remove": phone.pin.device.hex()}
    assert ana_browser.post("/you/this-phone", sent, headers={"Sec-Fetch-Dest": "empty"}).status_code == 204


@pytest.mark.parametrize("odd", ["", "zz" * 16, "00" * 15, "00" * 16, "AB" * 16])
def test_an_odd_name_takes_nothing_off_and_gets_no_keys(ana_browser, odd):
    begin(ana_browser)
    assert ana_browser.post("/you/this-phone", {"remove": odd}).status_code == 302
    assert ana_browser.post("/you/this-phone/again", {"device": odd}).status_code == 404
    assert ana_browser.get("/you/this-phone").content.decode().count("data-device=") == 1


def test_a_page_says_by_a_mark_whose_keys_a_phone_would_need_and_only_where_one_is(ana_browser, ben_browser):
    assert b"data-pin" not in ana_browser.get("/you").content
    phone = begin(ana_browser)
    assert f'data-pin="{phone.pin.mark}"' in ana_browser.get("/you").content.decode()
    assert b"data-pin" not in ben_browser.get("/you").content
    assert ben_browser.post("/you/this-phone/again", {"device": phone.pin.device.hex()}).status_code == 404


def test_a_phone_gets_new_keys_in_the_place_of_its_old_ones(ana_browser):
    phone = begin(ana_browser)
    given = ana_browser.post("/you/this-phone/again", {"device": phone.pin.device.hex()}).json()
    assert given["device"] != phone.pin.device.hex()
    assert given["mac"] != phone.pin.mac_key.hex()


def test_locked_or_signed_out_no_phone_is_let_in(ana_browser):
    ana_browser.post("/lock")
    for browser in (ana_browser, Client()):
        for path in ("begin", "again", "put-away"):
            assert browser.post(f"/you/this-phone/{path}").status_code == 302
        assert browser.get("/you/this-phone").status_code == 302


def test_no_more_phones_than_twenty(ana_browser, monkeypatch):
    monkeypatch.setattr(devices, "MOST_DEVICES", 0)
    assert ana_browser.post("/you/this-phone/begin").status_code == 507


def test_a_time_that_cannot_be_is_shown_as_unsure(ana_browser, ana):
    phone = begin(ana_browser)
    leave(phone.parcel(CHECK_IN | {"at": now() + 10**8}), ana_browser)
    assert "Time unsure" in ana_browser.get("/notebook").content.decode()


@pytest.mark.parametrize("typed", [{}, {"own": ["To the gate"], "minutes": ["4"]}], ids=("a tap", "more"))
def test_that_somebody_moved_is_kept_at_the_time_the_phone_showed(ana_browser, ana, typed):
    phone, at = begin(ana_browser), now() - 3600
    note = {"form": "moved-away", "fields": {"moved": ["1"], **typed}, "offset": 60, "at": at}
    leave(phone.parcel(note, id=new_id()))
    vault = ana.open()
    vault.ingest(HANDLERS, limit=10, now=clock.now())
    (item,) = ana.open().stream(MOVED).all()
    minutes = 4 if typed else None
    assert (item.record.kind, item.record.minutes) == ("To the gate" if typed else "", minutes)
    assert (item.record.moment.at, item.record.moment.offset) == (at - 60 * (minutes or 0), 60)


def test_a_line_for_the_jar_is_there_at_the_time_the_phone_showed_and_an_empty_one_is_not(ana_browser, ana):
    phone, at = begin(ana_browser), now() - 3600
    for words in (["The hill was steep,\nand I went up."], [" "]):
        note = {"form": "jar-away", "fields": {"words": words}, "offset": 60, "at": at}
        leave(phone.parcel(note, id=new_id()))
    ana.open().ingest(HANDLERS, limit=10, now=clock.now())
    (note,) = jar.notes(ana.open())
    assert note.beginning == "The hill was steep, and I went up."
    assert (note.moment.at, note.moment.offset) == (at, 60)
    assert b'data-away-form="jar-away"' in Client().get("/away").content
