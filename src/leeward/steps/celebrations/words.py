"""What the things that may shine are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.steps.celebrations.records import ACTIONS, MILESTONES, MOVES, NOTES, PAGES, RIDES, TOOLS

THING_NAMES: Mapping[str, str | Promise] = {
    RIDES: _("Hard moments I rode out"),
    TOOLS: _("Tools I tried"),
    MOVES: _("Times I moved"),
    NOTES: _("Notes in my jar"),
    PAGES: _("Pages I wrote"),
    ACTIONS: _("Small things I did"),
    MILESTONES: _("Milestones of my own"),
}
