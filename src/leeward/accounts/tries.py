"""Trying a passphrase or a code: counted before it is tried, given back when it was right.

Source: PRIVACY.md 0.1.17.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from leeward.accounts.models import Account
from leeward.accounts.requests import AnyRequest
from leeward.vault import throttle
from leeward.vault.argon_places import AllPlacesTaken
from leeward.vault.throttle import Bucket, TooManyTries

log = logging.getLogger(__name__)

P = ParamSpec("P")
View = Callable[Concatenate[AnyRequest, P], HttpResponse]
BUSY_SECONDS = 3


def address_of(request: AnyRequest) -> str:
    """Return the address this request came from, as far as configured proxies vouch for it."""
    return throttle.client_address(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""), settings.TRUSTED_PROXIES
    )


def buckets_for(request: AnyRequest, name_key: bytes) -> Sequence[Bucket]:
    """Return who is counted for a try at this name: the own device alone, or stranger and network."""
    device = request.session.get("device", "")
    if device and isinstance(request.user, Account) and bytes(request.user.name_key) == name_key:
        return (throttle.known_device(device.encode()),)
    return (throttle.account_for_strangers(name_key), throttle.network(address_of(request)))


@contextmanager
def counted(buckets: Sequence[Bucket], *, now: datetime) -> Iterator[None]:
    """Count one try; a right one, and one that never came to be tried, is given back.

    Errors: TooManyTries, before anything is tried; whatever the try itself raises.
    """
    throttle.charge(buckets, now=now)
    try:
        yield
    except AllPlacesTaken:
        throttle.give_back(buckets, now=now)
        raise
    except Exception:
        # That it happened, for whoever runs the server; not who, and nothing about tries that were right.
        log.info("entry.refused")
        raise
    throttle.give_back(buckets, now=now)


def answers_when_full(view: View[P]) -> View[P]:
    """Answer 429 with the seconds to wait after too many tries, and 503 while all places are taken."""

    @wraps(view)
    def answered(request: AnyRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TooManyTries as too_many:
            log.info("entry.too_many_tries")
            return _later(request, "accounts/too_many.html", status=429, seconds=too_many.wait_seconds)
        except AllPlacesTaken:
            return _later(request, "accounts/busy.html", status=503, seconds=BUSY_SECONDS)

    return answered


def _later(request: AnyRequest, page: str, *, status: int, seconds: int) -> HttpResponse:
    response = render(request, page, {"seconds": seconds, "back": request.path}, status=status)
    response["Retry-After"] = str(seconds)
    return response
