"""What is written while locked: sealed, counted, and taken in exactly once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from leeward.kernel.ids import new_id
from leeward.kernel.moments import moment_in
from leeward.vault import deposits, inbox, unlocking
from leeward.vault.arrivals import DEPOSIT
from leeward.vault.core import letters as core_letters
from leeward.vault.core.primitives import ReceivingKey, SiteKey
from leeward.vault.deposits import Deposit
from leeward.vault.errors import Full, Locked, Stale, Tampered
from leeward.vault.models import Head, Letter
from leeward.vault.site_keys import all_keys
from tests.vault.things import THINGS, Thing

NOW = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
FIELDS = {"text": ["written while locked"]}


def keep(vault, deposit, record_id):
    vault.stream(THINGS).append(Thing(deposit.fields["text"][0]), id=record_id)


HANDLERS = {"write": keep}


@pytest.fixture
def ticket(ana_vault):
    return deposits.issue_ticket(ana_vault, "write", new_id(), NOW)


def texts(vault):
    return [item.record.text for item in vault.stream(THINGS).all()]


def test_a_deposit_is_there_after_unlocking(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)
    assert texts(ana_vault) == []
    report = ana_vault.ingest(HANDLERS)
    assert (report.taken, report.failed, report.unconfirmed, report.waiting) == (1, 0, 0, 0)
    assert texts(ana_vault) == ["written while locked"]
    assert ana_vault.ingest(HANDLERS).taken == 0
    assert bytes(Letter.objects.get().sealed) == b""


def test_the_same_again_is_one_letter_also_after_it_was_taken_in(ana_vault, ticket):
    for _ in range(2):
        deposits.deposit(ticket, FIELDS, NOW)
        deposits.deposit(ticket, FIELDS, NOW + timedelta(minutes=3))
        ana_vault.ingest(HANDLERS)
    assert texts(ana_vault) == ["written while locked"]


def test_a_corrected_text_under_the_same_ticket_is_not_lost(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)
    deposits.deposit(ticket, {"text": ["written while locked, and more"]}, NOW)
    ana_vault.ingest(HANDLERS)
    assert texts(ana_vault) == ["written while locked", "written while locked, and more"]


def test_the_deposit_says_what_was_sent_and_when(ana_vault, ticket):
    seen = []
    deposits.deposit(ticket, FIELDS, NOW)
    ana_vault.ingest({"write": lambda vault, deposit, record_id: seen.append(deposit)})
    assert seen[0].form == "write"
    assert seen[0].fields == FIELDS
    assert seen[0].moment.utc() == NOW


def test_what_a_handler_fails_at_stays_and_holds_up_nothing_else(ana_vault, ticket):
    deposits.deposit(ticket, {"wrong": ["field"]}, NOW)
    deposits.deposit(ticket, FIELDS, NOW)

    def half(vault, deposit, record_id):
        vault.stream(THINGS).append(Thing("half"), id=record_id)
        keep(vault, deposit, new_id())

    report = ana_vault.ingest({"write": half})
    assert (report.taken, report.failed, report.waiting) == (1, 1, 1)
    assert texts(ana_vault) == ["half", "written while locked"]
    assert Letter.objects.get(is_waiting=True).failures == 1
    assert ana_vault.ingest({"write": lambda *_: None}).taken == 1


def test_a_letter_somebody_else_took_in_meanwhile_is_not_counted(ana_vault, ticket):
    for text in ("first", "second"):
        deposits.deposit(ticket, {"text": [text]}, NOW)

    def slow(vault, deposit, record_id):
        Letter.objects.filter(number=2).update(is_waiting=False, sealed=b"")
        keep(vault, deposit, record_id)

    report = ana_vault.ingest({"write": slow})

    assert (report.taken, report.failed, report.waiting) == (1, 0, 0)
    assert texts(ana_vault) == ["first"]


def test_what_was_kept_goes_back_when_its_letter_cannot_be_emptied(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)

    def twice(vault, deposit, record_id):
        keep(vault, deposit, record_id)
        Letter.objects.update(is_waiting=False, sealed=b"")

    report = ana_vault.ingest({"write": twice})

    assert (report.taken, report.failed, report.waiting) == (0, 1, 1)
    assert texts(ana_vault) == []


def test_letters_that_fail_do_not_block_those_behind_them(ana_vault, ticket):
    for n in range(3):
        deposits.deposit(ticket, {"wrong": [str(n)]}, NOW)
    deposits.deposit(ticket, FIELDS, NOW)
    ana_vault.ingest(HANDLERS, limit=3)
    assert ana_vault.ingest(HANDLERS, limit=1).taken == 1


def test_a_form_nobody_handles_yet_waits(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)
    assert ana_vault.ingest({}).waiting == 1
    assert ana_vault.ingest(HANDLERS).taken == 1


def forge(vault, payload, *, site_key):
    letter_id = new_id()
    letter = core_letters.Letter(kind=DEPOSIT, day=1, payload=payload)
    sealed = core_letters.seal_letter(
        letter, bytes(Head.objects.get().public_key), account=vault.account_id, id=letter_id, site_key=site_key
    )
    Letter(account=vault.account_id, id=letter_id, number=1, day=1, size=1, sealed=sealed).save(force_insert=True)


def test_a_forged_letter_is_never_kept(ana_vault):
    # 0.1.7: whoever reads the database knows the public key and can seal to it.
    payload = msgspec.msgpack.encode(Deposit("write", new_id(), FIELDS, moment_in("", NOW)))
    forge(ana_vault, payload, site_key=SiteKey.new(epoch=all_keys().newest.epoch))
    report = ana_vault.ingest(HANDLERS)
    assert (report.taken, report.failed, report.unconfirmed, report.waiting) == (0, 1, 1, 1)
    assert texts(ana_vault) == []


def test_a_letter_moved_to_another_account_does_not_open(ana_vault, ben_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)
    Letter.objects.update(account=ben_vault.account_id)
    assert ben_vault.ingest(HANDLERS).failed == 1


def test_nothing_is_sealed_to_a_key_somebody_else_put_there(ana_vault, ticket):
    Head.objects.update(public_key=ReceivingKey.new().public)
    with pytest.raises(Tampered):
        deposits.deposit(ticket, FIELDS, NOW)


def test_letters_to_an_old_key_still_arrive(ana, ana_vault, ticket):
    # 0.1.8
    deposits.deposit(ticket, FIELDS, NOW)
    unlocking.rekey(ana_vault, current=ana.passphrase, now=NOW)
    assert ana_vault.ingest(HANDLERS).taken == 1


def test_a_ticket_ends_after_seven_days_and_opens_nothing_else(ana_vault, ticket):
    with pytest.raises(Stale):
        deposits.deposit(ticket, FIELDS, NOW + timedelta(days=8))
    deposits.deposit(ticket, FIELDS, NOW + timedelta(days=7))
    with pytest.raises(Tampered):
        deposits.deposit(ticket[:-8] + "AAAAAAAA", FIELDS, NOW)


def test_a_clock_that_jumps_back_an_hour_keeps_the_ticket_good(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW - timedelta(hours=23))
    assert ana_vault.ingest(HANDLERS).taken == 1


def test_only_a_good_ticket_of_another_account_counts_as_somebody_elses(ana_vault, ben_vault, ticket):
    assert deposits.is_ticket_of(ticket, ana_vault.account_id)
    assert not deposits.is_ticket_of(ticket, ben_vault.account_id)
    assert deposits.is_ticket_of("not a ticket", ben_vault.account_id)


def test_the_quota_of_a_day_is_kept_and_over_the_next(ana_vault, ticket, monkeypatch):
    monkeypatch.setattr(inbox, "LETTERS_A_DAY", 3)
    for n in range(3):
        deposits.deposit(ticket, {"text": [str(n)]}, NOW)
    with pytest.raises(Full):
        deposits.deposit(ticket, {"text": ["one more"]}, NOW)
    deposits.deposit(ticket, {"text": ["0"]}, NOW)
    deposits.deposit(ticket, {"text": ["one more"]}, NOW + timedelta(days=1))
    assert ana_vault.ingest(HANDLERS).taken == 4


def test_the_bytes_of_a_day_are_counted(ana_vault, ticket, monkeypatch):
    monkeypatch.setattr(inbox, "BYTES_A_DAY", 4000)
    deposits.deposit(ticket, FIELDS, NOW)
    with pytest.raises(Full):
        deposits.deposit(ticket, {"text": ["x" * 4000]}, NOW)


def test_stubs_go_after_a_year(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)
    ana_vault.ingest(HANDLERS)
    later = NOW + timedelta(days=400)
    deposits.deposit(deposits.issue_ticket(ana_vault, "write", new_id(), later), FIELDS, later)
    assert Letter.objects.count() == 1


def test_no_letter_to_an_erased_account(ana_vault, ticket):
    unlocking.erase(ana_vault.account_id)
    with pytest.raises(Locked):
        deposits.deposit(ticket, FIELDS, NOW)


def test_nothing_of_the_text_stands_in_the_row(ana_vault, ticket):
    deposits.deposit(ticket, FIELDS, NOW)
    assert b"locked" not in bytes(Letter.objects.get().sealed)
