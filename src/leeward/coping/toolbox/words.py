"""What moments, places, groups and answers are called on the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.coping.toolbox.activities import ANYWHERE, HOME, OUT, OWN
from leeward.coping.toolbox.records import A_BIT, HELPED, NOT, WORSE

Names = Mapping[str, str | Promise]

MOMENT_NAMES: Names = {
    "energy": _("Too much energy"),
    "drained": _("No energy"),
    "numb": _("Numb"),
    "alone": _("Alone"),
    "angry": _("Angry"),
    "restless": _("Restless"),
    "night": _("At night"),
    "with-others": _("With others"),
}
PLACE_NAMES: Names = {ANYWHERE: _("anywhere"), HOME: _("at home"), OUT: _("out")}
GROUP_NAMES: Names = {
    OWN: _("Your own"),
    "distance": _("Distance"),
    "moving": _("Moving"),
    "people": _("People"),
    "calming": _("Calming"),
    "comfort": _("Comfort"),
    "doing": _("Something to do"),
    "letting-out": _("Letting it out"),
    "kindness": _("Kindness"),
    "words": _("Words"),
}
HOW_NAMES: Names = {
    HELPED: _("It helped"),
    A_BIT: _("A bit"),
    NOT: _("Not this time"),
    WORSE: _("It made it worse"),
}
