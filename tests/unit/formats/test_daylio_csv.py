"""Daylio's CSV export in its three eras, and what happens to damage in it."""

import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from leeward.interchange.formats import daylio_csv
from leeward.interchange.formats.daylio import MOOD
from leeward.interchange.formats.found import Found, MissingColumn, Refused, Why
from leeward.interchange.formats.survey import survey

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text())
HEADER = "full_date,date,weekday,time,mood,activities,note_title,note\n"


def wall(*parts):
    return datetime(*parts)  # noqa: DTZ001 (a clock on a wall has no zone)


def rows(text, encoding="utf-8"):
    return list(daylio_csv.read(io.BytesIO(text.encode(encoding))))


def sample(name):
    with (SAMPLES / name).open("rb") as source:
        return list(daylio_csv.read(source))


def test_the_usual_export_is_read_whole():
    wanted = EXPECTED["daylio_export_en_24h.csv"]
    found = sorted(sample("daylio_export_en_24h.csv"), key=lambda row: row.when)
    assert len(found) == wanted["entries"]
    assert [int(dict(row.ratings)[MOOD]) for row in found] == wanted["moods_1to5"]
    assert found[0].when == datetime.fromisoformat(wanted["first_local"])
    assert found[-1].when == datetime.fromisoformat(wanted["last_local"])
    assert sorted({tag for row in found for tag in row.tags}) == wanted["tags_union"]


def test_own_moods_are_asked_and_scales_are_kept():
    wanted = EXPECTED["daylio_export_en_12h_scales_custom.csv"]
    found = sample("daylio_export_en_12h_scales_custom.csv")
    bundle = survey(found)
    assert sorted(bundle.unknown_moods) == wanted["unknown_moods"]
    first = min(found, key=lambda row: row.when)
    ratings = {scale.name: (number, scale.high) for scale, number in first.ratings}
    assert ratings["Sleep Quality"] == tuple(wanted["scales_first"]["Sleep Quality"])
    assert ratings["Sleep Time (h)"] == (7.0, 24)
    assert len(found) == wanted["entries"]


def test_midnight_and_noon_are_what_they_say():
    found = sample("daylio_export_en_12h_scales_custom.csv")
    assert {row.when.hour for row in found} == {21, 12, 0, 8}


def test_html_in_a_note_becomes_plain_lines():
    found = sample("daylio_export_en_24h.csv")
    assert "Big argument.\nRang my sister after." in {row.text for row in found}
    assert "Walked it off. Still here." in {row.text for row in sample("daylio_export_en_12h_scales_custom.csv")}


def test_the_old_layout_has_its_year_in_a_column_of_its_own():
    header = "year,date,weekday,time,mood,activities,note\n"
    text = header + "2018,18 May,Friday,6:50 PM,rad,walk,\n2019,15 août,jeudi,08:00,bien,,\n"
    assert [row.when for row in rows(text)] == [wall(2018, 5, 18, 18, 50), wall(2019, 8, 15, 8, 0)]


def test_columns_are_found_by_name_wherever_they_stand():
    text = "note,mood,extra,time,full_date,activities\nhello,good,?,20:39,2024-02-29,a | b\n"
    (row,) = rows(text)
    assert (row.text, row.tags, row.when) == ("hello", ("a", "b"), wall(2024, 2, 29, 20, 39))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_make_no_difference(encoding, ends):
    text = (HEADER + '2024-05-01,x,y,9:15 pm,super,"fête, au parc | thé","",été\n').replace("\n", ends)
    (row,) = rows(text, encoding)
    assert (row.text, row.tags) == ("été", ("fête, au parc", "thé"))


def test_each_damaged_row_is_named_and_the_others_come_through():
    text = (
        HEADER
        + "2024-05-01,,,09:00,good,,,fine\n"
        + "\n"
        + "2024-05-02,,,09:00,good\n"
        + "2024-02-30,,,09:00,good,,,never\n"
        + "2024-05-03,,,25:00,good,,,never\n"
        + "2024-05-04,,,09:00,good,,,\x00\x01\x02\n"
        + "someday,,,09:00,good,,,never\n"
        + "2024-05-05,,,9:00,good,,,fine too,,\n"
    )
    found = rows(text)
    refused = {row.row: row.why for row in found if isinstance(row, Refused)}
    assert refused == {
        4: Why.FIELDS,
        5: Why.IMPOSSIBLE_DATE,
        6: Why.IMPOSSIBLE_TIME,
        7: Why.DAMAGED,
        8: Why.NO_DATE,
    }
    assert [row.text for row in found if isinstance(row, Found)] == ["fine", "fine too"]


def test_a_quote_that_is_never_closed_costs_one_row():
    days = [f'2024-05-{day:02},,,09:00,good,,"","day {day}"\n' for day in range(1, 29)]
    days[9] = '2024-05-10,,,09:00,good,,"","day 10\n'
    found = rows(HEADER + "".join(days))
    assert [row.row for row in found if isinstance(row, Refused)] == [11]
    assert sum(isinstance(row, Found) for row in found) == 27


def test_two_entries_in_one_minute_are_both_kept():
    line = "2024-05-01,,,09:00,good,,,\n"
    assert len(rows(HEADER + line + line)) == 2


def test_letters_that_look_like_html_stay_words():
    (row,) = rows(HEADER + '2024-05-01,,,09:00,good,,,"I <3 tea, a < b &amp; <script>x</script>"\n')
    assert row.text == "I <3 tea, a < b & <script>x</script>"


def test_another_table_is_not_taken_for_daylio():
    with pytest.raises(MissingColumn):
        rows("a,b\n1,2\n")
