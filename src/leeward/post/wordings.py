"""Every text a reminder may have, by number: fixed, neutral, the same for everybody. Nothing of a person is added.

Numbers are kept in notebooks and in the queue: add at the end, change none.
Source: PRIVACY.md 12.2 (notifications); CLINICAL.md 3.7.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDINGS: tuple[str | Promise, ...] = (
    _("You have a reminder"),
    _("Time for a short break"),
    _("A small note to yourself"),
    _("Time for a cup of tea"),
)


def wording(number: int) -> str:
    """Return the text of this number, or the first for a number there is none of."""
    return str(WORDINGS[number] if 0 <= number < len(WORDINGS) else WORDINGS[0])
