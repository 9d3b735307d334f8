"""Many wrong tries: an answer that says how long, before anything expensive runs, and never a lock-out."""

from datetime import timedelta

import pytest
from django.test import Client

from leeward.accounts import actions
from leeward.kernel import clock
from leeward.vault.argon_places import AllPlacesTaken
from leeward.vault.errors import WrongSecret
from tests.accounts.fixtures import SIGN_IN_NAMES
from tests.people import PASSPHRASES

ANA = {"name": SIGN_IN_NAMES["ana"], "passphrase": PASSPHRASES["ana"]}
WRONG = {**ANA, "passphrase": "somewhere else entirely"}


@pytest.fixture
def tries(monkeypatch):
    """Every passphrase is wrong at once, without Argon2id, and counted."""
    counted = []

    def wrong(asked, passphrase):
        counted.append(passphrase)
        raise WrongSecret

    monkeypatch.setattr(actions, "open_account", wrong)
    return counted


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [WRONG, {**WRONG, "name": "nobody-here-2222"}])
def test_too_many_tries_are_answered_with_how_long_to_wait(tries, ana_account, fields):
    with clock.frozen(clock.now()):
        answers = [Client().post("/unlock", fields) for _ in range(13)]
    assert [answer.status_code for answer in answers] == [200] * 12 + [429]
    assert answers[-1]["Retry-After"] == "20"
    assert "You can try again in 20 seconds." in answers[-1].content.decode()
    assert len(tries) == 12


@pytest.mark.django_db
def test_the_own_locked_device_is_untouched_by_strangers(tries, ana_browser, monkeypatch):
    for _ in range(13):
        Client().post("/unlock", WRONG)
    ana_browser.post("/lock")
    monkeypatch.undo()
    assert ana_browser.post("/unlock", {"passphrase": PASSPHRASES["ana"]}).status_code == 302


@pytest.mark.django_db
def test_after_the_wait_it_goes_on(tries, ana_account, monkeypatch):
    with clock.frozen(clock.now()):
        for _ in range(13):
            Client().post("/unlock", WRONG)
        monkeypatch.undo()
        assert Client().post("/unlock", ANA).status_code == 429
        with clock.shifted(timedelta(seconds=20)):
            assert Client().post("/unlock", ANA).status_code == 302


@pytest.mark.django_db
def test_a_full_house_says_one_moment_and_counts_nothing(ana_account, monkeypatch):
    def full(asked, passphrase):
        raise AllPlacesTaken

    monkeypatch.setattr(actions, "open_account", full)
    for _ in range(20):
        answer = Client().post("/unlock", ANA)
    assert answer.status_code == 503
    assert "One moment" in answer.content.decode()
    monkeypatch.undo()
    assert Client().post("/unlock", ANA).status_code == 302


@pytest.mark.django_db
def test_help_now_opens_while_everything_else_is_full(tries, ana_account):
    for _ in range(13):
        Client().post("/unlock", WRONG)
    assert Client().get("/now").status_code == 200
