"""Mail: one neutral text, a way to end it, over TLS or not at all; and what each answer of a mail server leads to."""

from datetime import timedelta

import pytest

from leeward.kernel import clock
from leeward.post import actions, mail, worker
from leeward.post.models import Address, Declined, Due, Outcome, State, Tally
from leeward.vault.throttle import TooManyTries
from tests.post.certificate import trusting
from tests.post.conftest import MAIL, NOON, daily, with_mail

HOUR = timedelta(hours=1)


@pytest.fixture
def ana_mail(ana_vault, mail_server, noon):
    """Ana's mail address is reminded each day at noon; it is noon."""
    with clock.shifted(-HOUR):
        row = with_mail(ana_vault)
        daily(ana_vault)
    return row


def outcomes():
    return {Outcome(row.outcome): row.count for row in Tally.objects.all()}


def test_a_reminder_says_its_text_and_how_to_end_it_and_nothing_else(ana_mail, mail_server):
    assert worker.turn() == 1
    (came,) = mail_server.mails
    link = mail.link(bytes(ana_mail.id))
    assert (came["Subject"], came["To"], came["From"]) == ("You have a reminder", MAIL, "reminder@notes.example")
    assert came.get_content().splitlines() == [
        "You have a reminder.",
        "",
        "-- ",
        "To get no more of these, open:",
        link,
    ]
    assert came["List-Unsubscribe"].strip() == f"<{link}>"
    assert came["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert came["Auto-Submitted"] == "auto-generated"
    assert outcomes() == {Outcome.SENT: 1}


def test_nobody_is_written_to_who_did_not_say_yes(ana_vault, mail_server, noon):
    actions.ask_mail(ana_vault, MAIL, now=NOON)
    daily(ana_vault, minute=12 * 60 + 1)
    with clock.shifted(timedelta(minutes=2)):
        worker.turn()
        worker.turn()
    (asked,) = mail_server.mails
    assert asked["Subject"] == "Is this your address?"
    assert "/post/" in asked.get_content()
    with clock.shifted(timedelta(days=1, minutes=2)):
        worker.turn()
    assert len(mail_server.mails) == 1


def test_an_address_nobody_answered_for_goes_after_three_days(ana_vault, mail_server, noon):
    actions.ask_mail(ana_vault, MAIL, now=NOON)
    with clock.shifted(timedelta(days=3, minutes=1)):
        worker.turn()
    assert Address.objects.count() == 0


def test_one_address_is_asked_three_times_a_day_at_most_whoever_asks(ana_vault, ben_vault, mail_server, noon):
    for vault in (ana_vault, ben_vault, ana_vault):
        actions.ask_mail(vault, MAIL, now=NOON)
    with pytest.raises(TooManyTries):
        actions.ask_mail(ben_vault, MAIL.upper(), now=NOON)


def test_who_wants_nothing_from_here_gets_nothing_and_nobody_can_find_that_out(ana_vault, ben_vault, mail_server, noon):
    actions.ask_mail(ana_vault, MAIL, now=NOON)
    actions.decline(Address.objects.get())
    actions.ask_mail(ben_vault, MAIL, now=NOON)
    assert Address.objects.get().state == State.ASKED
    assert Due.objects.count() == 0
    assert MAIL.encode() not in bytes(Declined.objects.get().mark)


def test_refused_for_now_is_tried_again_with_the_same_id(ana_mail, mail_server):
    mail_server.told.answers = {"RCPT": [b"450 busy"], "DATA": [b"451 later"]}
    for minutes in (0, 1, 3):
        with clock.shifted(timedelta(minutes=minutes)):
            worker.turn()
    assert len(mail_server.asked_for) == 3
    assert len(mail_server.mails) == 1
    assert outcomes() == {Outcome.SENT: 1}


def test_an_address_that_is_none_is_left_alone_from_then_on(ana_mail, mail_server):
    mail_server.told.answers = {"RCPT": [b"550 nobody"]}
    worker.turn()
    assert Address.objects.get().state == State.RESTING
    with clock.shifted(timedelta(days=1)):
        worker.turn()
    assert len(mail_server.asked_for) == 1
    assert outcomes() == {Outcome.GAVE_UP: 1}


def test_a_refused_text_is_given_up_and_the_next_day_is_a_new_one(ana_mail, mail_server):
    mail_server.told.answers = {"DATA": [b"554 no"]}
    worker.turn()
    with clock.shifted(timedelta(days=1)):
        worker.turn()
    assert outcomes() == {Outcome.GAVE_UP: 1, Outcome.SENT: 1}


def test_without_starttls_where_it_is_wanted_nothing_leaves(ana_mail, mail_server, settings):
    settings.EMAIL_USE_TLS = True
    worker.turn()
    assert mail_server.asked_for == mail_server.raw == []
    assert set(mail_server.words) <= {"CONNECT", "EHLO", "QUIT", "RSET"}
    assert Due.objects.get().tries == 1


def test_a_certificate_nobody_vouches_for_is_not_spoken_to(ana_mail, mail_server, settings):
    settings.EMAIL_USE_TLS = True
    mail_server.told.starttls = True
    worker.turn()
    assert mail_server.asked_for == mail_server.raw == []


def test_with_starttls_it_goes_out(ana_mail, mail_server, settings, monkeypatch):
    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.ssl_context", trusting("localhost"))
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST = True, "localhost"
    mail_server.told.starttls = True
    worker.turn()
    assert "STARTTLS" in mail_server.words
    assert len(mail_server.mails) == 1


def test_a_mail_server_that_is_away_is_tried_for_an_hour_and_then_it_is_too_late(ana_mail, settings):
    settings.EMAIL_PORT = 1
    for minutes in range(0, 90, 5):
        with clock.shifted(timedelta(minutes=minutes)):
            worker.turn()
    assert Due.objects.count() == 0
    assert outcomes() == {Outcome.LATE: 1}
    assert Address.objects.get().state == State.USED


def test_a_connection_that_breaks_is_tried_again_under_the_same_id(ana_mail, mail_server):
    mail_server.told.drop_after = "DATA"
    worker.turn()
    mail_server.told.drop_after = ""
    with clock.shifted(timedelta(minutes=1)):
        worker.turn()
    assert len({came["Message-ID"] for came in mail_server.mails}) == 1


def test_an_address_cannot_bring_a_line_of_its_own(ana_vault, mail_server, noon):
    for bad in ("a@example.org\nBcc: everybody@example.org", "a@example.org\r\nX: y"):
        actions.ask_mail(ana_vault, bad, now=NOON)
    worker.turn()
    assert mail_server.asked_for == mail_server.raw == []
    assert Due.objects.count() == 2, "kept for its other tries; nothing of it went out"


def test_without_a_mail_server_nothing_is_offered(settings):
    settings.EMAIL_HOST, settings.PUBLIC_URL = "", "https://notes.example"
    assert not mail.is_offered()
    settings.EMAIL_HOST, settings.PUBLIC_URL = "mail.example", ""
    assert not mail.is_offered(), "a mail has to carry a way to end it"
