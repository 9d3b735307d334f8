"""The quiet line on Today, for who asked for one: what their own early signs say now, and nothing while they rest."""

from __future__ import annotations

from leeward.journal.signs.queries import signs_of
from leeward.vault.opened import OpenVault
from leeward.web.patterns.local_day import today_of
from leeward.web.patterns.signs_page import watched
from leeward.web.patterns.signs_views import told_of


def said_by_signs(vault: OpenVault) -> list[str]:
    """Return what is to be said on Today: one sentence for each notice that still stands."""
    chosen = signs_of(vault)
    if not chosen.on_today or chosen.is_paused:
        return []
    told = told_of(vault, chosen, today=today_of(vault))
    return [one.notice for one in watched(told) if one.notice]
