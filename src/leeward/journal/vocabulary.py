"""Changes to a person's own words: pure functions from one Vocabulary to the next.

Shape: a tag's index and a scale's id are never used again, so old check-ins keep their meaning whatever is renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from leeward.journal.bitsets import packed, unpacked
from leeward.journal.names import LONGEST_NAME, clean_name, same_name, short_name
from leeward.journal.records import BUILT_IN, GROUPS, Series, Tag, Vocabulary

MOST_TAGS = 1_000
MOST_SERIES = 200


class NoSuchWord(LookupError):
    """The tag or scale is not there, or was deleted."""


class NameTaken(ValueError):
    """Another tag of the group, or another scale, already has this name."""


class TooManyWords(ValueError):
    """MOST_TAGS or MOST_SERIES would be passed."""


class NotOnAScale(ValueError):
    """The low end of a scale has to lie below its high end."""


class BelongsToLeeward(ValueError):
    """A built-in scale can be hidden and renamed, and not deleted."""


def live_tags(words: Vocabulary, group: str | None = None, *, hidden: bool = False) -> list[Tag]:
    """Return the tags of one group, or of all, in the person's order; hidden ones only where asked for."""
    tags = [tag for tag in words.tags if tag.into < 0 and (tag.shown or hidden) and group in {None, tag.group}]
    return sorted(tags, key=lambda tag: (GROUPS.index(tag.group), tag.order, tag.index))


def tag_at(words: Vocabulary, index: int) -> Tag:
    """Return the tag a bit means today: merged tags lead to the one they were merged into.

    Errors: NoSuchWord.
    """
    by_index = {tag.index: tag for tag in words.tags}
    seen: set[int] = set()
    while index not in seen and (tag := by_index.get(index)):
        if tag.into < 0:
            return tag
        seen.add(index)
        index = tag.into
    raise NoSuchWord


def meanings(words: Vocabulary) -> dict[int, Tag]:
    """Return what every bit means today; bits of deleted tags are left out."""
    found = {}
    for tag in words.tags:
        try:
            found[tag.index] = tag_at(words, tag.index)
        except NoSuchWord:
            continue
    return found


class TagReader:
    """Reads the tags of many records: what the bits mean is worked out once."""

    def __init__(self, words: Vocabulary) -> None:
        self._meaning = {bit: tag.index for bit, tag in meanings(words).items()}
        self._ordered = live_tags(words, hidden=True)

    def __call__(self, bits: bytes) -> list[Tag]:
        """Return the tags a record carries, each once, in the person's order."""
        if not bits:
            return []
        chosen = {self._meaning[bit] for bit in unpacked(bits) if bit in self._meaning}
        return [tag for tag in self._ordered if tag.index in chosen]


def tags_in(words: Vocabulary, bits: bytes) -> list[Tag]:
    """Return the tags of one record."""
    return TagReader(words)(bits)


def bits_of(words: Vocabulary, indexes: Iterable[int]) -> bytes:
    """Return the bitset for these tags; unknown indexes are dropped, merged ones follow their merge."""
    meaning = meanings(words)
    return packed({meaning[index].index for index in indexes if index in meaning})


def add_tag(words: Vocabulary, name: str, group: str) -> tuple[Vocabulary, int]:
    """Return the words with this tag shown, and its index; a name that is there already is used again.

    Errors: NameMissing, NameTooLong, NoSuchWord (for an unknown group), TooManyWords.
    """
    name = clean_name(name)
    if group not in GROUPS:
        raise NoSuchWord
    for tag in live_tags(words, group, hidden=True):
        if same_name(tag.name, name):
            return show_tag(words, tag.index, shown=True), tag.index
    if len(words.tags) >= MOST_TAGS:
        raise TooManyWords
    index = words.next_tag
    order = 1 + max((tag.order for tag in words.tags if tag.group == group), default=-1)
    tags = [*words.tags, Tag(index=index, name=name, group=group, order=order)]
    return replace(words, tags=tags, next_tag=index + 1), index


def rename_tag(words: Vocabulary, index: int, name: str) -> Vocabulary:
    """Return the words with one tag renamed, in every check-in it stands in.

    Errors: NoSuchWord, NameMissing, NameTooLong, NameTaken.
    """
    name, tag = clean_name(name), _live(words, index)
    others = (other for other in live_tags(words, tag.group, hidden=True) if other.index != index)
    if any(same_name(other.name, name) for other in others):
        raise NameTaken
    return _with_tag(words, index, lambda old: replace(old, name=name))


def show_tag(words: Vocabulary, index: int, *, shown: bool) -> Vocabulary:
    """Return the words with one tag offered, or only kept.

    Errors: NoSuchWord.
    """
    _live(words, index)
    return _with_tag(words, index, lambda old: replace(old, shown=shown))


def move_tag(words: Vocabulary, index: int, *, earlier: bool) -> Vocabulary:
    """Return the words with one tag moved one place inside its group; at the end nothing changes.

    Errors: NoSuchWord.
    """
    tag = _live(words, index)
    row = [each.index for each in live_tags(words, tag.group, hidden=True)]
    place = row.index(index)
    other = place - 1 if earlier else place + 1
    if 0 <= other < len(row):
        row[place], row[other] = row[other], row[place]
    places = {each: number for number, each in enumerate(row)}
    tags = [replace(each, order=places.get(each.index, each.order)) for each in words.tags]
    return replace(words, tags=tags)


def merge_tags(words: Vocabulary, index: int, into: int) -> Vocabulary:
    """Return the words with one tag made part of another; check-ins with the first now show the second.

    Errors: NoSuchWord; NameTaken when both are the same tag.
    """
    _live(words, index)
    target = _live(words, into)
    if index == into:
        raise NameTaken
    return _with_tag(words, index, lambda old: replace(old, name="", into=target.index))


def delete_tag(words: Vocabulary, index: int) -> Vocabulary:
    """Return the words without a tag and without everything merged into it; its bits mean nothing from now on.

    Errors: NoSuchWord.
    """
    _live(words, index)
    gone = {bit for bit, tag in meanings(words).items() if tag.index == index}
    return replace(words, tags=[tag for tag in words.tags if tag.index not in gone])


def series_at(words: Vocabulary, id: int) -> Series:
    """Return one scale.

    Errors: NoSuchWord.
    """
    for series in words.series:
        if series.id == id:
            return series
    raise NoSuchWord


def add_series(words: Vocabulary, wanted: Series) -> tuple[Vocabulary, int]:
    """Return the words with one more scale, and its id (the id in `wanted` is ignored).

    Errors: NameMissing, NameTooLong, NameTaken, NotOnAScale, TooManyWords.
    """
    name = clean_name(wanted.name)
    if not wanted.low < wanted.high:
        raise NotOnAScale
    if any(same_name(series.name, name) for series in words.series):
        raise NameTaken
    if len(words.series) >= MOST_SERIES:
        raise TooManyWords
    new = replace(wanted, id=words.next_series, name=name)
    return replace(words, series=[*words.series, new], next_series=new.id + 1), new.id


def change_series(words: Vocabulary, id: int, *, name: str, low_word: str, high_word: str) -> Vocabulary:
    """Return the words with one scale and its two ends renamed.

    Errors: NoSuchWord, NameMissing, NameTooLong, NameTaken.
    """
    name = clean_name(name)
    series_at(words, id)
    if any(same_name(series.name, name) for series in words.series if series.id != id):
        raise NameTaken
    ends = [clean_name(word) if word.strip() else "" for word in (low_word, high_word)]
    return _with_series(words, id, lambda old: replace(old, name=name, low_word=ends[0], high_word=ends[1]))


def show_series(words: Vocabulary, id: int, *, shown: bool) -> Vocabulary:
    """Return the words with one scale asked for, or only kept.

    Errors: NoSuchWord.
    """
    series_at(words, id)
    return _with_series(words, id, lambda old: replace(old, shown=shown))


def move_series(words: Vocabulary, id: int, *, earlier: bool) -> Vocabulary:
    """Return the words with one scale moved one place; at the end nothing changes.

    Errors: NoSuchWord.
    """
    series_at(words, id)
    row = list(words.series)
    place = next(at for at, series in enumerate(row) if series.id == id)
    other = place - 1 if earlier else place + 1
    if 0 <= other < len(row):
        row[place], row[other] = row[other], row[place]
    return replace(words, series=row)


def delete_series(words: Vocabulary, id: int) -> Vocabulary:
    """Return the words without one of the person's own scales.

    Errors: NoSuchWord, BelongsToLeeward.
    """
    series_at(words, id)
    if id in BUILT_IN:
        raise BelongsToLeeward
    return replace(words, series=[series for series in words.series if series.id != id])


def ensured_tags(words: Vocabulary, wanted: Mapping[str, Iterable[str]]) -> tuple[Vocabulary, dict[str, int]]:
    """Return the words with every one of these names, and where each is; imports call it.

    Shape: {group: names} in; {name as given: index} out. A name of another group is found there instead of doubled.
    Names over the longest are cut.
    Errors: NameMissing, NoSuchWord, TooManyWords.
    """
    found: dict[str, int] = {}
    for group, names in wanted.items():
        for name in names:
            short = short_name(name)
            there = next((tag for tag in live_tags(words, hidden=True) if same_name(tag.name, short)), None)
            if there:
                found[name] = there.index
            else:
                words, found[name] = add_tag(words, short, group)
    return words, found


def ensured_series(words: Vocabulary, wanted: Iterable[Series]) -> tuple[Vocabulary, dict[str, int]]:
    """Return the words with every one of these scales, and the id of each by the name given.

    Shape: the same name with the same range is the same scale; with another range it becomes a scale of its own whose
    name says its range, because numbers are never rescaled (IMPORTS.md). Names over the longest are cut.
    Errors: NameMissing, NotOnAScale, TooManyWords.
    """
    found: dict[str, int] = {}
    for series in wanted:
        name = _free_name(words, replace(series, name=short_name(series.name)))
        there = next((old for old in words.series if same_name(old.name, name)), None)
        if there is None:
            words, found[series.name] = add_series(words, replace(series, name=name))
        else:
            found[series.name] = there.id
    return words, found


def _free_name(words: Vocabulary, wanted: Series) -> str:
    taken = [old for old in words.series if same_name(old.name, wanted.name)]
    own = [old for old in taken if old.id not in BUILT_IN and (old.low, old.high) == (wanted.low, wanted.high)]
    if own or not taken:
        return wanted.name
    span = f" ({wanted.low:g} to {wanted.high:g})"
    return wanted.name[: LONGEST_NAME - len(span)] + span


def _live(words: Vocabulary, index: int) -> Tag:
    tag = tag_at(words, index)
    if tag.index != index:
        raise NoSuchWord
    return tag


def _with_tag(words: Vocabulary, index: int, change: Callable[[Tag], Tag]) -> Vocabulary:
    return replace(words, tags=[change(tag) if tag.index == index else tag for tag in words.tags])


def _with_series(words: Vocabulary, id: int, change: Callable[[Series], Series]) -> Vocabulary:
    return replace(words, series=[change(series) if series.id == id else series for series in words.series])
