from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text, new_id
from leeward.kernel.moments import Moment, NotInUtc, UnknownZone, moment_at, moment_in

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_the_clock_is_aware_and_in_utc():
    assert clock.now().tzinfo is UTC


def test_a_stopped_clock_shows_one_moment_and_runs_again_afterwards():
    with clock.frozen(NOON):
        assert clock.now() == clock.now() == NOON
    assert clock.now() != NOON


def test_a_moved_clock_can_jump_back():
    with clock.frozen(NOON), clock.shifted(timedelta(hours=-2)):
        assert clock.now() == NOON - timedelta(hours=2)


def test_a_moved_clock_keeps_running():
    with clock.shifted(timedelta(days=1)):
        assert clock.now() - datetime.now(UTC) > timedelta(hours=23)


def test_the_clock_recovers_after_an_exception():
    with pytest.raises(KeyError), clock.frozen(NOON):
        raise KeyError
    assert clock.now() > NOON


def test_a_clock_cannot_be_stopped_without_a_zone():
    with pytest.raises(clock.NotAware), clock.frozen(NOON.replace(tzinfo=None)):
        pass


@given(st.binary(min_size=16, max_size=16))
def test_an_id_survives_being_written(raw):
    text = id_text(raw)
    assert len(text) == 26
    assert text == text.lower()
    assert id_bytes(text) == raw


def test_new_ids_differ():
    assert len({new_id() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "text", ["", "0" * 25, "0" * 27, "8" + "0" * 25, "0" * 25 + "u", "0" * 25 + "A", "0" * 25 + "é"]
)
def test_what_is_not_an_id_is_refused(text):
    with pytest.raises(NotAnId):
        id_bytes(text)


def test_an_id_has_sixteen_bytes():
    with pytest.raises(NotAnId):
        id_text(b"short")


def test_an_address_never_names_two_things():
    assert id_text(b"\xff" * 16) == "7" + "z" * 25
    assert id_text(bytes(16)) == "0" * 26


def test_a_moment_knows_what_the_clock_showed():
    moment = moment_in("Asia/Kolkata", NOON)
    assert moment.offset == 330
    assert moment.local() == datetime(2026, 3, 1, 17, 30)  # noqa: DTZ001 - a clock time has no zone
    assert moment.utc() == NOON


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(3, 59, date(2026, 2, 28)), (4, 0, date(2026, 3, 1)), (23, 59, date(2026, 3, 1))]
)
def test_the_day_begins_at_four(hour, minute, day):
    local = datetime(2026, 3, 1, hour, minute)  # noqa: DTZ001 - a clock time has no zone
    assert moment_at("Europe/Berlin", local).day() == day
    assert moment_at("America/Los_Angeles", local).day() == day


def test_a_clock_time_that_comes_twice_means_the_first_unless_said():
    twice = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - a clock time has no zone
    first, second = moment_at("Europe/Berlin", twice), moment_at("Europe/Berlin", twice.replace(fold=1))
    assert (first.offset, second.offset) == (120, 60)
    assert second.at - first.at == 3600
    assert first.local() == second.local()


def test_a_clock_time_that_never_comes_moves_forward():
    never = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 - a clock time has no zone
    assert moment_at("Europe/Berlin", never).local() == datetime(2026, 3, 29, 3, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "../../etc/passwd", "America", "Europe/berlin ", "\x00", "/etc/passwd"]
)
def test_an_unknown_zone_says_what_to_write(name):
    with pytest.raises(UnknownZone, match="Europe/Berlin"):
        moment_in(name, NOON)


def test_an_unknown_zone_is_counted_as_utc_when_left_empty():
    assert moment_in("", NOON) == Moment(int(NOON.timestamp()), "", 0)


def test_instants_and_clock_times_are_not_mixed_up():
    with pytest.raises(NotInUtc):
        moment_in("Europe/Berlin", NOON.replace(tzinfo=None))
    with pytest.raises(NotInUtc):
        moment_at("Europe/Berlin", NOON)


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)),  # noqa: DTZ001
    st.sampled_from(
        ["Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", ""]
    ),
)
def test_instants_survive_and_day_and_clock_agree(when, zone_name):
    moment = moment_in(zone_name, when.replace(tzinfo=UTC))
    assert moment.utc() == when.replace(tzinfo=UTC, microsecond=0)
    assert moment.day() == (moment.local() - timedelta(hours=4)).date()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(moment), type=Moment) == moment
