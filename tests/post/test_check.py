"""What an installation chooses about mail, and what `leeward check` says about reminders."""

from datetime import timedelta

import pytest

from leeward.cli import check_command
from leeward.kernel import clock
from leeward.post import queue
from leeward.post.models import Outcome
from leeward.web import environment
from tests.post.conftest import NOON, daily, with_phone

CHOICES = [
    ({}, True, 587),
    ({"EMAIL_USE_SSL": "1"}, False, 465),
    ({"EMAIL_USE_TLS": "0"}, False, 25),
    ({"EMAIL_USE_TLS": "1", "EMAIL_PORT": "2525"}, True, 2525),
]


@pytest.fixture(autouse=True)
def _nothing_chosen(monkeypatch):
    for name in ("EMAIL_USE_SSL", "EMAIL_USE_TLS", "EMAIL_PORT", "DEFAULT_FROM_EMAIL", "LEEWARD_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("chosen", "starttls", "port"), CHOICES)
def test_mail_goes_over_tls_unless_somebody_says_otherwise(monkeypatch, chosen, starttls, port):
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    assert (environment.starttls(), environment.mail_port()) == (starttls, port)


@pytest.mark.parametrize("port", ["soon", "0", "70000", "-1"])
def test_a_port_that_is_none_says_what_to_write(monkeypatch, port):
    monkeypatch.setenv("EMAIL_PORT", port)
    with pytest.raises(environment.WrongSetting, match="write a number"):
        environment.mail_port()


def test_the_sender_is_neutral_unless_it_is_chosen(monkeypatch):
    assert environment.mail_sender() == "reminder@localhost"
    monkeypatch.setenv("LEEWARD_URL", "https://notes.example/")
    assert environment.mail_sender() == "reminder@notes.example"
    monkeypatch.setenv("DEFAULT_FROM_EMAIL", "Notes <n@notes.example>")
    assert environment.mail_sender() == "Notes <n@notes.example>"


def test_a_queue_nobody_looks_after_is_named(ana_vault, push_service, noon):
    assert list(check_command.reminders()) == []
    with clock.shifted(-timedelta(hours=1)):
        with_phone(ana_vault, push_service)
        daily(ana_vault)
    with clock.shifted(timedelta(minutes=6)):
        (said,) = check_command.reminders()
    assert "1 wait for longer than five minutes" in said


def test_more_given_up_than_sent_is_named_and_nothing_is_listed(db, noon):
    queue.tally(Outcome.SENT, now=NOON)
    assert list(check_command.reminders()) == []
    for _ in range(2):
        queue.tally(Outcome.GAVE_UP, now=NOON)
    (said,) = check_command.reminders()
    assert said == "2 could not be sent in a week, 1 were; look at the log"


def test_the_mail_server_is_tried_and_nothing_is_sent(mail_server):
    assert list(check_command.mail()) == []
    assert mail_server.raw == []


def test_a_mail_server_that_is_away_is_named(sends_mail):
    (said,) = check_command.mail()
    assert "look at EMAIL_HOST" in said


def test_mail_without_an_address_of_its_own_is_named(mail_server, sends_mail):
    sends_mail.PUBLIC_URL = ""
    (said,) = check_command.mail()
    assert "LEEWARD_URL" in said
