"""Counting wrong tries, so that guessing is slow and nobody is ever locked out by somebody else.

A bucket holds so many tries and then gives one more every few seconds. A try is charged before Argon2id runs, in one
transaction with the check, and given back when it was right: tries sent side by side cannot slip past the count.
The own device has a bucket that no stranger can fill; a stranger's network fills up long before the account's bucket,
so one network cannot use up what its owner needs on a new device.

Source: PRIVACY.md 0.1.17.
"""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from leeward.vault import site_keys
from leeward.vault.models.sessions import Throttle

KEPT = timedelta(days=1)


class TooManyTries(Exception):
    """The bucket is full; another try is possible after `wait_seconds`."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__()
        self.wait_seconds = wait_seconds


@dataclass(frozen=True, slots=True)
class Bucket:
    """Who is counted, how many tries are free, and after how many seconds there is one more."""

    kind: str
    value: bytes
    holds: int
    seconds: float

    def key(self, now: datetime) -> bytes:
        """Return the row's key: keyed by the installation and by the day, so that rows tell nothing and age out."""
        return site_keys.keyed_hash("throttle", f"{now.date()}|{self.kind}|".encode() + self.value)


def known_device(device: bytes) -> Bucket:
    """Return the bucket of a device that has been signed in to this account."""
    return Bucket("device", device, holds=12, seconds=5.0)


def account_for_strangers(name_key: bytes) -> Bucket:
    """Return the bucket that all unknown devices share for one name, whether or not it exists."""
    return Bucket("account", name_key, holds=60, seconds=10.0)


def network(address: str) -> Bucket:
    """Return the bucket of the network (/24 or /56) an address lies in."""
    return Bucket("network", _network_of(address), holds=12, seconds=20.0)


def letters_from(address: str) -> Bucket:
    """Return the bucket of letters left from one network by a device that may not."""
    return Bucket("letters", _network_of(address), holds=60, seconds=2.0)


def _network_of(address: str) -> bytes:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return b"unknown"
    mapped = getattr(parsed, "ipv4_mapped", None)
    if mapped is not None:
        parsed = mapped
    prefix = 24 if parsed.version == 4 else 56
    return str(ipaddress.ip_network((parsed, prefix), strict=False)).encode()


def charge(buckets: Sequence[Bucket], *, now: datetime) -> None:
    """Count one try in every bucket, or in none when one of them is full.

    Errors: TooManyTries.
    """
    wait = _move(buckets, +1.0, now=now)
    if wait > 0.0:
        raise TooManyTries(math.ceil(wait))


def give_back(buckets: Sequence[Bucket], *, now: datetime) -> None:
    """Take the try out of every bucket again: it was right."""
    _move(buckets, -1.0, now=now)


def _move(buckets: Sequence[Bucket], by: float, *, now: datetime) -> float:
    """Add `by` to every bucket unless one would run over; return the seconds to wait, 0 when it was added."""
    with transaction.atomic():
        # In the order of their keys: two requests that share buckets never wait for each other in a ring.
        rows = [(bucket, _row(bucket, now)) for bucket in sorted(buckets, key=lambda bucket: bucket.key(now))]
        wait = max((_over(bucket, row.level + by) for bucket, row in rows), default=0.0)
        for _, row in rows:
            row.level = row.level if wait else max(0.0, row.level + by)
            row.save()
    return wait


def _over(bucket: Bucket, level: float) -> float:
    return max(0.0, level - bucket.holds) * bucket.seconds


def _row(bucket: Bucket, now: datetime) -> Throttle:
    """Return the locked row, leaked down to now. A row from the future (the clock went back) starts to leak now."""
    row, _ = Throttle.objects.select_for_update().get_or_create(
        key=bucket.key(now), defaults={"level": 0.0, "counted_at": now}
    )
    passed = max(0.0, (now - row.counted_at).total_seconds())
    row.level = max(0.0, row.level - passed / bucket.seconds)
    row.counted_at = now
    return row


def client_address(remote: str, forwarded: str, trusted: Iterable[str]) -> str:
    """Return the address a request came from; forwarded addresses count only as far as configured proxies vouch.

    Shape: `remote` is the connection's address, `forwarded` the X-Forwarded-For header, nearest last.
    """
    networks = [ipaddress.ip_network(words, strict=False) for words in trusted]
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    current = remote
    while hops and _is_in(current, networks):
        current = hops.pop()
    return current


def _is_in(address: str, networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in one for one in networks)


def sweep(*, now: datetime) -> int:
    """Delete buckets nothing was counted in for a day; return how many."""
    return Throttle.objects.filter(counted_at__lt=now - KEPT).delete()[0]
