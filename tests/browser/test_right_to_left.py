"""Pages in Arabic and Spanish in a real browser: whole, nothing sticks out, and a number keeps its order."""

from __future__ import annotations

import pytest

from tests.browser.fixtures import DESK, PHONE, faults, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reading(browser, live_server):
    """A page of somebody without an account, at two widths; axe may run in it."""
    context = browser.new_context(base_url=live_server.url, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["/ar/", "/ar/now/gb", "/ar/helplines/eg", "/ar/understand", "/es/understand/wounds"])
def test_axe_finds_nothing_and_nothing_sticks_out(reading, path: str):
    reading.goto(path)
    reading.locator("h1").first.wait_for()
    is_arabic = path.startswith("/ar/")
    assert reading.locator("html").get_attribute("dir") == ("rtl" if is_arabic else "ltr")
    assert faults(reading) == []
    for size in (PHONE, DESK):
        reading.set_viewport_size(size)
        assert wide_parts(reading) == []
        assert small_targets(reading) == []


def test_a_number_is_read_from_left_to_right_in_arabic_too(reading):
    reading.goto("/ar/now/gb")
    number = reading.get_by_text("116 123").first
    number.wait_for()
    places = number.evaluate(
        """(one) => {
          const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf('116 123');
            if (at < 0) continue;
            return [0, 4].map((from) => {
              const range = document.createRange();
              range.setStart(node, at + from);
              range.setEnd(node, at + from + 3);
              return range.getBoundingClientRect().left;
            });
          }
        }"""
    )
    assert places[0] < places[1]
