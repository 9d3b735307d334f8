"""Any table: its marks, its dates, its numbers, and everything that can be wrong with them."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.interchange.formats import csv_rows, table
from leeward.interchange.formats.found import (
    CannotRead,
    DateOrderUnclear,
    Found,
    MissingColumn,
    NotATable,
    NothingInside,
    NotText,
    Refused,
    TooDamaged,
    Why,
)
from leeward.interchange.formats.mapping import Column, Field, UnknownField, read_mapping
from leeward.interchange.formats.survey import survey, until
from leeward.interchange.formats.times import Order

DAY = Column("day", Field.DATE)


def wall(*parts):
    return datetime(*parts)  # noqa: DTZ001 (a clock on a wall has no zone)


def rows(text, *words, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return list(table.read(io.BytesIO(data), read_mapping(words)))


def only(text, *words, **more):
    (row,) = rows(text, *words, **more)
    return row


def whys(found):
    return {row.row: row.why for row in found if isinstance(row, Refused)}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_found(mark):
    text = mark.join(["day", "mood"]) + "\n" + mark.join(["2024-05-01", "7"]) + "\n"
    assert only(text, "day=date", "mood=mood").mood == 7


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_letters_are_read_however_they_are_written(encoding):
    row = only("day,note\n2024-05-01,café über\n", "day=date", "note=note", encoding=encoding)
    assert row.text == "café über"


def test_a_little_damage_does_not_change_the_letters_of_the_rest():
    data = "day,note\n2024-05-01,café\n2024-05-02,thé\n".encode() + b"2024-05-03,\xff\xfe\n"
    found = rows(data, "day=date", "note=note")
    assert [row.text for row in found[:2]] == ["café", "thé"]
    assert whys(found) == {4: Why.DAMAGED}


def test_a_comma_is_a_decimal_mark_where_semicolons_stand_between():
    found = rows("day;a;b\n01.05.2024;3,5;1.000,5\n", "day=date:dmy", "a=series", "b=series")
    assert [number for _, number in found[0].ratings] == [3.5, 1000.5]


def test_thousands_have_commas_where_commas_stand_between():
    (row,) = rows('day,a,b\n2024-05-01,"1,000","2,5"\n', "day=date", "a=series", "b=series")
    assert [number for _, number in row.ratings] == [1000, 2.5]


def test_every_kind_of_column_finds_its_place():
    text = "d,t,m,p,s,z,y,l,n,h\n2024-05-01,20:39,7,2,5,7:30,yes,a;b,<b>note</b>,title\n"
    kinds = "d=date t=time m=mood p=pull s=series:1-7 z=sleep y=tag l=tags n=note h=title"
    row = only(text, *kinds.split())
    assert row.when == wall(2024, 5, 1, 20, 39)
    assert (row.mood, row.pull, row.sleep, row.tags) == (7, 2, 7.5, ("y", "a", "b"))
    assert (row.title, row.text, row.ratings[0][0].high) == ("title", "note", 7)


def test_a_bare_date_is_noon():
    assert only("day,m\n2024-05-01,3\n", "day=date", "m=mood").when == wall(2024, 5, 1, 12)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-05-01T09:30:00", wall(2024, 5, 1, 9, 30)),
        ("2024-05-01 09:30", wall(2024, 5, 1, 9, 30)),
        ("2024-05-01T09:30:00.123Z", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("1714555800", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("1714555800000", datetime(2024, 5, 1, 9, 30, tzinfo=UTC)),
        ("1 May 2024 9:30 am", wall(2024, 5, 1, 9, 30)),
        ("May 1, 2024", wall(2024, 5, 1, 12)),
        ("13/05/2024 21:15", wall(2024, 5, 13, 21, 15)),
    ],
)
def test_a_moment_in_one_cell_is_read(text, when):
    assert only(f'when,m\n"{text}",3\n', "when=datetime", "m=mood").when == when


def test_an_offset_stays_as_it_was_meant():
    row = only("when,m\n2024-05-01T09:30:00+02:00,3\n", "when=datetime", "m=mood")
    assert row.when.utcoffset().total_seconds() == 7200


def test_the_order_of_numbers_is_asked_and_never_guessed():
    text = "day,m\n03/04/2024,3\n05/06/2024,3\n"
    with pytest.raises(DateOrderUnclear):
        rows(text, "day=date", "m=mood")
    assert rows(text, "day=date:dmy", "m=mood")[0].when.date() == date(2024, 4, 3)
    assert rows(text, "day=date:mdy", "m=mood")[0].when.date() == date(2024, 3, 4)


def test_one_clear_day_settles_the_order_of_all():
    found = rows("day,m\n03/04/2024,3\n13/04/2024,3\n", "day=date", "m=mood")
    assert found[0].when.date() == date(2024, 4, 3)
    assert table.orders(io.BytesIO(b"day,m\n03/25/2024,3\n"), DAY) == {Order.MONTH_FIRST}


def test_impossible_days_are_refused_by_number():
    found = rows("day,m\n2024-02-30,3\n0000-01-01,3\n99/99/2024,3\nsoon,3\n,3\n", "day=date:dmy", "m=mood")
    assert whys(found) == {
        2: Why.IMPOSSIBLE_DATE,
        3: Why.IMPOSSIBLE_DATE,
        4: Why.IMPOSSIBLE_DATE,
        5: Why.NO_DATE,
        6: Why.NO_DATE,
    }


def test_a_day_that_has_not_come_yet_is_refused():
    found = list(
        until(rows("day,m\n2024-05-01,3\n2999-01-01,3\n", "day=date", "m=mood"), datetime(2026, 1, 1, tzinfo=UTC))
    )
    assert whys(found) == {3: Why.FUTURE}


def test_a_formula_stays_the_letters_it_is():
    formulas = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")']
    text = io.StringIO()
    csv.writer(text).writerows([["day", "note"], *(["2024-05-01", formula] for formula in formulas)])
    assert [row.text for row in rows(text.getvalue(), "day=date", "note=note")] == formulas


def test_numbers_outside_their_scale_are_refused_and_never_bent():
    found = rows(
        "day,s,m\n2024-05-01,8,\n2024-05-02,,11\n2024-05-03,,7.5\n2024-05-04,x,\n", "day=date", "s=series:1-7", "m=mood"
    )
    assert whys(found) == {2: Why.RANGE, 3: Why.RANGE, 4: Why.WHOLE, 5: Why.NUMBER}


def test_a_scale_is_stretched_only_when_its_ends_are_named():
    assert only("day,m\n2024-05-01,4\n", "day=date", "m=mood").mood == 4
    assert only("day,m\n2024-05-01,4\n", "day=date", "m=mood:1-5").mood == 8


def test_empty_rows_and_doubtful_answers_are_named():
    found = rows("day,s,y\n2024-05-01,,\n2024-05-02,,perhaps\n2024-05-03,,no\n", "day=date", "s=series", "y=tag")
    assert whys(found) == {2: Why.EMPTY, 3: Why.YES_NO, 4: Why.EMPTY}


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        ([1, 6], (1, 7)),
        ([0, 3], (0, 4)),
        ([-2, 3], (-3, 3)),
        ([1, 5], (1, 5)),
        ([12, 88], (1, 100)),
        ([0, 2000], (0, 2000)),
    ],
)
def test_the_ends_of_a_scale_are_proposed_from_its_numbers(numbers, ends):
    text = "day,s\n" + "".join(f"2024-05-01,{number}\n" for number in numbers)
    scale = survey(rows(text, "day=date", "s=series")).scales["s"]
    assert (scale.low, scale.high) == ends


def test_columns_with_the_same_or_no_name_are_told_apart():
    assert table.look(io.BytesIO(b"day,a,a,\n2024-05-01,1,2,3\n")).names == ["day", "a", "a (2)", "Column 4"]


@pytest.mark.parametrize("words", [["a=series"], ["day=date", "b=series"], ["day=date", "other=datetime"]])
def test_a_mapping_that_fits_no_column_is_said_to(words):
    with pytest.raises(MissingColumn):
        rows("day,other,a\n2024-05-01,x,1\n", *words)


@pytest.mark.parametrize("words", ["a", "=date", "a=colour", "a=series:7-1", "a=series:x", "a=note:3", "a=date:ydm"])
def test_words_that_name_no_field_are_said_to(words):
    with pytest.raises(UnknownField):
        read_mapping([words])


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"", NothingInside),
        (b"\n\n\n", NothingInside),
        (b"just words\nin lines\n", NotATable),
        (bytes(range(256)) * 40, NotText),
        (("x," * 600 + "y\n").encode(), NotATable),
    ],
)
def test_what_is_no_table_is_said_to_be_none(data, answer):
    with pytest.raises(answer):
        table.look(io.BytesIO(data))


def test_a_file_of_open_quotes_ends_in_a_named_answer(monkeypatch):
    monkeypatch.setattr(csv_rows, "NEW_STARTS", 5)
    monkeypatch.setattr(csv_rows, "ROW_LINES", 20)
    text = "day,note\n" + 'x,"y\nz\nz\n' * 501
    with pytest.raises(TooDamaged):
        rows(text, "day=date", "note=note")


def test_one_endless_line_is_refused_in_bounded_memory():
    found = rows(b"day,note\n" + b"a" * 3_000_000 + b"\n2024-05-01,fine\n", "day=date", "note=note")
    assert [row.text for row in found if isinstance(row, Found)] == ["fine"]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_give_rows_or_a_named_answer(data):
    try:
        names = table.look(io.BytesIO(data)).names
        columns = [
            Column(names[0], Field.DATE, order=Order.DAY_FIRST),
            *(Column(name, Field.NOTE) for name in names[1:]),
        ]
        found = list(table.read(io.BytesIO(data), columns))
    except CannotRead:
        return
    assert all(isinstance(row, Found | Refused) for row in found)


LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n"), max_size=60)


@settings(deadline=None)
@given(st.lists(cells.filter(str.strip), min_size=1, max_size=20), st.sampled_from([",", ";", "\t"]))
def test_what_a_spreadsheet_writes_is_read_back(notes, mark):
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows([["day", "n"], *(["2024-05-01", note] for note in notes)])
    found = rows(text.getvalue(), "day=date", "n=title")
    wanted = [note for note in notes if "<" not in note and "&" not in note]
    kept = [row.title for row in found if isinstance(row, Found)]
    for note in wanted:
        assert " ".join(note.replace("\xa0", " ").split()) in kept
