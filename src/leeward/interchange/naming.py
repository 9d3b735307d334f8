"""The words of a file in the person's vocabulary: made sure of before an import, let go after it is undone."""

from __future__ import annotations

from msgspec.structs import replace

from leeward.interchange.formats.found import Bundle
from leeward.interchange.plan import Choices, Words, series_of, tags_of
from leeward.interchange.records import Brought
from leeward.journal import actions as journal
from leeward.journal.queries import days_of, tag_counts, vocabulary
from leeward.journal.records import Vocabulary
from leeward.journal.vocabulary import delete_series, delete_tag, live_tags, show_tag
from leeward.vault.opened import OpenVault

# Of the tags a file brings, so many of the most used are offered at the next check-in; the others are only kept.
OFFERED = 24


def name_all(vault: OpenVault, bundle: Bundle, choices: Choices, brought: Brought) -> tuple[Words, Brought]:
    """Make sure of the file's tags and scales; return where they are, and the import with those it added.

    Errors: TooManyWords (journal.vocabulary).
    """
    before = vocabulary(vault)
    words = Words(
        tags=journal.ensure_tags(vault, tags_of(bundle, choices.format)),
        series=journal.ensure_series(vault, series_of(bundle, choices)),
    )
    added = {name: index for name, index in words.tags.items() if index >= before.next_tag}
    most_used = sorted(added, key=lambda name: -bundle.tags.get(name, 0))
    rare = [added[name] for name in most_used[OFFERED:]]
    if rare:
        journal.change_words(vault, lambda known: _hidden(known, rare))
    series = [series for series in words.series.values() if series >= before.next_series]
    return words, replace(brought, tags=sorted(added.values()), series=series)


def _hidden(words: Vocabulary, tags: list[int]) -> Vocabulary:
    for index in tags:
        words = show_tag(words, index, shown=False)
    return words


def let_go(vault: OpenVault, brought: Brought) -> None:
    """Delete the tags and scales an undone import had added, where nothing else uses them by now."""
    used_tags = {count.tag.index for count in tag_counts(vault)}
    used_series = days_of(vault).keys()

    def without(words: Vocabulary) -> Vocabulary:
        there = {tag.index for tag in live_tags(words, hidden=True)}
        for index in (set(brought.tags) & there) - used_tags:
            words = delete_tag(words, index)
        for scale in (set(brought.series) & {series.id for series in words.series}) - used_series:
            words = delete_series(words, scale)
        return words

    if brought.tags or brought.series:
        journal.change_words(vault, without)
