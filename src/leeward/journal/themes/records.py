"""The person's choice about counting words, and the stream it is kept in."""

from __future__ import annotations

from leeward.journal.records import Quiet
from leeward.journal.themes.lists import WordList
from leeward.vault.kinds import Kind


class Themes(Quiet, frozen=True, array_like=True, gc=False, kw_only=True):
    """Whether words are counted, which of them the person does not want to see, and their lists (None: the first ones).

    Shape: `hidden` are folded words and pairs.
    """

    is_on: bool = False
    hidden: list[str] = []
    lists: list[WordList] | None = None


THEMES = Kind("themes", Themes)
