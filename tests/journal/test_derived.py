"""Days, tags and shelves against a plain count over everything; in segments, in the tail and across a correction."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal import actions, derived, queries
from leeward.journal.bitsets import packed, unpacked
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import MOOD, PULL, SLEEP_HOURS, STAND_BY, CheckIn, Written
from leeward.journal.search import Asked, asked_for, matches
from leeward.journal.vocabulary import merge_tags
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Item

MOMENTS = st.builds(
    Moment, st.integers(1_700_000_000, 1_701_000_000), st.just("Europe/Berlin"), st.sampled_from([60, 120, -480])
)
RATING = st.one_of(st.none(), st.integers(0, 10))
CHECK_IN = st.builds(
    CheckIn,
    moment=MOMENTS,
    mood=RATING,
    urge=RATING,
    values=st.dictionaries(st.integers(16, 18), st.floats(1, 7), max_size=2),
    tags=st.builds(packed, st.sets(st.integers(0, 20), max_size=4)),
    note=st.text(max_size=20),
)
WORDS = st.lists(st.sampled_from(["sea", "Ebbe", "café", "“rain”", "…", "Straße", "wave\n"]), max_size=12).map(" ".join)
WRITTEN = st.builds(Written, moment=MOMENTS, text=WORDS, title=WORDS, prompt=st.sampled_from(["", STAND_BY]))


def items(records):
    return [Item(bytes([number + 1]) * 16, 1, number + 1, record) for number, record in enumerate(records)]


def by_hand(records) -> dict:
    rows: dict = {}
    for record in records:
        for series, rating in record.ratings().items():
            rows.setdefault((series, record.moment.day().toordinal()), []).append(rating)
    return {key: (len(row), pytest.approx(sum(row)), min(row), max(row)) for key, row in rows.items()}


def flat(days) -> dict:
    return {
        (series, day.day_ordinal): (day.count, day.total, day.low, day.high)
        for series, row in days.items()
        for day in row
    }


@given(st.lists(CHECK_IN, max_size=30))
def test_days_are_what_a_plain_count_finds(records):
    days = derived.day_stats(items(records))
    assert flat(days) == by_hand(records)
    assert all(row == sorted(row, key=lambda day: day.day_ordinal) for row in days.values())


@given(st.lists(st.lists(CHECK_IN, max_size=8), max_size=5))
def test_days_of_many_segments_join_without_a_seam(parts):
    joined = queries._days([derived.day_stats(items(part)) for part in parts]).series
    assert flat(joined) == by_hand([record for part in parts for record in part])


@given(st.lists(WRITTEN, max_size=30), st.integers(1, 10))
def test_the_newest_are_the_newest_whatever_the_segments(records, n):
    shelves = [derived.newest(items(records[:12])), derived.newest(items(records[12:]))]
    found = [preview.moment.at for preview in derived.newest_of(shelves, n, derived.open_previews)]
    assert found == sorted((record.moment.at for record in records), reverse=True)[:n]


@given(
    st.lists(WRITTEN, max_size=12),
    st.sampled_from(["sea", "ebbe", "cafe", '"rain"', "strasse", "sea wave", '"sea ebbe"']),
)
def test_what_is_found_is_what_reading_everything_finds(records, query):
    asked = asked_for(query)
    part = derived.folded_entries(items(records))
    words = [word.encode() for word in asked.words]
    found = {match.at for match in matches(part, words, asked)}
    whole = [derived.folded_bytes(f"{record.title} {record.text}") for record in records]
    assert found == {at for at, text in enumerate(whole) if all(word in text for word in words)}


@given(st.lists(CHECK_IN, min_size=1, max_size=12), st.integers(0, 20), st.integers(0, 12), st.integers(0, 12))
def test_tags_and_days_narrow_exactly(records, tag, first, length):
    since = date(2023, 11, 14).toordinal() + first
    asked = Asked((), (1 << tag,), date.fromordinal(since), date.fromordinal(since + length))
    part = derived.folded_notes(items(records))
    assert [match.at for match in matches(part, [], asked)] == [
        at
        for at, record in enumerate(records)
        if tag in unpacked(record.tags) and since <= record.moment.day().toordinal() <= since + length
    ]


@given(st.text(max_size=2000))
def test_a_preview_is_a_beginning_and_never_longer_than_it_may_be(text):
    shown = derived.preview(Item(b"1" * 16, 1, 1, Written(moment=Moment(0), text=text)))
    assert len(shown.beginning) <= derived.PREVIEW
    assert " ".join(text.split()).startswith(shown.beginning)
    assert not shown.is_all or shown.beginning == " ".join(text.split())


def test_everything_agrees_over_segments_tail_and_corrections(ana_vault):
    records = [CheckIn(moment=Moment(1_700_000_000 + 7_000 * n), mood=n % 11, tags=packed([n % 3])) for n in range(300)]
    actions.add_check_ins(ana_vault, [(n.to_bytes(16), record) for n, record in enumerate(records)])
    queries.days_of(ana_vault)
    records[5] = CheckIn(moment=records[5].moment, urge=9, sleep_minutes=450)
    actions.change_check_in(ana_vault, (5).to_bytes(16), records[5], base_revision=1)
    actions.delete_check_in(ana_vault, (7).to_bytes(16))
    del records[7]
    records.append(CheckIn(moment=Moment(1_700_000_000), mood=3, tags=packed([0, 1])))
    actions.check_in(ana_vault, records[-1])
    assert flat(queries.days_of(ana_vault)) == by_hand(records)
    assert {PULL, SLEEP_HOURS, MOOD} == set(queries.days_of(ana_vault))
    bits = Counter(bit for record in records for bit in unpacked(record.tags))
    assert {count.tag.index: count.count for count in queries.tag_counts(ana_vault)} == dict(bits)
    actions.change_words(ana_vault, lambda words: merge_tags(words, 0, 1))
    either = sum(bool({0, 1} & set(unpacked(record.tags))) for record in records)
    assert {count.tag.index: count.count for count in queries.tag_counts(ana_vault)} == {1: either, 2: bits[2]}


def test_check_ins_between_are_by_day_and_in_order(ana_vault):
    late = CheckIn(moment=Moment(1_700_100_000), mood=1)
    early = CheckIn(moment=Moment(1_700_000_000), mood=2)
    actions.check_in(ana_vault, late)
    actions.check_in(ana_vault, early)
    days = early.moment.day(), late.moment.day()
    assert [item.record for item in queries.check_ins_between(ana_vault, *days)] == [early, late]
    assert [item.record for item in queries.check_ins_between(ana_vault, days[1], days[1])] == [late]


def test_an_import_is_one_batch_and_goes_as_one(ana_vault):
    batch = b"b" * 16
    actions.add_check_ins(ana_vault, [(b"1" * 16, CheckIn(moment=Moment(0), mood=1, batch=batch))])
    actions.add_entries(ana_vault, [(b"2" * 16, Written(moment=Moment(0), text="x", batch=batch))])
    actions.write_entry(ana_vault, Written(moment=Moment(0), text="own"))
    assert queries.batches(ana_vault) == {batch: 2}
    assert actions.add_entries(ana_vault, [(b"2" * 16, Written(moment=Moment(0), text="x", batch=batch))]) == 0
    assert actions.remove_batch(ana_vault, b"") == 0
    assert actions.remove_batch(ana_vault, batch) == 2
    assert queries.batches(ana_vault) == {}
    assert [item.record.text for item in ana_vault.stream(ENTRIES).all()] == ["own"]
    assert ana_vault.stream(CHECK_INS).all() == []


def test_two_windows_adding_a_word_at_once_get_one_word(ana):
    first, second = ana.put(), ana.open()
    queries.vocabulary(second)
    one = actions.ensure_tags(first, {"did": ["choir"]})
    other = actions.ensure_tags(second, {"did": ["Choir", "tea"]})
    assert one["choir"] == other["Choir"]
