from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import letters, padding, primitives, site_keys
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.letters import Letter
from leeward.vault.core.primitives import ReceivingKey
from leeward.vault.core.site_keys import SiteKeys
from tests.unit.vault_core.conftest import ANA

KEY, OLD, STRANGER = ReceivingKey.new(), ReceivingKey.new(), ReceivingKey.new()
ID = b"letter of today."
LETTER = Letter("check-in", 20_000, b"a quiet morning", b"\x05" * 16)


def seal(keys, letter=LETTER, public=KEY.public, **place):
    return letters.seal_letter(letter, public, site_key=keys.newest, **{"account": ANA, "id": ID, **place})


def opened(sealed, keys, receivers=(KEY, OLD), **place):
    return letters.open_letter(sealed, receivers, site_keys=keys, **{"account": ANA, "id": ID, **place})


@given(kind=st.text(max_size=30), day=st.integers(-(2**40), 2**40), payload=st.binary(max_size=5000))
def test_a_letter_of_this_server_is_confirmed(keys, kind, day, payload):
    letter = Letter(kind, day, payload)
    assert opened(seal(keys, letter), keys) == (letter, True)


def test_an_old_key_still_receives(keys):
    assert opened(seal(keys, public=OLD.public), keys) == (LETTER, True)


def test_a_letter_to_somebody_else_is_missing(keys):
    with pytest.raises(Missing):
        opened(seal(keys, public=STRANGER.public), keys)


@pytest.mark.parametrize("place", [{"account": bytes(16)}, {"id": bytes(16)}], ids=str)
def test_a_letter_opens_only_where_it_was_left(keys, place):
    with pytest.raises(Tampered):
        opened(seal(keys), keys, **place)
    with pytest.raises(Tampered):
        opened(seal(keys, **place), keys)


def forged(keys, **inside):
    """Somebody knows the public key and writes to it; the MAC is the one of a genuine letter."""
    whole = letters._Inside(LETTER, keys.newest.epoch, letters._mac(keys.newest, LETTER, ANA, ID))
    whole = msgspec.structs.replace(whole, **inside)
    padded = padding.pad_row(msgspec.msgpack.encode(whole))
    sealed = primitives.seal_to(KEY.public, padded, letters._info(ANA, ID))
    return letters.FORMAT + letters.key_name(KEY.public) + sealed


@pytest.mark.parametrize(
    "other", [{"kind": "entry"}, {"day": 20_001}, {"payload": b"something else"}, {"sender": bytes(16)}], ids=str
)
def test_a_forged_letter_is_unconfirmed(keys, other):
    assert opened(forged(keys), keys)[1] is True
    letter = msgspec.structs.replace(LETTER, **other)
    assert opened(forged(keys, letter=letter), keys) == (letter, False)


def test_a_letter_under_an_unknown_site_key_is_unconfirmed(keys):
    foreign = SiteKeys((site_keys.new_site_key(keys.keys),))
    assert opened(seal(foreign), keys) == (LETTER, False)
    assert opened(forged(keys, mac=b""), keys)[1] is False


def test_a_letter_that_makes_no_sense_is_refused(keys):
    sealed = primitives.seal_to(KEY.public, padding.pad_row(b"\x93\x01"), letters._info(ANA, ID))
    with pytest.raises(Tampered):
        opened(letters.FORMAT + letters.key_name(KEY.public) + sealed, keys)


@given(st.data())
def test_any_flipped_bit_fails(keys, data):
    sealed = seal(keys)
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    changed = bytearray(sealed)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises((Tampered, UnknownFormat, Missing)):
        opened(bytes(changed), keys)


@pytest.mark.parametrize("cut", [0, 1, 9, 20, 60])
def test_a_cut_letter_fails(keys, cut):
    with pytest.raises((Tampered, UnknownFormat, Missing)):
        opened(seal(keys)[:cut], keys)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(32)])
def test_nothing_is_sealed_to_what_is_no_key(keys, public):
    with pytest.raises(Tampered):
        seal(keys, public=public)


def test_a_place_of_another_shape_is_refused(keys):
    with pytest.raises(Tampered):
        seal(keys, account=b"short")
