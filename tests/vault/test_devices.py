"""Notes from a phone: left without a session, once, by a phone that may, and taken in like any deposit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from leeward.kernel.ids import new_id
from leeward.vault import devices, inbox, unlocking
from leeward.vault.arrivals import placed
from leeward.vault.core.device_letters import Note
from leeward.vault.core.primitives import ReceivingKey
from leeward.vault.errors import Full, Missing, UnknownFormat
from leeward.vault.models import Device, Head, Letter
from tests.vault.phones import NOTE, Phone
from tests.vault.things import THINGS, Thing

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
TODAY = int(NOW.timestamp()) // 86_400
AT = int(NOW.timestamp())


def keep(vault, deposit, record_id):
    vault.stream(THINGS).append(Thing(deposit.fields["text"][0]), id=record_id)


HANDLERS = {"write": keep}


@pytest.fixture
def phone(ana_vault):
    return Phone(devices.allow(ana_vault, name="Firefox, Android", now=NOW))


def leave(parcel, now=NOW):
    devices.leave(devices.read_parcel(parcel), now)


def texts(vault):
    return [item.record.text for item in vault.stream(THINGS).all()]


def test_a_note_is_there_after_unlocking_and_only_then(ana_vault, phone):
    leave(phone.parcel())
    assert texts(ana_vault) == []
    report = ana_vault.ingest(HANDLERS, now=NOW)
    assert (report.taken, report.failed, report.unconfirmed, report.waiting) == (1, 0, 0, 0)
    assert texts(ana_vault) == ["written on a train"]
    assert bytes(Letter.objects.get().sealed) == b""


def test_left_again_it_is_there_once_also_after_it_was_taken_in(ana_vault, phone):
    parcel = phone.parcel()
    for _ in range(2):
        leave(parcel)
        leave(parcel)
        ana_vault.ingest(HANDLERS, now=NOW)
    assert texts(ana_vault) == ["written on a train"]
    assert Letter.objects.count() == 1


def test_a_known_id_writes_nothing_whatever_comes_with_it(ana_vault, phone):
    letter_id = new_id()
    leave(phone.parcel(id=letter_id))
    before = bytes(Letter.objects.get().sealed)
    leave(phone.parcel(NOTE | {"fields": {"text": ["another"]}}, id=letter_id))
    assert bytes(Letter.objects.get().sealed) == before


def test_the_letter_as_it_lies_there_shows_neither_phone_nor_words(ana_vault, phone):
    leave(phone.parcel())
    sealed = bytes(Letter.objects.get().sealed)
    assert phone.pin.device not in sealed
    assert b"train" not in sealed


def test_a_token_that_is_not_the_right_one_leaves_nothing(ana_vault, ben_vault, phone):
    other = Phone(devices.allow(ben_vault, name="", now=NOW))
    parcels = [
        phone.parcel(token=bytes(32)),
        phone.parcel(token=other.pin.token),
        phone.parcel()[:1] + other.pin.account + phone.parcel()[17:],
        b"\x01" + bytes(32) + phone.parcel()[33:],
    ]
    for parcel in parcels:
        with pytest.raises(Missing):
            leave(parcel)
    assert Letter.objects.count() == 0


def test_the_database_holds_no_token(ana_vault, phone):
    row = Device.objects.get()
    assert phone.pin.token not in bytes(row.token_digest) + bytes(row.id)
    assert str(row) == "device"


@given(st.binary(max_size=800))
def test_no_bytes_are_a_parcel_or_fail_in_an_unnamed_way(junk):
    for body in (junk, b"\x01" + junk, b"\x01" + bytes(80) + b"\x02" + junk):
        try:
            parcel = devices.read_parcel(body)
        except UnknownFormat:
            continue
        assert len(parcel.letter_id) == 16


def test_a_parcel_that_is_too_large_is_none(phone):
    big = phone.parcel(NOTE | {"fields": {"text": ["x" * 300_000]}})
    with pytest.raises(UnknownFormat):
        devices.read_parcel(big)


def test_a_forged_note_is_unconfirmed_and_never_kept(ana_vault, phone):
    # Whoever has the token, or the phone's storage without its key, or writes to the database.
    leave(phone.parcel(mac_key=bytes(32)))
    leave(phone.parcel(device=new_id()))
    leave(phone.parcel())
    report = ana_vault.ingest(HANDLERS, now=NOW)
    assert (report.taken, report.failed, report.unconfirmed, report.waiting) == (1, 2, 2, 2)
    assert texts(ana_vault) == ["written on a train"]


def test_what_does_not_open_at_all_is_unconfirmed_too(ana_vault, phone):
    parcel = bytearray(phone.parcel())
    parcel[-1] ^= 1
    leave(bytes(parcel))
    stranger = Phone(devices.Pin(**{**as_fields(phone.pin), "public": ReceivingKey.new().public}))
    leave(stranger.parcel())
    assert ana_vault.ingest(HANDLERS, now=NOW).unconfirmed == 2


def as_fields(pin):
    return {name: getattr(pin, name) for name in ("account", "device", "public", "mark", "token", "mac_key")}


def test_unconfirmed_letters_can_be_put_away_and_do_not_come_back(ana_vault, phone):
    forged = phone.parcel(mac_key=bytes(32))
    leave(forged)
    leave(phone.parcel())
    assert ana_vault.put_away_unconfirmed(now=NOW) == 1
    leave(forged)
    report = ana_vault.ingest(HANDLERS, now=NOW)
    assert (report.taken, report.unconfirmed, report.waiting) == (1, 0, 0)


def test_a_note_no_room_knows_yet_waits_and_is_not_put_away(ana_vault, phone):
    leave(phone.parcel(NOTE | {"form": "of-a-newer-leeward"}))
    leave(phone.parcel(b'{"form": "write", "fields": 7, "at": 1}'))
    assert ana_vault.ingest(HANDLERS, now=NOW).failed == 2
    assert ana_vault.put_away_unconfirmed(now=NOW) == 0
    assert Letter.objects.filter(is_waiting=True).count() == 2


def test_the_key_given_is_worked_out_of_the_private_one(ana_vault):
    # Whoever writes to the database could put their own public key beside the account.
    true = bytes(Head.objects.get().public_key)
    Head.objects.update(public_key=ReceivingKey.new().public)
    assert devices.allow(ana_vault, name="", now=NOW).public == true


def test_after_all_keys_were_changed_what_waited_still_opens(ana, ana_vault, phone):
    sealed_before = phone.parcel()
    unlocking.rekey(ana_vault, current=ana.passphrase, now=NOW)
    leave(sealed_before)
    leave(phone.parcel(NOTE | {"fields": {"text": ["sealed to the old key, after"]}}))
    assert ana_vault.ingest(HANDLERS, now=NOW).taken == 2


def test_the_mark_changes_with_the_keys_and_says_when_nobody_keeps_notes(ana, ana_vault):
    assert devices.mark(ana_vault) == ""
    pin = devices.allow(ana_vault, name="", now=NOW)
    assert devices.mark(ana_vault) == pin.mark
    unlocking.rekey(ana_vault, current=ana.passphrase, now=NOW)
    assert devices.mark(ana_vault) not in {"", pin.mark}


def test_a_phone_gets_new_keys_and_the_old_ones_go_when_it_says_so(ana, ana_vault, phone):
    unlocking.rekey(ana_vault, current=ana.passphrase, now=NOW)
    later = NOW + timedelta(days=40)
    fresh = Phone(devices.allow(ana_vault, name="", now=later, instead_of=phone.pin.device))
    assert fresh.pin.public != phone.pin.public
    assert fresh.pin.mac_key != phone.pin.mac_key
    assert {one.since for one in devices.all_of(ana_vault)} == {TODAY}
    for one in (phone, fresh):
        leave(one.parcel())
    assert ana_vault.ingest(HANDLERS, now=NOW).taken == 2
    assert devices.forbid(ana_vault, phone.pin.device)
    with pytest.raises(Missing):
        leave(phone.parcel())
    leave(fresh.parcel())


def test_nobody_gets_keys_in_the_place_of_a_phone_of_somebody_else(ana_vault, ben_vault, phone):
    with pytest.raises(Missing):
        devices.allow(ben_vault, name="", now=NOW, instead_of=phone.pin.device)
    assert devices.all_of(ben_vault) == []


def test_a_phone_that_was_taken_off_leaves_nothing_and_what_it_left_is_not_merged(ana_vault, phone):
    leave(phone.parcel())
    assert devices.forbid(ana_vault, phone.pin.device)
    assert not devices.forbid(ana_vault, phone.pin.device)
    with pytest.raises(Missing):
        leave(phone.parcel())
    assert ana_vault.ingest(HANDLERS, now=NOW).unconfirmed == 1
    assert Device.objects.count() == 0


def test_there_is_an_end_to_the_list(ana_vault, monkeypatch):
    monkeypatch.setattr(devices, "MOST_DEVICES", 1)
    devices.allow(ana_vault, name="", now=NOW)
    with pytest.raises(Full):
        devices.allow(ana_vault, name="", now=NOW)


def test_the_quota_of_a_day_counts_letters_of_phones_too(ana_vault, phone, monkeypatch):
    monkeypatch.setattr(inbox, "LETTERS_A_DAY", 1)
    first = phone.parcel()
    leave(first)
    with pytest.raises(Full):
        leave(phone.parcel())
    leave(first)
    leave(phone.parcel(), now=NOW + timedelta(days=1))


def test_an_account_that_was_erased_takes_nothing(ana_vault, phone):
    parcel = phone.parcel()
    unlocking.erase(ana_vault.account_id)
    assert Device.objects.count() == 0
    with pytest.raises(Missing):
        leave(parcel)


def test_leaving_a_letter_reads_a_few_rows_only(ana_vault, phone, django_assert_max_num_queries):
    parcel = phone.parcel()
    with django_assert_max_num_queries(12, connection=connection):
        leave(parcel)


def note_at(at, **more):
    return Note("x", {}, at, **more)


@pytest.mark.parametrize(
    ("at", "wanted", "is_unsure"),
    [
        (AT - 60, AT - 60, False),
        (AT + 299, AT + 299, False),
        (AT + 301, AT, True),
        (AT + 10**9, AT, True),
        (2**60, AT, True),
        (0, AT, True),
        (-(2**60), AT, True),
        (AT - 300 * 86_400, AT - 300 * 86_400, False),
        (AT - 400 * 86_400, AT - 400 * 86_400, True),
        (AT - 600 * 86_400, AT, True),
    ],
)
def test_a_clock_that_is_wrong_is_named_and_the_note_is_kept(at, wanted, is_unsure):
    moment, unsure = placed(note_at(at), since=TODAY - 500, arrived=TODAY, now=NOW)
    assert (moment.at, unsure) == (wanted, is_unsure)


def test_a_note_from_ahead_that_was_taken_in_days_later_lies_on_the_day_it_came():
    moment, unsure = placed(note_at(AT + 86_400), since=TODAY, arrived=TODAY, now=NOW + timedelta(days=3))
    assert unsure
    assert moment.day_number() == TODAY


def test_a_zone_nobody_knows_is_left_out_and_the_clock_time_stays():
    moment, _ = placed(note_at(AT, zone="Europe/Berlin", offset=60), since=TODAY, arrived=TODAY, now=NOW)
    odd, _ = placed(note_at(AT, zone="../../etc/passwd", offset=60), since=TODAY, arrived=TODAY, now=NOW)
    assert (moment.zone, odd.zone) == ("Europe/Berlin", "")
    assert moment.local() == odd.local()


@given(st.integers(), st.integers(-1080, 1080), st.integers(TODAY - 800, TODAY))
def test_every_clock_gives_a_moment_that_can_be_shown(at, offset, since):
    moment, _ = placed(note_at(at, offset=offset), since=since, arrived=TODAY, now=NOW)
    assert moment.local().year >= 2024
    assert moment.utc() <= NOW + timedelta(minutes=5)


def test_the_deposit_carries_the_letters_id_and_the_clock(ana_vault, phone):
    seen = []
    letter_id = new_id()
    leave(phone.parcel(NOTE | {"at": AT - 10}, id=letter_id))
    leave(phone.parcel(NOTE | {"at": AT + 10**6}))
    ana_vault.ingest({"write": lambda vault, deposit, record_id: seen.append(deposit)}, now=NOW)
    assert seen[0].form_id == letter_id
    assert seen[0].moment.at == AT - 10
    assert [one.is_unsure for one in seen] == [False, True]
