from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core.recovery import _ALPHABET, NotARecoveryCode, RecoveryCode

codes = st.text(alphabet=_ALPHABET, min_size=25, max_size=25)


def with_check(letters):
    from leeward.vault.core.recovery import _check_letter

    return letters + _check_letter(letters)


def test_a_code_has_125_bits_in_five_groups():
    code = RecoveryCode.new()
    assert [len(group) for group in code.groups] == [5, 5, 5, 5, 6]
    assert len({RecoveryCode.new().text() for _ in range(50)}) == 50


def test_what_cannot_be_a_code_is_not_normalised():
    with pytest.raises(NotARecoveryCode):
        RecoveryCode.typed("\u0301\u0316" * 150_000)


@given(codes)
def test_a_code_is_read_as_it_was_written(letters):
    code = RecoveryCode.typed(with_check(letters))
    assert RecoveryCode.typed(code.text()).locator() == code.locator()


@given(codes, st.integers(0, 25), st.sampled_from(_ALPHABET))
def test_any_single_wrong_letter_is_found(letters, place, wrong):
    right = with_check(letters)
    if right[place] == wrong:
        return
    with pytest.raises(NotARecoveryCode):
        RecoveryCode.typed(right[:place] + wrong + right[place + 1 :])


@given(codes, st.integers(0, 25), st.integers(0, 25))
def test_any_two_letters_changed_about_are_found(letters, one, other):
    right = list(with_check(letters))
    if right[one] == right[other]:
        return
    right[one], right[other] = right[other], right[one]
    with pytest.raises(NotARecoveryCode):
        RecoveryCode.typed("".join(right))


@given(codes, st.integers(0, 25))
def test_a_letter_too_many_or_too_few_is_found(letters, place):
    right = with_check(letters)
    for wrong in (right[:place] + right[place + 1 :], right[:place] + "7" + right[place:]):
        with pytest.raises(NotARecoveryCode):
            RecoveryCode.typed(wrong)


@pytest.mark.parametrize(
    "typed",
    [
        "01ABC-DEFGH-JKMNP-QRSTV-WXYZ0{}",
        "o1abc defgh jkmnp qrstv wxyzo{}",
        "OIABCDEFGHJKMNPQRSTVWXYZO{}",
        "  0l\u200babc \u2013 defgh \u2014 jkmnp\tqrstv\n wxyz0 {} ",
        "\uff10\uff11ABC\u00a0DEFGH JKMNP QRSTV WXYZ0{}",
    ],
)
def test_reading_is_tolerant(typed):
    letters = "01ABCDEFGHJKMNPQRSTVWXYZ0"
    read = RecoveryCode.typed(typed.format(with_check(letters)[-1].lower()))
    assert read.text().replace("-", "") == with_check(letters)


@pytest.mark.parametrize("typed", ["", "U" * 26, "ä" * 26, "0" * 26 + "🙂", "\U0001d7d8" * 1000])
def test_what_cannot_be_a_code_is_refused_without_repeating_it(typed):
    with pytest.raises(NotARecoveryCode) as caught:
        RecoveryCode.typed(typed)
    assert not typed or typed not in str(caught.value)


def test_two_codes_never_share_a_locator_or_a_key():
    one, other = RecoveryCode.new(), RecoveryCode.new()
    assert one.locator() != other.locator()
    assert one.commitment() != other.commitment()
    assert one.slot_key().reveal() not in (one.commitment(), other.slot_key().reveal())
    assert len(one.locator()) == 16
