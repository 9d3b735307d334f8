"""The tags and scales a new notebook begins with, in the language of whoever opens it first.

Source: CLINICAL.md 5.1 (being rejected or let down is asked for first-class), 1.3 (goals beyond stopping: eating,
washing, medicine; words for fog and numbness), LOOK.md ("The pull to hurt myself"), R20 (no method, no body, no place).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from leeward.journal.records import (
    COMPANY,
    DID,
    FEELING,
    GOING_ON,
    MOOD,
    PULL,
    SLEEP_HOURS,
    SLEEP_QUALITY,
    Series,
    Tag,
    Vocabulary,
)


def starting_vocabulary() -> Vocabulary:
    """Return the words of a notebook in which nothing was changed yet."""
    groups = {GOING_ON: _going_on(), FEELING: _feelings(), COMPANY: _company(), DID: _did()}
    named = [(group, place, name) for group, names in groups.items() for place, name in enumerate(names)]
    tags = [Tag(index=index, name=name, group=group, order=place) for index, (group, place, name) in enumerate(named)]
    return Vocabulary(tags=tags, series=_scales(), next_tag=len(tags))


def moved_a_little() -> int:
    """Return the index of the starting tag for having moved; it stays the same whatever the tag is called later."""
    return next(tag.index for tag in starting_vocabulary().tags if tag.group == DID and tag.name == _("moved a little"))


def _scales() -> list[Series]:
    return [
        Series(id=MOOD, name=_("Mood"), low_word=_("very low"), high_word=_("very good")),
        Series(
            id=PULL,
            name=_("The pull to hurt myself"),
            low_word=pgettext("the low end of a scale", "none"),
            high_word=_("very strong"),
        ),
        Series(id=SLEEP_QUALITY, name=_("How I slept"), low=1, high=5, low_word=_("badly"), high_word=_("well")),
        Series(id=SLEEP_HOURS, name=_("Hours of sleep"), low=0, high=24),
    ]


def _going_on() -> list[str]:
    return [
        _("felt let down"),
        _("felt rejected"),
        _("an argument"),
        _("family"),
        _("school or work"),
        _("too much at once"),
        _("a memory came up"),
        _("money"),
        _("my health"),
        _("a change"),
        _("something good"),
        _("nothing much"),
    ]


def _feelings() -> list[str]:
    return [
        _("calm"),
        _("hopeful"),
        _("glad"),
        _("tired"),
        _("sad"),
        _("lonely"),
        _("anxious"),
        _("angry"),
        _("ashamed"),
        _("overwhelmed"),
        _("numb"),
        _("foggy, hard to name"),
    ]


def _company() -> list[str]:
    return [
        pgettext("company", "alone"),
        pgettext("company", "with family"),
        pgettext("company", "with a friend"),
        pgettext("company", "with my partner"),
        pgettext("company", "at school or work"),
        pgettext("company", "with an animal"),
        pgettext("company", "online with somebody"),
    ]


def _did() -> list[str]:
    return [
        _("ate something"),
        _("washed"),
        _("rested"),
        _("took my medicine"),
        _("went outside"),
        _("moved a little"),
        _("talked to somebody"),
        _("music"),
        _("made something"),
        _("kept busy"),
        _("looked after somebody"),
    ]
