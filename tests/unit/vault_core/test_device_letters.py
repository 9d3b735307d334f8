"""Letters from a device: what the browser sealed opens here, byte for byte, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import device_letters
from leeward.vault.core.errors import Tampered, UnknownFormat
from leeward.vault.core.primitives import DeviceKey, ReceivingKey

h = bytes.fromhex
V = json.loads((Path(__file__).parents[2] / "vectors" / "device-letter-1.json").read_text())
LETTER, ID, ACCOUNT, DEVICE = h(V["letter"]), h(V["id"]), h(V["account"]), h(V["device"])
KEY, RECEIVER = DeviceKey(h(V["device_key"])), ReceivingKey(h(V["receiving_key"]))


def opened(sealed=LETTER, keys=(RECEIVER,), *, account=ACCOUNT, id=ID, devices=None):
    devices = {DEVICE: KEY} if devices is None else devices
    return device_letters.open_device_letter(sealed, keys, account=account, id=id, devices=devices)


def test_what_the_browser_sealed_opens():
    device, plain = opened()
    assert device == DEVICE
    assert msgspec.to_builtins(device_letters.read_note(plain)) == V["note"]


def test_what_the_phone_keeps_is_derived_and_what_the_server_keeps_is_a_digest():
    assert device_letters.mac_key(KEY).hex() == V["mac"] != V["device_key"]
    digest = device_letters.token_digest(h(V["token"]), account=ACCOUNT, device=DEVICE)
    assert digest.hex() == V["token_digest"]


def test_an_old_key_still_opens_it():
    assert opened(keys=(ReceivingKey.new(), RECEIVER))[0] == DEVICE


@pytest.mark.parametrize(
    "other",
    [
        {"account": bytes(16)},
        {"id": bytes(16)},
        {"keys": (ReceivingKey.new(),)},
        {"keys": ()},
        {"devices": {}},
        {"devices": {DEVICE: DeviceKey.new()}},
        {"devices": {bytes(16): KEY}},
    ],
    ids=str,
)
def test_it_opens_only_where_it_belongs(other):
    with pytest.raises(Tampered):
        opened(**other)


@given(st.data())
def test_any_flipped_bit_fails(data):
    bit = data.draw(st.integers(0, 8 * len(LETTER) - 1))
    changed = bytearray(LETTER)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Tampered):
        opened(bytes(changed))


@given(st.binary(max_size=1200))
def test_no_bytes_are_opened_or_fail_in_an_unnamed_way(junk):
    for sealed in (junk, b"\x02" + junk, LETTER[:9] + junk):
        with pytest.raises(Tampered):
            opened(sealed)


def test_the_shape_is_seen_without_a_key():
    assert device_letters.has_its_shape(LETTER)
    for wrong in (b"", LETTER[:-1], LETTER + b"\0", b"\x01" + LETTER[1:], LETTER[:57], LETTER + bytes(512 * 600)):
        assert not device_letters.has_its_shape(wrong)


GOOD = {"form": "x", "fields": {"a": ["b"]}, "at": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": 7},
        {"form": ""},
        {"form": "x" * 61},
        {"fields": {"a": "b"}},
        {"fields": {"a": [1]}},
        {"fields": ["a"]},
        {"at": "now"},
        {"at": 1.5},
        {"at": None},
        {"zone": "x" * 65},
        {"offset": 1081},
        {"offset": "60"},
    ],
    ids=str,
)
def test_types_are_strict(wrong):
    assert device_letters.read_note(json.dumps(GOOD).encode()).form == "x"
    with pytest.raises(UnknownFormat):
        device_letters.read_note(json.dumps(GOOD | wrong).encode())


@given(st.binary(max_size=100))
def test_no_bytes_make_the_reader_fail_in_an_unnamed_way(junk):
    try:
        device_letters.read_note(junk)
    except UnknownFormat:
        return


def test_a_field_of_a_later_leeward_is_no_harm():
    assert device_letters.read_note(json.dumps(GOOD | {"later": 1}).encode()).at == 1


def test_nothing_of_it_shows():
    assert "rain" not in repr(device_letters.Note("x", {"a": ["rain"]}, 1))


def test_a_token_of_another_length_is_none():
    with pytest.raises(Tampered):
        device_letters.token_digest(b"short", account=ACCOUNT, device=DEVICE)
