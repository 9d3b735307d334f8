"""Wrong tries are counted before Argon2id runs, and nobody locks anybody else out."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from leeward.vault import throttle
from leeward.vault.argon_places import AllPlacesTaken, Places
from leeward.vault.models import Throttle
from leeward.vault.throttle import TooManyTries, client_address

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def fill(*buckets, now=NOW):
    count = 0
    try:
        while count < 500:
            throttle.charge(buckets, now=now)
            count += 1
    except TooManyTries as full:
        return count, full.wait_seconds
    return count, 0


@pytest.mark.django_db
def test_a_device_has_twelve_tries_and_then_one_every_five_seconds():
    own = throttle.known_device(b"device")
    assert fill(own) == (12, 5)
    assert fill(own, now=NOW + timedelta(seconds=5)) == (1, 5)
    assert fill(own, now=NOW + timedelta(minutes=1))[0] == 11


@pytest.mark.django_db
def test_asking_while_it_is_full_makes_nothing_longer():
    own = throttle.known_device(b"device")
    fill(own)
    waits = [fill(own)[1] for _ in range(20)]
    assert waits == [5] * 20


@pytest.mark.django_db
def test_one_network_cannot_fill_the_account_for_others():
    account = throttle.account_for_strangers(b"ana")
    assert fill(account, throttle.network("192.0.2.7"))[0] == 12
    throttle.charge((account, throttle.network("198.51.100.9")), now=NOW)


@pytest.mark.django_db
def test_what_was_right_is_given_back():
    own = throttle.known_device(b"device")
    for _ in range(100):
        throttle.charge((own,), now=NOW)
        throttle.give_back((own,), now=NOW)
    assert fill(own)[0] == 12


@pytest.mark.django_db
def test_a_full_bucket_charges_none_of_the_others():
    account, network = throttle.account_for_strangers(b"ana"), throttle.network("192.0.2.7")
    fill(network)
    fill(account, network)
    assert fill(account)[0] == 60


@pytest.mark.django_db
def test_a_clock_that_jumps_back_makes_nobody_wait_for_it():
    own = throttle.known_device(b"device")
    fill(own, now=NOW + timedelta(hours=3))
    assert fill(own, now=NOW)[1] == 5
    assert fill(own, now=NOW + timedelta(seconds=5))[0] == 1


@pytest.mark.django_db
def test_rows_name_nobody_change_daily_and_are_swept():
    own = throttle.known_device(b"device-of-ana")
    throttle.charge((own,), now=NOW)
    assert b"ana" not in bytes(Throttle.objects.get().key)
    assert own.key(NOW) != own.key(NOW + timedelta(days=1))
    assert throttle.sweep(now=NOW + timedelta(hours=23)) == 0
    assert throttle.sweep(now=NOW + timedelta(hours=25)) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.250", True),
        ("192.0.2.7", "192.0.3.7", False),
        ("2001:db8:0:1::1", "2001:db8:0:ff::1", True),
        ("2001:db8:0:1::1", "2001:db8:0:100::1", False),
        ("::ffff:192.0.2.7", "192.0.2.9", True),
        ("nonsense", "", True),
    ],
)
def test_a_network_is_a_slash_24_or_a_slash_56(one, other, same):
    assert (throttle.network(one) == throttle.network(other)) is same


@pytest.mark.parametrize(
    ("remote", "forwarded", "trusted", "address"),
    [
        ("192.0.2.1", "198.51.100.9", [], "192.0.2.1"),
        ("192.0.2.1", "198.51.100.9", ["192.0.2.1"], "198.51.100.9"),
        ("192.0.2.1", "203.0.113.5, 198.51.100.9", ["192.0.2.0/24"], "198.51.100.9"),
        ("192.0.2.1", "203.0.113.5, 192.0.2.8", ["192.0.2.0/24"], "203.0.113.5"),
        ("192.0.2.1", "", ["192.0.2.1"], "192.0.2.1"),
        ("", "203.0.113.5", ["192.0.2.1"], ""),
    ],
)
def test_forwarded_addresses_count_only_from_configured_proxies(remote, forwarded, trusted, address):
    assert client_address(remote, forwarded, trusted) == address


def test_two_run_two_wait_and_the_fifth_is_asked_to_come_back():
    places = Places(wait_seconds=5.0)
    release, inside, outcomes = threading.Event(), threading.Semaphore(0), []

    def try_it():
        try:
            with places.place():
                inside.release()
                release.wait(5)
                outcomes.append("ran")
        except AllPlacesTaken:
            outcomes.append("busy")

    threads = [threading.Thread(target=try_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert inside.acquire(timeout=5)
    assert inside.acquire(timeout=5)
    assert not inside.acquire(timeout=0.2)
    with pytest.raises(AllPlacesTaken), places.place():
        pass
    release.set()
    for thread in threads:
        thread.join(5)
    assert outcomes == ["ran"] * 4


def test_who_waits_too_long_is_asked_to_come_back_and_gives_the_place_free():
    places = Places(running=1, waiting=1, wait_seconds=0.05)
    with places.place(), pytest.raises(AllPlacesTaken), places.place():
        pass
    with places.place():
        pass
