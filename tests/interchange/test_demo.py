"""Robin's year: the same every time, alive for the patterns, every edge in it, and never on somebody's data."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from leeward.cli import demo_command
from leeward.cli.main import parser
from leeward.insights.findings import Factors
from leeward.interchange import queries
from leeward.interchange.demo import days, pages, texts, year
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.queries import vocabulary
from leeward.journal.records import MOOD, CheckIn
from leeward.journal.signs.queries import signs_of
from leeward.steps.celebrations import queries as celebrations
from leeward.steps.small import queries as small
from leeward.web.patterns.findings_kept import factors_of
from leeward.web.patterns.signs_kept import said_of

TODAY = date(2026, 3, 1)
HEAVY = ("an argument", "felt let down")
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
PLACE = days.Place(tags={name: bit for bit, name in enumerate(sum(days.TAGS.values(), ()))}, restless=16)


@pytest.fixture
def robins(ana_vault):
    year.write_year(ana_vault, today=TODAY, now=NOW)
    return ana_vault


def moods(since, until):
    found = (check_in for check_in in days.check_ins(TODAY, PLACE))
    return [one.mood for one in found if one.mood is not None and since <= (TODAY - one.moment.day()).days < until]


def test_it_is_the_same_every_time():
    assert list(days.check_ins(TODAY, PLACE)) == list(days.check_ins(TODAY, PLACE))
    assert list(pages.entries(TODAY)) == list(pages.entries(TODAY))


def test_something_shifts_in_the_middle():
    before, after = moods(days.TURN, 300), moods(0, days.TURN)
    assert 1.2 < np.mean(after) - np.mean(before) < 3


def test_there_are_enough_days_and_some_gaps():
    found = {one.moment.day() for one in days.check_ins(TODAY, PLACE)}
    assert 280 < len(found) < 350
    assert max(found) == TODAY


def test_the_trip_is_told_in_the_time_of_the_place():
    away = [one.moment for one in days.check_ins(TODAY, PLACE) if one.moment.zone == days.AWAY]
    assert {moment.offset for moment in away} == {-300}


def test_no_moment_lies_ahead():
    assert max(one.moment.at for one in days.check_ins(TODAY, PLACE)) <= NOW.timestamp()


def test_every_edge_is_in_it(robins):
    items = robins.stream(ENTRIES).all()
    written = {item.record.text for item in items}
    assert texts.MANY_SCRIPTS in written
    assert texts.EDITED[1][1] in written
    assert texts.EDITED[0][1] not in written
    assert texts.TAKEN_OUT not in written
    assert any(item.record.mood_after is not None for item in items)
    assert max(len(text) for text in written) > 4000
    (brought,) = queries.imports(robins)
    assert brought.refused == 1
    assert {"Restlessness", "Mood (Daylio)"} <= {series.name for series in vocabulary(robins).series}


def test_what_was_written_while_locked_comes_in_at_unlocking(robins):
    from leeward.web.deposits import HANDLERS

    robins.ingest(HANDLERS, limit=200)
    assert texts.LOCKED in {item.record.text for item in robins.stream(ENTRIES).all()}


def test_small_steps_are_in_it_with_one_in_hand_and_no_light_counted_yet(robins):
    assert small.in_hand(robins).record.words == "Send Jo the film list"
    assert small.small_things_done(robins) == 5
    assert len(celebrations.milestones(robins)) == 2
    there = celebrations.celebrated(robins)
    assert (bool(there.chosen), there.gathered) == (True, {})


def test_a_busy_year_has_many_check_ins(robins):
    records = [item.record for item in robins.stream(CHECK_INS).all()]
    assert 600 < len(records) < 1200
    assert all(isinstance(record, CheckIn) for record in records)


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path, capsys, monkeypatch):
    (tmp_path / "letters.txt").write_text("mine")
    monkeypatch.setenv("LEEWARD_DATA", "untouched")
    args = parser().parse_args(["demo", "--to", str(tmp_path), "--no-serve"])
    assert demo_command.run(args) == 1
    assert "Choose an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_the_demo_lives_in_its_own_folder(tmp_path, monkeypatch):
    import os

    for name in ("LEEWARD_DATA", "XDG_CONFIG_HOME", "DATABASE_URL", "LEEWARD_SITE_KEY", "LEEWARD_URL", "REDIS_URL"):
        monkeypatch.setenv(name, "a person's own")
    demo_command.live_in(tmp_path / "demo")
    assert os.environ["LEEWARD_DATA"].startswith(str(tmp_path))
    assert os.environ["XDG_CONFIG_HOME"].startswith(str(tmp_path))
    assert not {"DATABASE_URL", "LEEWARD_SITE_KEY"} & set(os.environ)


def test_what_was_made_hard_is_found_by_the_engine_and_by_nobody_else(robins):
    """The walk lets an argument, or being let down, weigh on the next check-in; nothing tells the page so."""
    said = factors_of(robins, MOOD, today=TODAY.toordinal())
    assert isinstance(said, Factors)
    names = {f"tag:{tag.index}": tag.name for tag in vocabulary(robins).tags}
    found = {names.get(link.name) for link in said.stood_out()}
    assert found & set(HEAVY)
    assert all(link.estimate < 0 for link in said.stood_out() if names.get(link.name) in HEAVY)


def test_a_sign_is_chosen_with_days_enough(robins):
    (said,) = said_of(robins, signs_of(robins), today=TODAY.toordinal())
    assert said.found is not None
    assert not said.found.flat
