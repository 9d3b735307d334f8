"""A ride made without network, on a phone that keeps notes: asked first, sealed, and in the notebook once."""

import pytest

from leeward.coping.ride import public
from leeward.coping.toolbox import queries
from leeward.kernel import clock
from leeward.web.deposits import HANDLERS
from tests.browser.outbox import WAITING, begin, look_at, until, waiting
from tests.offline.conftest import kept, settle, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEEP_ALL = "async () => (await navigator.serviceWorker.ready).active.postMessage('keep')"
CLOCK = "const real = Date.now; window.later = 0; Date.now = () => real() + window.later;"


@pytest.fixture
def keeping(phone, gate, ana_browser):
    """A phone that may keep notes, has the ride with it, and is now without a network."""
    sign_in(phone, gate, ana_browser)
    phone.set_default_timeout(10_000)
    phone.add_init_script(CLOCK)
    begin(phone, gate.url)
    settle(phone)
    phone.evaluate(KEEP_ALL)
    until(phone, lambda: phone.evaluate(f"caches.match('{public.addresses()[-1]}').then(Boolean)"))
    gate.way = "shut"
    return phone


def rate(phone, number):
    phone.locator(f"[data-ride-form] [name=now][value='{number}']").check(force=True)


def five_minutes(phone, then="Five minutes are over"):
    phone.evaluate("window.later += 300_000")
    phone.get_by_role("link", name=then).click()


def ride(phone):
    phone.goto("/try/ride")
    phone.get_by_role("button", name="Keep this ride for later").click()
    rate(phone, 8)
    phone.get_by_label("What you try for these five minutes").select_option("wash-up")
    five_minutes(phone)
    phone.get_by_text("Minute 5.").wait_for()
    rate(phone, 6)
    phone.get_by_label("What you try for these five minutes").select_option("wash-up")
    five_minutes(phone, "Enough for now")
    phone.get_by_role("heading", name="You were here for it").wait_for()
    rate(phone, 4)


def test_a_ride_without_network_is_kept_once(keeping, gate, ana_vault):
    ride(keeping)
    assert not keeping.get_by_text("Nothing of it was kept.").is_visible()
    assert waiting(keeping) == 0, "until somebody taps, it is only on the screen"
    keeping.get_by_role("button", name="Keep this ride", exact=True).click()
    keeping.get_by_text("Kept on this phone, sealed.").wait_for()
    assert waiting(keeping) == 1
    assert not any("wash-up" in address and "8" in address for _, address, _ in kept(keeping))
    keeping.goto("/away")
    keeping.get_by_text(WAITING).wait_for()
    page = keeping.context.new_page()
    keeping.close()

    gate.way = "open"
    page.goto("/away")
    page.get_by_text("has been brought along").wait_for()
    assert ana_vault.ingest(HANDLERS, now=clock.now()).taken == 1
    assert ana_vault.ingest(HANDLERS, now=clock.now()).taken == 0

    first, second = queries.used(ana_vault)
    assert (first.strategy, first.before, first.after, first.minutes) == ("wash-up", 8, 6, 5)
    assert (second.before, second.after, first.ride == second.ride, second.unsure) == (6, 4, True, False)
    (use,) = queries.uses(ana_vault)
    assert (use.before, use.after, use.minutes) == (8, 4, 10)


def test_who_does_not_want_it_kept_has_the_ride_that_keeps_nothing(keeping):
    ride(keeping)
    keeping.get_by_role("button", name="Do not keep it").click()
    assert keeping.get_by_text("Nothing of it was kept.").is_visible()
    assert waiting(keeping) == 0
    keeping.goto("/try/ride")
    keeping.get_by_role("link", name="Five minutes are over").click()
    keeping.wait_for_url("**/try/ride/5")  # pages, as for everybody


def test_a_phone_without_room_says_so_and_the_numbers_stay(keeping):
    ride(keeping)
    keeping.evaluate(
        """() => { IDBObjectStore.prototype.add = function () {
          this.transaction.abort();
          Object.defineProperty(this.transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
        }; }"""
    )
    keeping.get_by_role("button", name="Keep this ride", exact=True).click()
    keeping.get_by_text("This phone has no room left").wait_for()
    assert keeping.locator("[data-ride-form] [name=now][value='4']").is_checked()
    assert waiting(keeping) == 0


def test_a_phone_that_keeps_no_notes_is_not_asked(phone):
    phone.goto("/try/ride")
    phone.wait_for_load_state("networkidle")
    assert not phone.get_by_text("Keep this ride for later").is_visible()


def test_the_panel_can_be_used_by_everybody(browser, gate, ana_browser):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=gate.url, bypass_csp=True, color_scheme="dark"
    )
    page = context.new_page()
    sign_in(page, gate, ana_browser)
    begin(page, gate.url)
    page.goto("/try/ride")
    page.get_by_role("button", name="Keep this ride for later").click()
    assert look_at(page) == []
    page.get_by_role("link", name="Five minutes are over").click()
    page.get_by_text("Minute 5.").wait_for()
    assert look_at(page) == []
    context.close()
