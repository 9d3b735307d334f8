"""Words to begin with, for somebody who has none today: areas of a day, and three very small actions for each.

Nothing of it is chosen beforehand, and nothing is about the body, numbers or how much (CLINICAL.md 5.2, movement).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Area:
    """Something people often wish for in a hard time: a goal in plain words, and small actions towards it."""

    key: str
    name: Words
    goal: Words
    actions: tuple[Words, ...]


AREAS = (
    Area(
        "eating",
        _("Eating something"),
        _("Eat something in the morning"),
        (_("Put a piece of bread on a plate"), _("Eat a banana"), _("Ask somebody to eat with me")),
    ),
    Area(
        "washing",
        _("Washing"),
        _("Have a shower, or something like it"),
        (_("Put a towel by the shower"), _("Wash my face"), _("Put on a fresh shirt")),
    ),
    Area(
        "medication",
        _("Medication"),
        _("Take my medication the way it was prescribed"),
        (_("Put it beside my toothbrush"), _("Ring to have it renewed"), _("Ask the pharmacy a question")),
    ),
    Area(
        "school",
        _("School or work"),
        _("Get through a day at school or at work"),
        (_("Open my bag and look inside"), _("Go in for the first hour"), _("Write to somebody there")),
    ),
    Area(
        "sleeping",
        _("Sleeping"),
        _("Have a quieter evening"),
        (_("Put the phone in another room"), _("Lie down with a lamp on"), _("Get up and open the curtains")),
    ),
    Area(
        "home",
        _("My room"),
        _("Have a room I like to be in"),
        (_("Take one cup to the kitchen"), _("Open a window"), _("Clear one corner of the table")),
    ),
    Area(
        "people",
        _("People"),
        _("See somebody I like"),
        (_("Send one line to somebody"), _("Say hello to a neighbour"), _("Sit in the same room as somebody")),
    ),
    Area(
        "outside",
        _("Outside"),
        _("Be outside for a little while"),
        (_("Open the door and look at the sky"), _("Stand outside for one song"), _("Take a letter to the post")),
    ),
)


def area(key: str) -> Area | None:
    """Return the area of this key, or None."""
    return next((one for one in AREAS if one.key == key), None)


def action(key: str) -> Words:
    """Return the words of one action by "eating-0", or "" where there is none."""
    name, _dash, number = key.rpartition("-")
    found = area(name)
    if found and number.isascii() and number.isdigit() and len(number) < 2 and int(number) < len(found.actions):
        return found.actions[int(number)]
    return ""
