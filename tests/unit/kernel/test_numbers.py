"""A number to call keeps the order of its groups between words that are read from right to left."""

from leeward.kernel.numbers import FIRST, LAST, held_together
from leeward.library.answers import Asked, answer


def test_numbers_in_groups_are_held_together_and_nothing_else():
    page = '<a href="tel:116 123">اتصال: 116 123</a><p>4 و 6، 0800 58 58 58</p><p>+353 1 800-247</p><b>112</b>'

    found = held_together(page)

    assert f">اتصال: {FIRST}116 123{LAST}<" in found
    assert f"{FIRST}0800 58 58 58{LAST}" in found
    assert f"{FIRST}+353 1 800-247{LAST}" in found
    assert 'href="tel:116 123"' in found
    assert "<b>112</b>" in found
    assert "4 و 6" in found
    assert held_together(found) == found


def test_help_now_holds_its_numbers_together_where_it_is_read_from_right_to_left():
    arabic = answer(Asked("GET", "/ar/now/gb")).body.decode()
    english = answer(Asked("GET", "/now/gb")).body.decode()

    assert f"{FIRST}116 123{LAST}" in arabic
    assert FIRST not in english
