"""A push in a real service worker: one neutral notification, that takes the place of an earlier try, and opens "/".

Subscribing needs a vendor's push service, which a browser without a screen has not: that part is stood in for, and the
message itself is handed to the worker through the browser's own door for developers.
"""

import json

import pytest
from playwright.sync_api import expect

from leeward.post.models import Address
from leeward.post.sealed import open_way
from tests.browser.fixtures import PATIENCE
from tests.offline.conftest import settle, sign_in, visit
from tests.post.browser_keys import BrowserKeys, b64_text

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("few_files"),
]
SHOWN = "(await (await navigator.serviceWorker.ready).getNotifications())"
# Wait until the notification with this tag says this, and return all there are.
UNTIL = f"""async ([tag, body]) => {{
  for (let tries = 0; tries < 400; tries++) {{
    const all = {SHOWN}.map((one) => ({{ title: one.title, body: one.body, tag: one.tag }}));
    if (all.some((one) => one.tag === tag && one.body === body)) return all;
    await new Promise((done) => setTimeout(done, 50));
  }}
  return [];
}}"""
CLEAR = f"async () => {{ for (const one of {SHOWN}) one.close(); }}"
IN_BYTES = """const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0)).buffer;
  const keys = { p256dh: bytes(p256dh), auth: bytes(auth) };"""
# What a browser's push service would give, and whether the person was asked.
STAND_IN = f"""([endpoint, p256dh, auth]) => {{
  {IN_BYTES}
  Notification.requestPermission = async () => {{ window.wasAsked = true; return window.says || "granted"; }};
  PushManager.prototype.getSubscription = async () => null;
  PushManager.prototype.subscribe = async () => ({{ endpoint, getKey: (name) => keys[name] }});
}}"""
RENEW = f"""async ([old, endpoint, p256dh, auth]) => {{
  {IN_BYTES}
  await renew({{ endpoint: old }}, {{ endpoint, getKey: (name) => keys[name] }});
}}"""
TAP = """async () => {
  let opened = "";
  clients.matchAll = async () => [];
  clients.openWindow = async (path) => { opened = path; };
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  await new Promise((done) => setTimeout(done, 0));
  return opened;
}"""
TEA = {"title": "Notes", "body": "Time for a cup of tea", "tag": "a" * 32}
PLAINEST = {"title": "Notes", "body": "You have a reminder", "tag": "reminder"}
UNREADABLE = ("", "{", "[]", '{"title": 7}', '{"title": "", "body": "x", "tag": "y"}')


@pytest.fixture
def push(phone, gate):
    """Hand a message to the worker as a push service would; return what is on the screen once `expected` is."""
    phone.set_default_timeout(PATIENCE)
    phone.context.grant_permissions(["notifications"], origin=gate.url)
    visit(phone)
    line = phone.context.new_cdp_session(phone)
    known: dict[str, bool] = {}
    line.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda said: known.update({one["registrationId"]: not one["isDeleted"] for one in said["registrations"]}),
    )
    line.send("ServiceWorker.enable")

    def sent(data: str, expected: dict[str, str]):
        for _ in range(100):
            if any(known.values()):
                break
            phone.wait_for_timeout(50)
        here = next(one for one, is_there in known.items() if is_there)
        line.send("ServiceWorker.deliverPushMessage", {"origin": gate.url, "registrationId": here, "data": data})
        return phone.evaluate(UNTIL, [expected["tag"], expected["body"]])

    return sent


def test_a_push_is_one_neutral_notification_and_a_tap_on_it_opens_the_first_page(push, phone):
    assert push(json.dumps(TEA), TEA) == [TEA]
    later = {**TEA, "body": "Time for a short break"}
    assert push(json.dumps(later), later) == [later], "a second try takes the place of the first"
    for data in UNREADABLE:
        phone.evaluate(CLEAR)
        assert push(data, PLAINEST) == [PLAINEST], "a browser wants each push shown"
    (worker,) = phone.context.service_workers
    assert worker.evaluate(TAP) == "/"
    assert phone.evaluate(f"async () => {SHOWN}.length") == 0


def test_the_tap_asks_and_what_the_browser_gives_is_kept_and_renewed(phone, gate, ana_browser):
    keys, fresh = BrowserKeys(), BrowserKeys()
    given = ["https://push.example.org/abc", b64_text(keys.public), b64_text(keys.auth)]
    phone.set_default_timeout(PATIENCE)
    sign_in(phone, gate, ana_browser)
    phone.add_init_script(f"({STAND_IN})({json.dumps(given)})")
    phone.goto("/you/reminders")
    settle(phone)
    button = phone.get_by_role("button", name="Remind me here")
    expect(button).to_be_visible(timeout=PATIENCE)
    assert not phone.evaluate("window.wasAsked"), "nothing is asked before a tap"

    phone.evaluate("window.says = 'denied'")
    button.click()
    expect(phone.get_by_text("does not let notifications through")).to_be_visible(timeout=PATIENCE)
    assert Address.objects.count() == 0

    phone.evaluate("window.says = 'granted'")
    button.click()
    expect(phone.get_by_role("button", name="Take out Chrome, Linux")).to_be_visible(timeout=PATIENCE)
    way = open_way(Address.objects.get())
    assert [way.push.endpoint, b64_text(way.push.public), b64_text(way.push.auth)] == given

    (worker,) = phone.context.service_workers
    renewed = ["https://push.example.org/new", b64_text(fresh.public), b64_text(fresh.auth)]
    worker.evaluate(RENEW, [given[0], *renewed])
    assert open_way(Address.objects.get()).push.public == fresh.public
