"""Reminders in a real browser: axe, thumbs and width, with everything on the page that can be there."""

import pytest

from leeward.kernel import clock
from leeward.post import actions, mail
from leeward.post.models import Address, Channel, State
from leeward.post.records import Chime, Subscription
from tests.browser.fixtures import PHONE, SIZES, faults, faults_everywhere, sign_in
from tests.post.browser_keys import BrowserKeys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser, live_server, ana_browser, ana_vault, settings):
    """Ana's page of reminders: two times, a phone, a mailbox that waits and one that rests; nothing is sent."""
    settings.EMAIL_HOST, settings.PUBLIC_URL = "mail.example", "https://notes.example"
    actions.add_time(ana_vault, Chime(450, 0b1_1111), zone="Europe/Berlin")
    actions.add_time(ana_vault, Chime(1230), zone="Europe/Berlin")
    keys = BrowserKeys()
    actions.add_phone(ana_vault, Subscription("https://push.example.org/a", keys.public, keys.auth), name="Firefox")
    for address in ("zephyr@example.org", "a.very.long.address.that.has.to.break.somewhere@a.long.name.example.org"):
        actions.ask_mail(ana_vault, address, now=clock.now())
    Address.objects.filter(channel=Channel.MAIL).order_by("id").first().delete()
    actions.ask_mail(ana_vault, "rests@example.org", now=clock.now())
    context = browser.new_context(base_url=live_server.url, viewport=PHONE, bypass_csp=True)
    sign_in(context, live_server, ana_browser)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_the_page_and_on_that_of_a_mails_link(page):
    Address.objects.filter(channel=Channel.MAIL).order_by("id").update(state=State.ASKED)
    row = Address.objects.filter(channel=Channel.MAIL).order_by("id").last()
    Address.objects.filter(id=row.id).update(state=State.RESTING)
    page.goto("/you/reminders?said=asked")
    page.get_by_role("button", name="Remind me here").wait_for()
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    found = faults_everywhere(page, {"phone": SIZES["phone"], "desk": SIZES["desk"]})
    page.goto(mail.link(bytes(row.id)).removeprefix("https://notes.example"))
    page.get_by_role("button", name="End them").wait_for()
    assert found + faults(page) == []
