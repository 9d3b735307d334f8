from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import session_tokens as tokens
from leeward.vault.core.errors import Tampered, UnknownFormat
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import AccountKey, expand
from tests.unit.vault_core.conftest import ANA

TOKEN = "A" * 43
OTHER = "B" * 43


def test_derivations_are_the_frozen_ones():
    """PRIVACY.md 10.2."""
    assert tokens.session_row(TOKEN).hex() == "3714aefe5f90341a11d822aa4559297383f2d32835a02e5a13a513a389a7"
    seal_key = expand(TOKEN.encode(), Label.SESSION_SEAL)
    assert seal_key.hex() == "e16e14658c5da8b7a36591bf76460076fbb86da6aeea5124edaca00acd40b176"


def test_a_new_token_is_a_token():
    assert all(tokens.is_token(tokens.new_token()) for _ in range(50))
    assert len({tokens.new_token() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "text", ["", "A" * 42, "A" * 44, "A" * 42 + "=", "A" * 42 + "é", "A" * 43 + "\n", "A" * 42 + "٣"]
)
def test_what_is_no_token_is_refused(text):
    assert not tokens.is_token(text)
    for use in (tokens.session_row, tokens.unlocked_row, lambda bad: tokens.seal_session(bad, b"")):
        with pytest.raises(Tampered):
            use(text)


def test_the_four_derivations_of_a_token_all_differ():
    labels = (Label.SESSION_ROW, Label.SESSION_SEAL, Label.UNLOCKED_ROW, Label.UNLOCKED_SEAL)
    assert len({expand(TOKEN.encode(), label) for label in labels}) == 4
    assert tokens.session_row(TOKEN) != tokens.unlocked_row(TOKEN)


@given(st.binary(max_size=3000))
def test_a_session_opens_with_its_token_only(plaintext):
    sealed = tokens.seal_session(TOKEN, plaintext)
    assert tokens.unseal_session(TOKEN, sealed) == plaintext
    with pytest.raises(Tampered):
        tokens.unseal_session(OTHER, sealed)


def test_an_account_key_opens_with_its_token_and_account_only():
    key = AccountKey.new()
    sealed = tokens.seal_unlocked(TOKEN, key, account=ANA)
    assert tokens.unseal_unlocked(TOKEN, sealed, account=ANA).reveal() == key.reveal()
    for token, account in ((OTHER, ANA), (TOKEN, bytes(16))):
        with pytest.raises(Tampered):
            tokens.unseal_unlocked(token, sealed, account=account)


def test_a_session_row_and_an_unlocked_row_cannot_be_swapped():
    session = tokens.seal_session(TOKEN, bytes(32))
    unlocked = tokens.seal_unlocked(TOKEN, AccountKey.new(), account=bytes(16))
    with pytest.raises(Tampered):
        tokens.unseal_session(TOKEN, unlocked)
    with pytest.raises(Tampered):
        tokens.unseal_unlocked(TOKEN, session, account=bytes(16))


@pytest.mark.parametrize("sealed", [b"", b"\x01", bytes(300), b"\x01\x01" + bytes(300)])
def test_a_damaged_row_is_refused(sealed):
    with pytest.raises((Tampered, UnknownFormat)):
        tokens.unseal_session(TOKEN, sealed)


def test_a_session_shows_its_length_in_steps_only():
    assert len(tokens.seal_session(TOKEN, b"")) == len(tokens.seal_session(TOKEN, bytes(200)))
