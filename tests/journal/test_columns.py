"""Columns against the records themselves, one by one; in segments, in the tail and across a correction."""

import subprocess
import sys
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal import actions, queries
from leeward.journal.bitsets import packed, unpacked
from leeward.journal.columns import joined, packed_check_ins
from leeward.journal.kinds import CHECK_INS
from leeward.journal.records import GOING_ON, MOOD, SLEEP_HOURS, CheckIn
from leeward.journal.vocabulary import merge_tags
from leeward.kernel.moments import Moment
from tests.journal.test_derived import CHECK_IN, items

DAY = 86_400
BITS = {bit: bit for bit in range(30)}


def moment(at: int) -> Moment:
    return Moment(at, "Europe/Berlin", 60)


@given(st.lists(st.lists(CHECK_IN, min_size=1, max_size=8), max_size=5))
def test_every_row_says_what_its_record_says(parts):
    columns = joined([packed_check_ins(items(part)) for part in parts], BITS)
    records = sorted((record for part in parts for record in part), key=lambda record: record.moment.at)
    assert columns.instants.tolist() == [record.moment.at for record in records]
    assert columns.days.tolist() == [record.moment.day_number() for record in records]
    assert all(0 <= minute < 1440 for minute in columns.clock)
    for row, record in enumerate(records):
        found = {series: numbers[row] for series, numbers in columns.ratings.items() if not np.isnan(numbers[row])}
        assert found == record.ratings()
        assert [tag for tag, ticked in columns.tags.items() if ticked[row]] == unpacked(record.tags)


def test_the_clock_counts_from_four_in_the_morning_where_the_person_was():
    late, early = Moment(3 * 3600, "", 0), Moment(3 * 3600, "", 90)
    columns = joined([packed_check_ins(items([CheckIn(moment=late), CheckIn(moment=early)]))], {})
    assert columns.clock.tolist() == [23 * 60, 30]
    assert columns.days.tolist() == [-1, 0]


def test_no_check_in_at_all_is_no_row():
    columns = joined([], BITS)
    assert len(columns) == 0
    assert columns.ratings == {}


def test_a_merged_tag_counts_for_the_one_it_became_part_of_and_a_deleted_one_for_nothing(ana_vault):
    found = actions.ensure_tags(ana_vault, {GOING_ON: ["tea", "green tea", "rain"]})
    tea, green, rain = (found[name] for name in ("tea", "green tea", "rain"))
    for number, bits in enumerate([{tea}, {green}, {tea, green, rain}]):
        actions.check_in(ana_vault, CheckIn(moment=moment(number * DAY), mood=3, tags=packed(bits)))
    actions.change_words(ana_vault, lambda words: merge_tags(words, green, tea))
    columns = queries.columns_of(ana_vault)
    assert columns.tags[tea].tolist() == [True, True, True]
    assert columns.tags[rain].tolist() == [False, False, True]
    assert green not in columns.tags


def test_a_correction_replaces_what_was_there_and_order_is_that_of_time(ana_vault):
    stream = ana_vault.stream(CHECK_INS)
    rows = [(bytes([number]) * 16, CheckIn(moment=moment((9 - number) * DAY), mood=number)) for number in range(5)]
    stream.extend(rows)
    stream.replace(rows[0][0], CheckIn(moment=moment(0), mood=9, sleep_minutes=450), base_revision=1)
    columns = queries.columns_of(ana_vault)
    assert columns.ratings[MOOD].tolist() == [9, 4, 3, 2, 1]
    assert columns.ratings[SLEEP_HOURS][0] == pytest.approx(7.5)


def test_ten_years_open_in_a_few_milliseconds(ana_vault):
    found = actions.ensure_tags(ana_vault, {GOING_ON: [f"tag {number}" for number in range(30)]})
    rng = np.random.default_rng(1)
    bits = [packed({index for index in found.values() if rng.random() < 0.1}) for _ in range(14_600)]
    rows = [
        (number.to_bytes(16), CheckIn(moment=moment(number * DAY // 4), mood=number % 11, tags=tags))
        for number, tags in enumerate(bits)
    ]
    actions.add_check_ins(ana_vault, rows)
    assert len(queries.columns_of(ana_vault)) == 14_600
    took = []
    for _ in range(5):
        began = process_time()
        queries.columns_of(ana_vault)
        took.append(process_time() - began)
    assert min(took) < 0.04


def test_packing_never_loads_numpy():
    rooms = "leeward.journal.actions, leeward.web.patterns.findings_kept"
    program = f"import {rooms}, sys; assert 'numpy' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup();" + program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
