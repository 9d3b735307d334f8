"""What every form of these topics takes from its request."""

from __future__ import annotations

from datetime import datetime

from django.http import QueryDict

from leeward.accounts.http import SignedInRequest
from leeward.kernel.moments import Moment, UnknownZone, moment_in

# The form comes back with what was typed and a sentence on what to look at.
LOOK_AGAIN = 422


def sent(request: SignedInRequest) -> QueryDict | None:
    """Return what was sent, or None for a page that is only looked at; an empty form was sent all the same."""
    return request.POST if request.method == "POST" else None


def moment_of(request: SignedInRequest, now: datetime) -> Moment:
    """Return this instant in the zone the browser names, or the person's chosen one, or UTC."""
    return meant(now, request.POST.get("zone", ""), request.settings.zone)


def meant(now: datetime, *zones: str) -> Moment:
    """Return this instant in the first of these zones that there is."""
    for zone in (name for name in zones if name):
        try:
            return moment_in(zone, now)
        except UnknownZone:
            continue
    return moment_in("", now)
