"""What each of the seven steps asks, and a line that helps to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from leeward.steps.sheet.records import PARTS

Words = Any  # a translated sentence, which Django's own types call a private name


@dataclass(frozen=True, slots=True)
class Part:
    """One step: its heading, its question, and a hint."""

    heading: Words
    asks: Words
    hint: Words


_WORDS = (
    Part(
        _("What is it about?"),
        _("The problem, in a sentence or two"),
        _("As somebody would tell it who watched. One problem is enough for one sheet."),
    ),
    Part(
        _("What would be better?"),
        _("How it would look if it were a little better"),
        _("Something you could see or hear, and that is partly in your hands."),
    ),
    Part(
        _("Everything that could be done"),
        _("Ideas, one a line"),
        _("Odd ones too, and asking somebody. Judging them comes later."),
    ),
    Part(
        _("For and against"),
        _("What speaks for the ones you like, and what against"),
        _("For you, for others, today and in a week. A few words for each are plenty."),
    ),
    Part(
        _("Choosing one"),
        _("The one to try"),
        _("It need not be the best. One that can be tried is good enough."),
    ),
    Part(
        _("One small action"),
        _("The first small piece of it"),
        _("So small that it fits into a quarter of an hour. Who could be with you?"),
    ),
    Part(
        _("Looking at it again"),
        _("How it went, and what now"),
        _("Some other day, whenever you like. Whatever came of it, you know more than before."),
    ),
)
PART_WORDS = dict(zip(PARTS, _WORDS, strict=True))
