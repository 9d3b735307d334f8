"""Web push: one fixed text, sealed to one browser, to public hosts only; and what each answer leads to."""

import json
import socket
from datetime import timedelta

import pytest

from leeward.kernel import clock
from leeward.post import actions, push, wire, worker
from leeward.post.models import Address, Box, Due, Outcome, PushKey, Tally
from leeward.post.records import Subscription
from leeward.vault.errors import Tampered
from tests.post.browser_keys import BrowserKeys, b64
from tests.post.conftest import NOON, daily, with_phone
from tests.post.push_stub import NAME

HOUR = timedelta(hours=1)


@pytest.fixture
def phone(ana_vault, push_service, noon):
    """Ana's browser is reminded each day at noon; it is noon."""
    with clock.shifted(-HOUR):
        keys = with_phone(ana_vault, push_service)
        daily(ana_vault)
    return keys


def test_what_arrives_opens_in_that_browser_and_says_nothing_of_anybody(phone, push_service):
    assert worker.turn() == 1
    (came,) = push_service.came
    assert json.loads(phone.opened(came.body)) == {
        "title": "Notes",
        "body": "You have a reminder",
        "tag": came.headers["Topic"],
    }
    assert came.headers["Content-Encoding"] == "aes128gcm"
    assert came.headers["TTL"] == "3600"
    assert b"reminder" not in came.body
    assert Due.objects.count() == 0


def test_the_push_service_learns_who_runs_the_server_and_nothing_about_the_person(phone, push_service, ana_vault):
    worker.turn()
    (came,) = push_service.came
    token = came.headers["Authorization"].removeprefix("vapid t=").split(",")[0]
    claims = json.loads(b64(token.split(".")[1]))
    assert claims["aud"] == f"https://{NAME}"
    assert claims["exp"] - NOON.timestamp() <= 24 * 3600
    assert set(claims) == {"aud", "exp", "sub"}
    told = (came.path + json.dumps(came.headers)).encode()
    assert ana_vault.account_id.hex().encode() not in told


def test_every_body_is_as_long_whatever_the_text(phone, push_service, ana_vault):
    for number in range(3):
        actions.choose_wording(ana_vault, number)
        with clock.shifted(timedelta(days=number)):
            worker.turn()
    assert len(push_service.came) == 3
    assert len({len(one.body) for one in push_service.came}) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten_and_its_box_with_the_last(phone, push_service, status):
    push_service.answers = [(status, {})]
    worker.turn()
    assert (Address.objects.count(), Box.objects.count(), Due.objects.count()) == (0, 0, 0)


def test_a_busy_push_service_is_given_the_time_it_asks_for(phone, push_service):
    push_service.answers = [(429, {"Retry-After": "600"})]
    worker.turn()
    assert Due.objects.get().not_before == NOON + timedelta(seconds=600)
    with clock.shifted(timedelta(seconds=590)):
        assert worker.turn() == 0
    with clock.shifted(timedelta(seconds=610)):
        assert worker.turn() == 1
    first, second = push_service.came
    assert first.headers["Topic"] == second.headers["Topic"], "the second takes the place of the first"


def test_a_wait_that_makes_it_too_late_makes_it_silent(phone, push_service):
    push_service.answers = [(503, {"Retry-After": "7200"})]
    worker.turn()
    with clock.shifted(timedelta(hours=2, minutes=1)):
        worker.turn()
    assert len(push_service.came) == 1
    assert Tally.objects.get(outcome=Outcome.LATE).count == 1


def test_a_redirect_is_not_followed(phone, push_service):
    push_service.answers = [(307, {"Location": push_service.url("/elsewhere")})]
    worker.turn()
    assert [one.path for one in push_service.came] == ["/wpush/v2/abc"]
    assert Tally.objects.get().outcome == Outcome.GAVE_UP
    assert Address.objects.count() == 1


def test_without_network_it_is_tried_again(phone, push_service, monkeypatch):
    def nowhere(_host):
        raise socket.gaierror

    with monkeypatch.context() as away:
        away.setattr(wire, "checked", nowhere)
        worker.turn()
    assert Due.objects.get().tries == 1
    with clock.shifted(timedelta(minutes=1)):
        worker.turn()
    assert len(push_service.came) == 1


def test_a_certificate_nobody_vouches_for_is_not_spoken_to(phone, push_service, monkeypatch):
    monkeypatch.setattr(wire, "context", wire.ssl.create_default_context)
    worker.turn()
    assert push_service.came == []
    assert Due.objects.get().tries == 1


REFUSED = [
    "http://push.example.org/a",
    "https://push.example.org:8443/a",
    "https://ana@push.example.org/a",
    "https://localhost/a",
    "https://intranet/a",
    "https://push.example.org/a b",
    "https://push.example.org/a\r\nX: y",
    "https://[::1/a",
    "https://push.example.org:x/",
    "file:///etc/passwd",
    "//push.example.org/a",
    "https://push.example.org/" + "a" * 3000,
    "",
]


@pytest.mark.parametrize("url", REFUSED)
def test_only_full_https_names_are_taken(ana_vault, url):
    keys = BrowserKeys()
    with pytest.raises(wire.NotPublic):
        actions.add_phone(ana_vault, Subscription(url, keys.public, keys.auth), name="")
    assert Address.objects.count() == 0


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "nonsense",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_reached_in_any_disguise(monkeypatch, address):
    assert not wire.is_public(address)
    both = [(0, 0, 0, "", ("93.184.215.14", 443)), (0, 0, 0, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(wire.NotPublic):
        wire.checked("push.example.org")


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111"])
def test_public_addresses_are_reached(address):
    assert wire.is_public(address)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch):
    looked_up, connected = [], []

    def lookup(host, *_, **__):
        looked_up.append(host)
        return [(0, 0, 0, "", ("93.184.215.14", 443))]

    def connect(address, _timeout):
        connected.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(OSError):
        wire.post("https://push.example.org/a", b"", {})
    assert (looked_up, connected) == (["push.example.org"], [("93.184.215.14", 443)])


def test_a_private_host_found_when_sending_ends_the_address(ana_vault, noon, monkeypatch):
    keys = BrowserKeys()
    with clock.shifted(-HOUR):
        actions.add_phone(ana_vault, Subscription("https://inside.example/a", keys.public, keys.auth), name="")
        daily(ana_vault)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("10.0.0.1", 443))])
    worker.turn()
    assert Address.objects.count() == 0


def test_keys_that_are_none_are_refused(ana_vault):
    with pytest.raises(Tampered):
        actions.add_phone(ana_vault, Subscription("https://push.example.org/a", b"x" * 65, b"y" * 16), name="")


def test_the_installation_has_one_key_and_it_lies_sealed(db, settings):
    first = push.key()
    assert push.key().reveal() == first.reveal()
    assert first.reveal() not in bytes(PushKey.objects.get().sealed)
    settings.SITE_KEY = "99887766 " + "6b" * 32
    assert push.key().reveal() != first.reveal(), "a key whose site key is gone is made anew"
    assert PushKey.objects.count() == 1


def test_a_browser_that_renews_its_subscription_is_still_reminded(phone, push_service, client):
    fresh = BrowserKeys()
    sent = {"endpoint": push_service.url("/new"), "p256dh": push.posting.base64url(fresh.public)}
    sent["auth"] = push.posting.base64url(fresh.auth)
    assert client.post("/post/renew", {**sent, "old": push_service.url("/unknown")}).status_code == 204
    worker.turn()
    assert client.post("/post/renew", {**sent, "old": push_service.url("/wpush/v2/abc")}).status_code == 204
    with clock.shifted(timedelta(days=1)):
        worker.turn()
    assert [one.path for one in push_service.came] == ["/wpush/v2/abc", "/new"]
    assert fresh.opened(push_service.came[1].body)
    assert client.post("/post/renew", {**sent, "endpoint": "https://localhost/"}).status_code == 400
