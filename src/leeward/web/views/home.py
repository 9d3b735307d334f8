"""The first page: a welcome to a visitor, the lock screen to somebody who is away, Today to somebody who is here."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leeward.accounts import tray
from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.accounts.requests import AnyRequest
from leeward.coping.looking_in import queries as looking_in
from leeward.coping.ride import queries as ride
from leeward.journal import queries
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.kernel.moments import moment_in
from leeward.movement import queries as movement
from leeward.vault.opened import OpenVault
from leeward.web.patterns.signs_today import said_by_signs


@require_safe
def home(request: AnyRequest) -> HttpResponse:
    """Show the page that fits who is asking."""
    if request.user.is_authenticated:
        return today(request)
    return render(request, "web/welcome.html")


@needs_open_vault
def today(request: SignedInRequest) -> HttpResponse:
    """Ask what would help, and show something kind the person wrote themselves, unless they asked for a plain page."""
    if request.settings.plain_first:
        return render(request, "web/today.html", {"unconfirmed": tray.unconfirmed(request)})
    vault, now = request.vault, clock.now()
    page = {
        "unconfirmed": tray.unconfirmed(request),
        "kept": _kept(vault),
        "signs": said_by_signs(vault),
        "under_way": ride.drafted(vault, now=now),
        "recent": said_today(vault, now=now),
        "arrived": len(queries.written_while_locked(vault)),
        "moving": movement.fits_today(vault, now=now),
        "look_in": looking_in.due(vault, now=now),
        "is_new": not (vault.stream(CHECK_INS).recent(1) or vault.stream(ENTRIES).recent(1)),
    }
    return render(request, "web/today.html", page)


def _kept(vault: OpenVault) -> dict[str, object] | None:
    """Return the newest thing the person wrote that they can stand by, or None before the first."""
    lines = queries.kept_lines(vault, 1)
    if not lines:
        return None
    line = lines[0]
    return {
        "text": line.beginning,
        "is_all": line.is_all,
        "on": line.moment.day(),
        "id": line.id,
        "key": id_text(line.id),
    }


def said_today(vault: OpenVault, *, now: datetime) -> dict[str, object] | None:
    """Return the newest check-in of this local day; an older one is not mentioned, so that no gap is (CLINICAL R28)."""
    newest = vault.stream(CHECK_INS).recent(1)
    if newest and newest[0].record.source:
        # A phone's file came last. Only a person checks in.
        today = moment_in(newest[0].record.moment.zone, now).day()
        newest = [item for item in queries.check_ins_between(vault, today, today) if not item.record.source][-1:]
    if not newest:
        return None
    moment = newest[0].record.moment
    if moment_in(moment.zone, now).day() != moment.day():
        return None
    return {"at": moment.local(), "id": newest[0].id}
