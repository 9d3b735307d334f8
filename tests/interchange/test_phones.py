"""A phone's days in a notebook: kept once, undone as one, and never against what the person said themself."""

import io
from datetime import UTC, date, datetime

import pytest

from leeward.interchange import actions, phones, queries
from leeward.interchange.formats import phone
from leeward.interchange.formats.found import Format
from leeward.journal import actions as journal
from leeward.journal import queries as queries_of
from leeward.journal.bitsets import packed
from leeward.journal.kinds import CHECK_INS
from leeward.journal.queries import columns_of, days_of, vocabulary
from leeward.journal.records import GOING_ON, SLEEP_HOURS, SLEEP_NOTED, CheckIn
from leeward.journal.vocabulary import meanings
from leeward.kernel.moments import moment_at
from leeward.movement.kinds import MOVED
from leeward.movement.queries import times_imported, times_moved
from leeward.web.patterns.factor_names import tag_name
from leeward.web.patterns.fitting import fittings
from leeward.web.patterns.year.ticks import ticked
from tests.unit.formats.phone_files import apple, asleep, exercise, mindful

BERLIN = "Europe/Berlin"
NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)
DAY = "2025-05-0{} {}:00 +0200"
NIGHTS = [asleep(DAY.format(day - 1, "23:00"), DAY.format(day, "06:30")) for day in (2, 3, 4)]
WALKS = [exercise(DAY.format(day, "12:00"), DAY.format(day, "12:25")) for day in (2, 3)]
SITS = [mindful(DAY.format(2, "20:00"), DAY.format(2, "20:10"))]


def bring(vault, *records, now=NOW):
    kind, sums = phone.read(io.BytesIO(apple(*records)), now=now)
    return phones.keep(vault, sums, format=kind, zone=BERLIN, now=now)


def everything(vault):
    return bring(vault, *NIGHTS, *WALKS, *SITS)


def own_night(vault, day, minutes):
    moment = moment_at(BERLIN, datetime(2025, 5, day, 9))  # noqa: DTZ001 (what a clock showed)
    return vault.stream(CHECK_INS).append(CheckIn(moment=moment, mood=5, sleep_minutes=minutes))


def hours(vault):
    return {day.day_ordinal: day.total / day.count for day in days_of(vault).get(SLEEP_HOURS, [])}


def may(day):
    return date(2025, 5, day).toordinal()


def test_each_day_becomes_one_record_with_its_moment_as_it_was_meant(ana_vault):
    kept = everything(ana_vault)
    assert (kept.moved, kept.check_ins, kept.known) == (2, 4, 0)
    (first, *_) = (item.record for item in ana_vault.stream(MOVED).all())
    assert (first.minutes, first.source, first.kind, first.batch) == (25, "apple-health", "", kept.batch)
    assert first.moment == moment_at(BERLIN, datetime(2025, 5, 2, 12))  # noqa: DTZ001
    night = next(item.record for item in ana_vault.stream(CHECK_INS).all() if item.record.sleep_minutes)
    assert (night.sleep_minutes, night.source, night.mood, night.tags) == (450, "apple-health", None, b"")
    assert night.moment.local() == datetime(2025, 5, 2, 6, 30)  # noqa: DTZ001
    assert (times_imported(ana_vault), times_moved(ana_vault)) == (2, 0)


def test_mindful_minutes_are_a_scale_of_their_own(ana_vault):
    everything(ana_vault)
    scale = next(series for series in vocabulary(ana_vault).series if series.name == "Mindful minutes")
    assert not scale.shown
    assert [(day.day_ordinal, day.total) for day in days_of(ana_vault)[scale.id]] == [(may(2), 10)]


def test_nights_are_where_statistics_look_for_sleep(ana_vault):
    everything(ana_vault)
    assert hours(ana_vault) == {may(2): 7.5, may(3): 7.5, may(4): 7.5}
    columns = columns_of(ana_vault)
    assert (
        sorted(columns.ratings[SLEEP_HOURS][~(columns.ratings[SLEEP_HOURS] != columns.ratings[SLEEP_HOURS])])
        == [7.5] * 3
    )
    assert SLEEP_NOTED not in columns.ratings
    assert SLEEP_NOTED not in days_of(ana_vault)


@pytest.mark.parametrize("own_first", [True, False])
def test_the_persons_own_answer_counts_and_the_phones_does_not(ana_vault, own_first):
    if own_first:
        own_night(ana_vault, 3, 300)
    everything(ana_vault)
    if not own_first:
        own_night(ana_vault, 3, 300)
    assert hours(ana_vault) == {may(2): 7.5, may(3): 5.0, may(4): 7.5}
    columns = columns_of(ana_vault)
    sleep = columns.ratings[SLEEP_HOURS]
    assert sorted(sleep[sleep > 0].tolist()) == [5.0, 7.5, 7.5]


def test_a_second_time_adds_nothing_and_leaves_no_trace(ana_vault):
    everything(ana_vault)
    before = vocabulary(ana_vault)
    again = everything(ana_vault)
    assert (again.count, again.known) == (0, 6)
    assert len(queries.imports(ana_vault)) == 1
    assert vocabulary(ana_vault) == before


def test_a_longer_file_adds_only_its_new_days(ana_vault):
    bring(ana_vault, *NIGHTS[:1], *WALKS[:1])
    kept = everything(ana_vault)
    assert (kept.count, kept.known) == (4, 2)
    assert [one.count for one in queries.imports(ana_vault)] == [4, 2]


def test_another_phones_file_of_the_same_days_counts_none_twice(ana_vault):
    everything(ana_vault)
    _, sums = phone.read(io.BytesIO(apple(*NIGHTS, *WALKS)), now=NOW)
    assert phones.keep(ana_vault, sums, format=Format.HEALTH_CONNECT, zone=BERLIN, now=NOW).count == 0


def test_undoing_takes_all_of_it_and_nothing_of_the_persons_own(ana_vault):
    own_night(ana_vault, 3, 300)
    before = vocabulary(ana_vault)
    kept = everything(ana_vault)
    assert queries.import_of(ana_vault, kept.batch).count == 6
    assert actions.undo(ana_vault, kept.batch) == 6
    assert ana_vault.stream(MOVED).all() == []
    assert [item.record.sleep_minutes for item in ana_vault.stream(CHECK_INS).all()] == [300]
    assert vocabulary(ana_vault).series == before.series
    assert queries.imports(ana_vault) == []
    assert everything(ana_vault).count == 6


def test_somewhere_else_the_clock_of_the_file_is_kept(ana_vault):
    bring(ana_vault, asleep("2025-05-02 01:00:00 +0900", "2025-05-02 08:00:00 +0900"))
    (item,) = ana_vault.stream(CHECK_INS).all()
    assert (item.record.moment.zone, item.record.moment.offset) == ("", 540)
    assert item.record.moment.day() == date(2025, 5, 2)


def test_two_people_get_different_ids_for_the_same_day(ana_vault, ben_vault):
    for vault in (ana_vault, ben_vault):
        everything(vault)
    ids = [{item.id for item in vault.stream(MOVED).all()} for vault in (ana_vault, ben_vault)]
    assert not ids[0] & ids[1]


def test_a_day_of_which_only_the_phone_knows_is_no_day_without_a_tag(ana_vault):
    tag = journal.ensure_tags(ana_vault, {GOING_ON: ["rain"]})["rain"]
    own_night(ana_vault, 3, 300)
    everything(ana_vault)
    records = [item.record for item in ana_vault.stream(CHECK_INS).all()]
    assert ticked(records, meanings(vocabulary(ana_vault)), tag).days == [may(3)]
    assert (queries_of.check_ins_before(ana_vault, date(2025, 6, 1)), len(records)) == (1, 5)
    assert queries_of.check_ins_before(ana_vault, date(2025, 5, 3)) == 0


def test_nobody_is_taken_to_have_left_a_tag_out_while_a_phone_noted_the_night(ana_vault):
    tag = journal.ensure_tags(ana_vault, {GOING_ON: ["rain"]})["rain"]
    for day in (2, 3, 4):
        moment = moment_at(BERLIN, datetime(2025, 5, day, 9))  # noqa: DTZ001
        bits = packed([tag]) if day == 3 else b""
        ana_vault.stream(CHECK_INS).append(CheckIn(moment=moment, mood=day, tags=bits))
    everything(ana_vault)
    columns = columns_of(ana_vault)
    (fit,) = fittings(columns, vocabulary(ana_vault), SLEEP_HOURS, today=may(30))
    said = fit.given[tag_name(tag)]
    assert said[~columns.noted].tolist() == [0, 1, 0]
    assert not (said[columns.noted] == 0).any()
