"""Leaving a letter: what a phone kept without network, sealed, with no session and no way to read anything.

Source: PRIVACY.md 0.1.6, 9.7 (a per-device token permits appending letters and nothing else).
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.http import HttpResponse

from leeward.accounts import tray
from leeward.accounts.requests import AnyRequest
from leeward.accounts.tries import address_of
from leeward.accounts.views.going import own_pages_only
from leeward.kernel import clock
from leeward.vault import devices, throttle
from leeward.vault.devices import Parcel
from leeward.vault.errors import Busy, Full, Missing, UnknownFormat

log = logging.getLogger(__name__)

NO_LETTER, NOT_KNOWN, TOO_LARGE, TOO_MANY, NO_ROOM, ONE_MOMENT = 400, 403, 413, 429, 507, 503


@own_pages_only
def leave(request: AnyRequest) -> HttpResponse:
    """Keep a letter, and name it back: the phone lets go of it only after that."""
    body = request.body
    if len(body) > devices.LARGEST_PARCEL:
        return HttpResponse(status=TOO_LARGE)
    try:
        parcel = devices.read_parcel(body)
    except UnknownFormat:
        return HttpResponse(status=NO_LETTER)
    return _counted(request, parcel, now=clock.now())


def _counted(request: AnyRequest, parcel: Parcel, *, now: datetime) -> HttpResponse:
    """Count the letter before the database is asked about its device, and give it back when the device is known."""
    buckets = (throttle.letters_from(address_of(request)),)
    try:
        throttle.charge(buckets, now=now)
    except throttle.TooManyTries as too_many:
        return HttpResponse(status=TOO_MANY, headers={"Retry-After": str(too_many.wait_seconds)})
    status = _left(parcel, now=now)
    if status == NOT_KNOWN:
        log.info("letters.refused")
        return HttpResponse(status=NOT_KNOWN)
    throttle.give_back(buckets, now=now)
    if status != 200:
        log.warning("letters.later %d", status)
        return HttpResponse(status=status)
    tray.came_in(request)
    return HttpResponse(parcel.letter_id.hex(), content_type="text/plain")


def _left(parcel: Parcel, *, now: datetime) -> int:
    try:
        devices.leave(parcel, now)
    except Missing:
        return NOT_KNOWN
    except Full:
        return NO_ROOM
    except Busy:
        return ONE_MOMENT
    return 200
