"""What sets, needs, sizes and the parts of a plan are called on the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from leeward.movement.movements import ANGER, NO_ENERGY, titles
from leeward.movement.rules import SIZES

Names = Mapping[str, str | Promise]

SET_NAMES: Names = {ANGER: _("Anger needs out"), NO_ENERGY: _("No energy")}
NEED_NAMES: Names = {
    "pain": _("Something hurts"),
    "seated": _("Sitting"),
    "bed": _("In bed"),
    "one-hand": _("One hand"),
    "wheelchair": _("In a wheelchair"),
    "indoors": _("Only indoors"),
    "unseen": _("Where nobody sees me"),
    "quiet": _("Quietly"),
}
WHEN_NAMES: Names = {
    "waking": _("after waking up"),
    "breakfast": _("after breakfast"),
    "back": _("after coming home"),
    "tea": _("after tea"),
    "bed": _("before bed"),
    "whenever": _("whenever it fits"),
}
WHERE_NAMES: Names = {
    "bed": _("in bed"),
    "chair": _("in my chair"),
    "room": _("in my room"),
    "home": _("somewhere at home"),
    "door": _("just outside the door"),
    "out": _("outside"),
}
WITH_NAMES: Names = {
    "alone": _("by myself"),
    "music": _("with music"),
    "animal": _("with an animal"),
    "somebody": _("with somebody"),
    "phone": _("with somebody on the phone"),
}


def named(kind: str) -> str:
    """Return what a time of moving was: the title of a shipped movement, or the person's own word."""
    return titles().get(kind, kind)


def minutes_words(minutes: int) -> str:
    """Return "5 minutes"."""
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}


def size_names() -> dict[str, str]:
    """Return what each size is called, by its value in a form."""
    return {str(size): minutes_words(size) for size in SIZES}
