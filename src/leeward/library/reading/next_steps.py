"""What somebody could do after a page: the doors a head may name, each with its address, its words and its picture."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Step(msgspec.Struct, frozen=True):
    """One door."""

    address: str
    title: str | Promise
    words: str | Promise
    # The look: "people" for what leads to a person.
    look: str = ""


STEPS: Mapping[str, Step] = {
    "now": Step("/now", _("Help now"), _("A breath, people, the emergency number"), "people"),
    "people": Step("/helplines", _("Find somebody to talk to"), _("Call, text or chat, for your country"), "people"),
    "hurt": Step("/now#hurt", _("I am hurt, or I took something"), _("What to look after first"), "people"),
    "life": Step("/now#life", _("I am thinking of ending my life"), _("People who listen, and what helps"), "people"),
    "course": Step("/for-someone", _("For someone you love"), _("A short course, five minutes a part"), "people"),
    "start-talking": Step(
        "/for-someone/start-talking",
        _("Find your first sentence"),
        _("A small tool; nothing is sent or kept"),
        "people",
    ),
    "signs": Step("/signs", _("Signs"), _("For oneself, and for somebody one worries about")),
    "try": Step("/try", _("Things to try"), _("Small things for a hard moment, no account")),
    "ride": Step("/try/ride", _("Ride it out"), _("Five minutes at a time, nothing is kept")),
    "notebook": Step("/", _("A private notebook"), _("To write, and to make a plan, only for you")),
    "private": Step("/staying-private", _("Staying private"), _("Who else can see this phone or computer")),
}
