"""The small set of marks says the same as Python's own."""

from hypothesis import given
from hypothesis import strategies as st

from leeward.interchange.seen import Seen


@given(st.lists(st.integers(1, 50) | st.integers(1, 2**63), max_size=300))
def test_it_agrees_with_a_set(marks):
    seen, known = Seen(), set()
    for mark in marks:
        assert seen.add(mark) is (mark not in known)
        known.add(mark)


def test_it_grows_without_forgetting():
    marks = [number * 0x9E3779B97F4A7C15 % 2**63 for number in range(1, 20_000)]  # spread out, as hashes are
    seen = Seen()
    assert all(seen.add(mark) for mark in marks)
    assert not any(seen.add(mark) for mark in marks)
