"""Helplines without a network: one's own country is there, a choice works, and never another country's numbers."""

import pytest

from tests.offline.conftest import ALL_KEPT, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("few_files"),
]
SHOWN = "() => [...document.querySelectorAll('.line')].filter((one) => one.checkVisibility()).map((one) => one.id)"
# In the page: wait until an address lies in a cache, for as long as a busy machine takes.
IS_KEPT = f"async (path) => (await ({ALL_KEPT})()).some(([, address]) => address === path)"


def wait_until_kept(phone, path: str) -> None:
    phone.wait_for_function(IS_KEPT, arg=path)


def test_the_country_of_the_guess_is_kept_with_now_and_a_choice_works_on_it(phone, gate):
    visit(phone)
    wait_until_kept(phone, "/helplines/gb")
    gate.way = "shut"

    phone.goto("/helplines")
    phone.get_by_role("link", name="Text", exact=False).first.click()
    phone.wait_for_url("**/helplines/gb?way=text")
    phone.wait_for_function("document.querySelector('.line[hidden]')")

    assert "gb-shout" in phone.evaluate(SHOWN)
    assert "gb-samaritans" not in phone.evaluate(SHOWN)
    assert phone.get_by_role("link", name="Text SHOUT to 85258").is_visible()


def test_with_the_numbers_of_a_country_come_its_helplines(phone, gate):
    visit(phone)
    phone.goto("/now/nz")
    wait_until_kept(phone, "/helplines/nz")
    gate.way = "503"

    phone.goto("/helplines/nz?way=text")

    assert phone.get_by_role("link", name="Text 1737").first.is_visible()


def test_with_a_network_a_choice_is_made_by_the_server_and_not_kept(phone, gate):
    visit(phone)
    wait_until_kept(phone, "/helplines/gb")

    phone.goto("/helplines/gb?way=text")

    assert ("GET", "/helplines/gb?way=text") in gate.asked
    assert phone.evaluate("document.getElementById('lines').dataset.said") == ""
    assert not any("?" in address for _, address, _ in phone.evaluate(ALL_KEPT))


def test_another_countrys_numbers_never_stand_in(phone, gate):
    visit(phone)
    wait_until_kept(phone, "/helplines/gb")
    gate.way = "shut"

    for path in ("/helplines/jp", "/helplines/jp?way=text"):
        phone.goto(path)
        assert phone.locator("h1").inner_text() == "Without a network"
