from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import envelope, keyring, padding
from leeward.vault.core.envelope import Domain
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.primitives import AccountKey, ReceivingKey, StreamKey
from tests.unit.vault_core.conftest import ANA

STREAM = b"stream of moods."
PLACE = {"account": ANA, "generation": 2, "revision": 5}
KEY = AccountKey(bytes(range(32)))


def full_keyring():
    made = keyring.with_stream(keyring.new_keyring(), STREAM, "checkin", StreamKey.new(epoch=1))
    made = keyring.with_epoch(made, STREAM, StreamKey.new(epoch=2))
    made = keyring.with_slot(made, b"slot" * 4, b"h" * 32)
    made = keyring.with_settings(made, {"idle_minutes": 10, "language": "en", "help_first": True})
    return keyring.with_new_receiving_key(made, ReceivingKey.new(), today=20_000)


def raw(made):
    return msgspec.msgpack.decode(keyring._ENCODER.encode(made))


def test_a_keyring_comes_back_whole():
    made = full_keyring()
    sealed = keyring.seal_keyring(made, KEY, **PLACE)
    opened = keyring.open_keyring(sealed, KEY, **PLACE)
    assert raw(opened) == raw(made)
    assert isinstance(opened.stream(STREAM).current, StreamKey)
    assert opened.stream(STREAM).current.epoch == 2
    assert opened.receiving.public == made.receiving.public


@pytest.mark.parametrize(
    "other", [{"account": bytes(16)}, {"generation": 3}, {"revision": 4}, {"revision": 6}], ids=str
)
def test_a_keyring_opens_only_as_the_row_it_was(other):
    sealed = keyring.seal_keyring(full_keyring(), KEY, **PLACE)
    with pytest.raises(Tampered):
        keyring.open_keyring(sealed, KEY, **{**PLACE, **other})


def test_another_account_key_does_not_open_it():
    sealed = keyring.seal_keyring(full_keyring(), KEY, **PLACE)
    with pytest.raises(Tampered):
        keyring.open_keyring(sealed, AccountKey.new(), **PLACE)


@given(st.data())
def test_any_flipped_bit_fails(data):
    sealed = keyring.seal_keyring(keyring.new_keyring(), KEY, **PLACE)
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    changed = bytearray(sealed)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises((Tampered, UnknownFormat)):
        keyring.open_keyring(bytes(changed), KEY, **PLACE)


def test_its_size_does_not_tell_what_is_kept():
    assert len(keyring.seal_keyring(keyring.new_keyring(), KEY, **PLACE)) == len(
        keyring.seal_keyring(full_keyring(), KEY, **PLACE)
    )


def sealed_plaintext(plaintext):
    key, context = keyring._place(KEY, PLACE["account"], PLACE["generation"], PLACE["revision"])
    assert context.domain is Domain.KEYRING
    return envelope.seal(key, context, padding.pad_segment(plaintext))


def test_a_keyring_of_a_newer_leeward_is_refused():
    with pytest.raises(UnknownFormat):
        keyring.open_keyring(sealed_plaintext(b"\x02" + b"\x80"), KEY, **PLACE)


@pytest.mark.parametrize("body", [b"", b"\x80", b"\xc1", b"\x81\xa9receiving\xc4\x05short"])
def test_a_keyring_that_makes_no_sense_is_refused(body):
    with pytest.raises(Tampered):
        keyring.open_keyring(sealed_plaintext(b"\x01" + body), KEY, **PLACE)


def test_changes_leave_the_old_keyring_alone():
    before = full_keyring()
    copy = raw(before)
    keyring.without_slot(before, b"slot" * 4)
    keyring.with_epoch(before, STREAM, StreamKey.new(epoch=3))
    keyring.with_settings(before, {})
    assert raw(before) == copy


def test_a_stream_is_made_once():
    one = full_keyring()
    again = keyring.with_stream(one, b"other stream id.", "checkin", StreamKey.new(epoch=1))
    assert again is one
    assert one.stream_of("checkin") == STREAM
    with pytest.raises(Missing):
        one.stream_of("entry")


def test_old_epochs_still_open_and_an_unknown_one_means_an_older_keyring_was_put_back():
    stream = full_keyring().stream(STREAM)
    assert [stream.key(epoch).epoch for epoch in (1, 2)] == [1, 2]
    with pytest.raises(Missing):
        stream.key(3)


@pytest.mark.parametrize("epoch", [0, 1, 2, 4])
def test_epochs_only_rise_by_one(epoch):
    with pytest.raises(Tampered):
        keyring.with_epoch(full_keyring(), STREAM, StreamKey.new(epoch=epoch))


def test_only_a_listed_slot_counts():
    made = full_keyring()
    keyring.check_slot(made, b"slot" * 4, b"h" * 32)
    for slot, digest in ((b"slot" * 4, b"x" * 32), (b"none" * 4, b"h" * 32), (b"none" * 4, b"")):
        with pytest.raises(Tampered):
            keyring.check_slot(made, slot, digest)
    with pytest.raises(Tampered):
        keyring.check_slot(keyring.without_slot(made, b"slot" * 4), b"slot" * 4, b"h" * 32)


def test_old_private_keys_receive_for_a_year():
    made = full_keyring()
    assert len(made.receivers()) == 2
    assert made.receivers()[0] is made.receiving
    assert len(keyring.without_expired_keys(made, today=20_365).receivers()) == 2
    assert len(keyring.without_expired_keys(made, today=20_366).receivers()) == 1


def test_a_listing_of_streams_shows_no_key():
    shown = repr(full_keyring().streams) + repr(full_keyring().retired)
    assert "<StreamKey>" in shown
    assert "<ReceivingKey>" in shown
