"""The copy of a plan with the worker at work: made with a network, opened without one, on a page kept from before."""

import pytest

from leeward.coping.plan import actions, here
from leeward.coping.plan.records import ALONE
from leeward.kernel.moments import Moment
from tests.offline.conftest import addresses, kept, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_copy_opens_without_a_network_and_is_in_no_cache(phone, gate, ana_browser, ana_vault):
    actions.write_part(ana_vault, ALONE, "Walk to the lighthouse", moment=Moment(1_790_000_000))
    phone.context.add_cookies(
        [{"name": one.key, "value": one.value, "url": gate.url} for one in ana_browser.cookies.values()]
    )
    phone.goto("/plan/copy")
    settle(phone)
    phone.get_by_label("A secret for this copy").fill("seven quiet boats")
    phone.get_by_label("The same once more").fill("seven quiet boats")
    phone.get_by_role("button", name="Seal a copy here").click()
    phone.get_by_text("The copy is on this phone.").wait_for()
    assert here.ADDRESS in addresses(phone)
    gate.way = "shut"

    phone.goto(here.ADDRESS)
    phone.get_by_label("The secret of the copy").fill("seven quiet boats")
    phone.get_by_role("button", name="Open", exact=True).click()

    phone.get_by_text("Walk to the lighthouse").wait_for()
    assert phone.locator(".part").first.evaluate("(one) => getComputedStyle(one).borderRadius") != "0px", (
        "with its look"
    )
    assert not any("lighthouse" in text for _, _, text in kept(phone))


def test_every_file_the_page_asks_for_is_kept(phone, gate):
    asked = []
    phone.goto("/now")
    settle(phone)
    phone.on("request", lambda one: asked.append(one.url.removeprefix(gate.url)))
    phone.goto(here.ADDRESS)
    phone.wait_for_load_state("networkidle")

    assert {path for path in asked if path.startswith("/static/")} <= addresses(phone)
