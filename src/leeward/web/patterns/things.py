"""From the names of the engine, `tag:12` and `series:3`, to the person's own words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from leeward.journal.records import DID, Vocabulary
from leeward.journal.vocabulary import live_tags
from leeward.web.patterns.before_words import Sort, Thing, sort_of_series
from leeward.web.patterns.factor_names import MOVING, series_name, tag_name


def things_in(words: Vocabulary) -> Mapping[str, Thing]:
    """Return what can stand beside a scale by its name; what was deleted is not there, nor is what is said of it."""
    tags = {
        tag_name(tag.index): Thing(tag.name, Sort.DONE if tag.group == DID else Sort.TAG)
        for tag in live_tags(words, hidden=True)
    }
    moving = {MOVING: Thing(_("moving"), Sort.DONE)}
    return moving | tags | {series_name(one.id): Thing(one.name, sort_of_series(one.id)) for one in words.series}
