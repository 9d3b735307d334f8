"""What a page may begin with. A prompt is an offer: the free page is always there.

Source: CLINICAL.md 5.2 (self-worth diary and factual day diary as first and second prompt; open writing only by choice,
timed, with a landing and a re-rating: it went worse than factual writing in C11).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.journal.records import FREE, OPEN, STAND_BY, TODAY


@dataclass(frozen=True, slots=True)
class Prompt:
    """One way to begin: the words on its door, the heading of its page, a line that helps to start, and its drawing."""

    id: str
    door: str | Promise
    heading: str | Promise
    line: str | Promise
    icon: str
    look: str = ""

    @property
    def href(self) -> str:
        """Where a page with this beginning opens."""
        return f"{reverse('write')}?prompt={self.id}"


PROMPTS = {
    prompt.id: prompt
    for prompt in (
        Prompt(
            STAND_BY,
            _("Something about me I can stand by today"),
            _("Something about me I can stand by today"),
            _("However small: something I did, something I am, something I kept. One line is enough."),
            "sprout",
            "door--moss",
        ),
        Prompt(
            TODAY,
            _("What happened today"),
            _("What happened today"),
            _("Just the things themselves, one after another. Feelings may come along; they do not have to."),
            "sun",
        ),
        Prompt(
            FREE,
            _("A free page"),
            _("A free page"),
            _("Anything at all, in any order."),
            "feather",
            "door--quiet",
        ),
        Prompt(
            OPEN,
            _("Open writing about hard feelings"),
            _("Open writing"),
            _("Write what is there, for yourself alone. Spelling and order do not matter here."),
            "waves",
        ),
    )
}
