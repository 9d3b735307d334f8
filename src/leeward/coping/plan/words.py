"""What the parts are called and what they ask for: specific, doable, personal (R15). No example names a means (R17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from leeward.coping.plan.records import (
    ALONE,
    BARRIERS,
    CALL,
    COMPANY,
    LINK,
    PEOPLE,
    SERVICES,
    SIGNS,
    SURROUNDINGS,
    TEXT,
    TRIGGERS,
)


@dataclass(frozen=True, slots=True)
class PartWords:
    """One part in words: in a word or two, its title, what to write, and the line over its people where it has them."""

    short: Any
    title: Any
    asks: Any
    hint: Any
    people: Any = ""


PART_WORDS: dict[int, PartWords] = {
    SIGNS: PartWords(
        _("Signs"),
        _("How I notice that it is getting hard"),
        _("What do you notice first?"),
        _(
            "A thought, a feeling, a time of day, something you do or no longer do. The more it sounds like you, the "
            "easier it is to notice. One thing a line."
        ),
    ),
    ALONE: PartWords(
        _("On my own"),
        _("What I can do on my own"),
        _("What could you do at eleven at night, where you live, without asking anybody?"),
        _("Name the song, the street, the cup. Small things that really work for you beat big ones. One a line."),
    ),
    COMPANY: PartWords(
        _("Company"),
        _("People and places that take my mind elsewhere"),
        _("Where could you go, and whose company is easy?"),
        _("A place that is open and not far, and what you would do there. Nothing has to be talked about. One a line."),
        _("Easy company"),
    ),
    PEOPLE: PartWords(
        _("People"),
        _("People I can ask for help"),
        _("What would you like to ask for?"),
        _("For example: listen and say nothing, sit with me, ring me until I answer. One thing a line."),
        _("People who can help"),
    ),
    SERVICES: PartWords(
        _("Services"),
        _("Professionals and services"),
        _("Who else is there, by day and by night?"),
        _("A doctor, somebody at school or work, who answers at night and on Sundays. And what to say first."),
        _("Professionals and services, also at night"),
    ),
    SURROUNDINGS: PartWords(
        _("Surroundings"),
        _("Making my surroundings safer"),
        _("What would put more distance, or more time, between you and anything you could hurt yourself with?"),
        _("In your own words, only for you. Who could help with it? You know best what would make it easier."),
    ),
    TRIGGERS: PartWords(
        _("What sets it off"),
        _("What tends to set it off"),
        _("What has come before hard times?"),
        _("Feeling let down counts, and so does a date, a place or an evening alone. One thing a line."),
    ),
    BARRIERS: PartWords(
        _("In the way"),
        _("What can get in the way, and what then"),
        _("What could keep you from doing any of this, and what would you do instead?"),
        _("For example: if nobody answers, I write to the next one. If I am too tired to read, I only breathe."),
    ),
}

HOW_WORDS: dict[str, Any] = {CALL: _("Call"), TEXT: _("Text"), LINK: _("Open the link")}
FIRST_MESSAGE = _("I am having a hard time. Could you call me, or come by?")
