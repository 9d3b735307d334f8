from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core.errors import Tampered
from leeward.vault.core.padding import pad_row, pad_segment, padme, unpad, unpad_view

texts = st.one_of(st.binary(max_size=600), st.integers(0, 70_000).map(lambda n: b"\x80\0" * (n // 2)))


@given(texts)
def test_what_was_padded_comes_back(plaintext):
    assert unpad(pad_row(plaintext)) == plaintext
    assert unpad(pad_segment(plaintext)) == plaintext
    assert unpad_view(pad_row(plaintext)) == plaintext


@pytest.mark.parametrize(
    ("length", "row", "segment"),
    [
        (0, 256, 4096),
        (255, 256, 4096),
        (256, 512, 4096),
        (1200, 1280, 4096),
        (4095, 4096, 4096),
        (4096, 4352, 4352),
        (18_000, 18_432, 18_432),
        (36_000, 36_864, 36_864),
        (100_000, 100_352, 100_352),
    ],
)
def test_padded_lengths_are_the_frozen_ones(length, row, segment):
    assert len(pad_row(bytes(length))) == row
    assert len(pad_segment(bytes(length))) == segment


@given(st.integers(4097, 1 << 40))
def test_padme_costs_at_most_an_eighth_and_never_shrinks(length):
    padded = padme(length)
    assert length <= padded <= length * 1.125
    assert padme(padded) == padded
    # Slow and obvious: only log2(log2(length)) + 1 leading bits of a length may differ from zero.
    exponent = length.bit_length() - 1
    assert padded % (1 << (exponent - exponent.bit_length())) == 0


@given(st.binary(max_size=2000))
def test_rows_grow_in_steps(plaintext):
    assert len(pad_row(plaintext)) % 256 == 0
    assert 0 < len(pad_row(plaintext)) - len(plaintext) <= 256


@pytest.mark.parametrize("padded", [b"", b"\0" * 256, b"hello", b"hello" + b"\0" * 251, b"\x80\x01"])
def test_what_was_not_padded_is_refused(padded):
    with pytest.raises(Tampered):
        unpad(padded)
