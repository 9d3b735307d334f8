"""From rows to records: whatever stands in a file, each row that was found becomes something with its own id."""

import csv
import io
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.interchange.formats import table
from leeward.interchange.formats.found import CannotRead, Format, Found
from leeward.interchange.formats.mapping import read_mapping
from leeward.interchange.formats.survey import survey, until
from leeward.interchange.plan import Choices, Stamp, Words, moment_of, planned, series_of, tags_of
from leeward.journal.starting_words import starting_vocabulary
from leeward.journal.vocabulary import ensured_series, ensured_tags

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
STAMP = Stamp(b"a" * 16, b"b" * 16, 1)
DAYS = st.dates(max_value=NOW.date()).map(str) | st.sampled_from(["", "2024-02-30", "2999-01-01", "soon"])
WORDS = st.text(max_size=30) | st.sampled_from(["\u200b", "\u202e", "tea|Tea|TEA", "a;b", "x" * 200, "=1+1"])
NUMBERS = st.integers(-50, 120).map(str) | st.just("") | WORDS


def plan(source, choices):
    bundle = survey(until(table.read(source, choices.columns), NOW))
    known = starting_vocabulary()
    known, tags = ensured_tags(known, tags_of(bundle, choices.format))
    known, series = ensured_series(known, series_of(bundle, choices))
    rows = until(table.read(source, choices.columns), NOW)
    handfuls = list(planned(rows, choices=choices, words=Words(tags, series), stamp=STAMP))
    return bundle, handfuls


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(DAYS, NUMBERS, NUMBERS, WORDS, WORDS), min_size=1, max_size=12),
    st.lists(st.text(max_size=80), min_size=5, max_size=5),
    st.sampled_from(["", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"]),
)
def test_whatever_stands_in_a_table_is_kept_or_named(rows, header, zone):
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    source = io.BytesIO(text.getvalue().encode("utf-8", "replace"))
    try:
        names = table.look(source).names
    except CannotRead:
        return
    fields = ["date", "series", "series", "tags", "note"]
    columns = read_mapping([f"{name}={field}" for name, field in zip(names, fields, strict=False)])
    try:
        bundle, handfuls = plan(source, Choices(format=Format.TABLE, zone=zone, columns=columns))
    except CannotRead:
        return
    check_ins = [record for handful in handfuls for record in handful.check_ins]
    entries = [record for handful in handfuls for record in handful.entries]
    assert (len(check_ins), len(entries)) == (bundle.check_ins, bundle.entries)
    ids = [key for key, _ in check_ins + entries]
    assert len(set(ids)) == len(ids)


def test_two_columns_never_share_a_scale():
    long = "how much I could do of what I wanted to do in the mornings of "
    header = ["day", "Mood", "mood", "\uff2d\uff4f\uff4f\uff44", long + "summer", long + "winter"]
    text = io.StringIO()
    csv.writer(text).writerows([header, ["2024-05-01", 1, 2, 3, 4, 5]])
    source = io.BytesIO(text.getvalue().encode())
    columns = read_mapping(["day=date", *(f"{name}=series:0-10" for name in header[1:])])
    _bundle, (handful,) = plan(source, Choices(format=Format.TABLE, columns=columns))
    ((_, record),) = handful.check_ins
    assert sorted(record.values.values()) == [1, 2, 3, 4, 5]


def test_equal_rows_get_ids_by_their_count():
    source = io.BytesIO(b"day,s\n2024-05-01,3\n2024-05-01,3\n2024-05-01,4\n")
    choices = Choices(format=Format.TABLE, columns=read_mapping(["day=date", "s=series"]))
    first, second = (plan(source, choices)[1][0].check_ins for _ in range(2))
    assert [key for key, _ in first] == [key for key, _ in second]
    assert len({key for key, _ in first}) == 3


def test_a_clock_time_that_never_was_moves_forward_by_the_gap():
    # On 30 March 2025 clocks in Berlin went from two to three.
    moment = moment_of(datetime.fromisoformat("2025-03-30T02:30"), "Europe/Berlin")
    assert moment.local() == datetime.fromisoformat("2025-03-30T03:30")


def test_rows_hide_their_words_when_printed():
    assert "secret" not in repr(Found(row=2, when=NOW, text="secret", title="secret"))
