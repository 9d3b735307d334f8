"""Reminders: off until wanted, own times, fixed words, three ways; and the page of a mail's link, signed out."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from leeward.kernel import clock
from leeward.kernel.ids import id_text, new_id
from leeward.post import actions, mail, push, queries, worker
from leeward.post.models import Address, Box, Declined, Due, State, Task
from leeward.vault.errors import Missing
from leeward.vault.throttle import Throttle
from leeward.web.deposits import HANDLERS
from leeward.web.reminders.forms import TimeForm
from tests.people import PASSPHRASES
from tests.post.browser_keys import BrowserKeys

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
PAGE = "/you/reminders"
SENTENCE = "Reminders need a time and an address the server can read while you are away."
EVENING = {"clock": "20:30", "days": ["0", "1", "2", "3", "4", "5", "6"], "zone": "Europe/Berlin"}
MAIL = "zephyr@example.org"


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def sends_mail(settings):
    settings.EMAIL_HOST, settings.PUBLIC_URL = "mail.example", "https://notes.example"


def words_of(browser, address=PAGE):
    page = browser.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def keys():
    made = BrowserKeys()
    encode = push.posting.base64url
    return {"endpoint": "https://push.example.org/a", "p256dh": encode(made.public), "auth": encode(made.auth)}


def test_it_is_off_and_says_what_it_would_need_before_anything_is_switched_on(ana_browser, ana_vault):
    words = words_of(ana_browser)
    assert SENTENCE in words
    assert words.index(SENTENCE) < words.index("Remind me here")
    assert (Box.objects.count(), Address.objects.count()) == (0, 0)
    assert queries.reminders_of(ana_vault).chimes == []


def test_a_time_is_kept_for_the_persons_own_clock_and_the_server_is_not_told(ana_browser):
    assert ana_browser.post(f"{PAGE}/time", EVENING)["Location"] == f"{PAGE}#when"
    ana_browser.post(f"{PAGE}/time", {**EVENING, "clock": "07:05", "days": ["0", "4"]})
    words = words_of(ana_browser)
    assert "07:05 Mon, Fri" in words
    assert "20:30 every day" in words
    assert "By the clock of Europe/Berlin" in words
    assert Box.objects.count() == 0
    ana_browser.post(PAGE, {"without": "425"})
    assert "07:05" not in words_of(ana_browser)


@pytest.mark.parametrize("sent", [{}, {"clock": "25:99"}, {"clock": "20:30"}, {**EVENING, "days": ["9"]}])
def test_what_is_no_time_comes_back_with_a_sentence(ana_browser, ana_vault, sent):
    answer = ana_browser.post(f"{PAGE}/time", sent)
    assert answer.status_code == 422
    assert re.search("hours and minutes|one day or more|seven days", answer.content.decode())
    assert queries.reminders_of(ana_vault).chimes == []


def test_a_strange_zone_is_no_reason_to_refuse_a_time(ana_browser, ana_vault):
    ana_browser.post(f"{PAGE}/time", {**EVENING, "zone": "../../etc/passwd"})
    assert queries.reminders_of(ana_vault).zone == ""


def test_the_text_is_one_of_a_few(ana_browser, ana_vault):
    ana_browser.post(PAGE, {"words": "3"})
    assert queries.reminders_of(ana_vault).wording == 3
    for strange in ("99", "-1", "buy milk"):
        ana_browser.post(PAGE, {"words": strange})
        assert 0 <= queries.reminders_of(ana_vault).wording <= 3


def test_a_phone_is_switched_on_named_and_taken_out_again(ana_browser, ana_vault):
    ana_browser.post(f"{PAGE}/time", EVENING)
    agent = {"HTTP_USER_AGENT": "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"}
    assert ana_browser.post(f"{PAGE}/phone", keys(), **agent).status_code == 302
    assert "Firefox, Android" in words_of(ana_browser)
    assert Box.objects.get().next_at == datetime(2026, 11, 25, 19, 30, tzinfo=UTC)
    (shown,) = queries.addresses_of(ana_vault)
    ana_browser.post(PAGE, {"not-here": shown.id})
    assert Box.objects.count() == 0


@pytest.mark.parametrize("change", [{"endpoint": "https://localhost/"}, {"p256dh": "???"}, {"auth": ""}])
def test_a_subscription_that_is_none_changes_nothing_and_says_so(ana_browser, change):
    answer = ana_browser.post(f"{PAGE}/phone", keys() | change)
    assert "cannot be written to from here" in words_of(ana_browser, answer["Location"].split("#")[0])
    assert Address.objects.count() == 0


def test_without_a_mail_server_no_mail_is_offered(ana_browser):
    assert "This place cannot send mail" in words_of(ana_browser)
    assert ana_browser.post(f"{PAGE}/mail", {"mail": MAIL}).status_code == 404


def test_an_address_is_asked_and_says_yes_signed_out(ana_browser, sends_mail, mailoutbox):
    ana_browser.post(f"{PAGE}/time", {**EVENING, "clock": "21:16"})
    answer = ana_browser.post(f"{PAGE}/mail", {"mail": MAIL})
    assert "A mail is on its way" in words_of(ana_browser, answer["Location"].split("#")[0])
    assert "Waits for a yes" in words_of(ana_browser)
    worker.turn()
    (asked,) = mailoutbox
    link = re.search(r"https://notes\.example(/post/\S+)", asked.body)[1]
    somebody = Client(enforce_csrf_checks=True)
    assert "Is this address yours?" in words_of(somebody, link)
    assert Address.objects.get().state == State.ASKED, "opening it does nothing: mail filters open links"
    assert "can come here now" in somebody.post(link, {"yes": "1"}).content.decode()
    assert Address.objects.get().state == State.USED
    with clock.shifted(timedelta(minutes=2)):
        worker.turn()
    assert [one.subject for one in mailoutbox] == ["Is this your address?", "You have a reminder"]


@pytest.fixture
def link(ana_vault, sends_mail):
    """The link in a mail to an address that is in use."""
    actions.ask_mail(ana_vault, MAIL, now=NOW)
    actions.confirm(Address.objects.get())
    return mail.link(bytes(Address.objects.get().id)).removeprefix("https://notes.example")


@pytest.mark.parametrize("sent", [{"List-Unsubscribe": "One-Click"}, {"end": "1"}, {}])
def test_one_press_ends_mails_signed_out_and_without_a_cookie(link, ana_vault, sent):
    somebody = Client(enforce_csrf_checks=True)
    assert "End them" in words_of(somebody, link)
    assert somebody.post(link, sent).status_code == 200
    assert (Address.objects.count(), Box.objects.count()) == (0, 0)
    assert "No reminders go to this address" in words_of(somebody, link)


def test_the_page_of_a_link_names_nobody_and_nothing(link, ana_browser):
    for browser in (Client(), ana_browser):
        page = browser.get(link).content.decode()
        assert MAIL not in page
        assert "harm" not in words_of(browser, link)


def test_somebody_who_was_asked_by_a_stranger_can_be_left_alone_for_good(ana_vault, link, sends_mail):
    Address.objects.update(state=State.ASKED)
    assert "Nothing will be sent" in Client().post(link, {"never": "1"}).content.decode()
    assert (Address.objects.count(), Declined.objects.count()) == (0, 1)


def test_a_link_that_was_made_up_does_nothing(link):
    parts = link.split("/")
    for made_up in (f"/post/{parts[2]}/{id_text(new_id())}", f"/post/{id_text(new_id())}/{parts[3]}", "/post/a/b"):
        assert Client().post(made_up, {"end": "1"}).status_code == 200
    assert Address.objects.count() == 1


def test_what_is_no_address_comes_back_with_a_sentence(ana_browser, sends_mail):
    for bad in ("zephyr", "a@b", "a@example.org\nBcc: b@example.org", ""):
        answer = ana_browser.post(f"{PAGE}/mail", {"mail": bad})
        assert answer.status_code == 422
    assert Address.objects.count() == Due.objects.count() == 0


def test_too_many_mails_are_a_kind_sentence(ana_browser, sends_mail):
    for _ in range(3):
        ana_browser.post(f"{PAGE}/mail", {"mail": MAIL})
    answer = ana_browser.post(f"{PAGE}/mail", {"mail": MAIL})
    assert "nobody gets more than a few" in words_of(ana_browser, answer["Location"].split("#")[0])
    (shown,) = Address.objects.all()
    assert "said=later" in ana_browser.post(PAGE, {"again": id_text(bytes(shown.id))})["Location"]
    assert Throttle.objects.count() == 3


def test_nobody_elses_address_is_shown_or_taken_out(ana_browser, ben_browser, ana_vault, link):
    assert MAIL in words_of(ana_browser)
    assert MAIL not in words_of(ben_browser)
    ben_browser.post(PAGE, {"not-here": id_text(bytes(Address.objects.get().id))})
    assert Address.objects.count() == 1


def test_resting_and_coming_again(ana_browser, ana_vault):
    ana_browser.post(f"{PAGE}/time", EVENING)
    ana_browser.post(f"{PAGE}/phone", keys())
    ana_browser.post(PAGE, {"pause": "1"})
    assert "Reminders are resting" in words_of(ana_browser)
    assert Box.objects.get().next_at is None
    ana_browser.post(PAGE, {"resume": "1"})
    assert Box.objects.get().next_at is not None


def test_all_of_it_can_go(ana_browser, ana_vault):
    ana_browser.post(f"{PAGE}/time", EVENING)
    ana_browser.post(f"{PAGE}/phone", keys())
    ana_browser.post(PAGE, {"forget": "1"})
    assert (Box.objects.count(), Address.objects.count()) == (0, 0)
    with pytest.raises(Missing):
        ana_vault.stream(queries.REMINDERS).get(queries.ONLY)


def test_deleting_the_account_takes_reminders_along(ana_browser, link):
    ana_browser.post("/you/leave", {"passphrase": PASSPHRASES["ana"], "gone": "on"})
    assert (Box.objects.count(), Address.objects.count()) == (0, 0)


def test_sent_while_locked_it_is_kept_and_done_after_unlocking(ana_browser, ana, sends_mail):
    tickets = re.findall(r'name="ticket" value="([^"]+)"', ana_browser.get(PAGE).content.decode())
    ids = re.findall(r'name="form_id" value="([^"]+)"', ana_browser.get(PAGE).content.decode())
    ana_browser.post("/lock")
    for to, sent, ticket, form_id in zip(
        ("time", "mail", "time"),
        (EVENING, {"mail": MAIL}, {"clock": "soon"}),
        (*tickets, tickets[0]),
        (*ids, id_text(new_id())),
        strict=True,
    ):
        answer = ana_browser.post(f"{PAGE}/{to}", {**sent, "ticket": ticket, "form_id": form_id})
        assert "unlock" in answer.content.decode().lower()
    vault = ana.open()
    assert vault.ingest(HANDLERS, limit=200).failed == 0
    assert [chime.clock for chime in queries.reminders_of(vault).chimes] == ["20:30"]
    assert Due.objects.get().task == Task.CONFIRM


def test_the_calendar_file_says_nothing_and_keeps_the_wall_clock(ana_browser):
    assert ana_browser.get(f"{PAGE}/reminders.ics").status_code == 404
    ana_browser.post(f"{PAGE}/time", {**EVENING, "days": ["0", "4"]})
    answer = ana_browser.get(f"{PAGE}/reminders.ics")
    lines = answer.content.decode().split("\r\n")
    assert answer["Content-Disposition"] == 'attachment; filename="reminders.ics"'
    assert "DTSTART;TZID=Europe/Berlin:20261127T203000" in lines
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,FR" in lines
    assert "SUMMARY:You have a reminder" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert Box.objects.count() == 0, "the server keeps nothing for it"


def test_the_door_stands_on_the_page_of_you(ana_browser):
    assert f'href="{PAGE}"' in ana_browser.get("/you").content.decode()


def test_the_form_reads_the_days_as_bits():
    form = TimeForm({"clock": "00:00", "days": ["0", "6"]}, now=NOW)
    assert form.is_valid()
    assert (form.to_chime().minute, form.to_chime().days) == (0, 0b100_0001)
