"""Marked days as records: what touches a stretch, and what two windows do to each other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leeward.journal.events import actions, queries
from leeward.journal.events.form import EventForm
from leeward.journal.events.records import LONGEST_WORDS, Event

DAYS = st.integers(700_000, 740_000)


def event(first, last=None, words="A visit"):
    return Event(first_day=first, last_day=last or first, words=words)


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=20), DAYS, st.integers(0, 400))
def test_a_stretch_shows_exactly_the_events_that_share_a_day_with_it(spans, first, length):
    marked = [event(start, start + more) for start, more in spans]
    days = set(range(first, first + length + 1))
    expected = [one for one in marked if days & set(range(one.first_day, one.last_day + 1))]
    assert list(queries.touching(marked, first, first + length)) == expected


def test_an_event_never_prints_its_words():
    assert "visit" not in repr(event(700_000)).lower()


def test_the_same_form_twice_marks_one_day_and_other_words_correct_it(ana_vault):
    kept = actions.mark(ana_vault, event(738_000), id=b"m" * 16)
    assert actions.mark(ana_vault, event(738_000), id=b"m" * 16) == kept
    actions.mark(ana_vault, event(738_000, words="A long visit"), id=b"m" * 16)
    assert [item.record.words for item in queries.events(ana_vault)] == ["A long visit"]


def test_two_windows_keep_both(ana_vault):
    kept_as = actions.mark(ana_vault, event(738_000))
    actions.change_event(ana_vault, kept_as, event(738_001, words="One"), base_revision=1)
    second = actions.change_event(ana_vault, kept_as, event(738_002, words="Other"), base_revision=1)
    assert second.is_beside
    assert [item.record.words for item in queries.events(ana_vault)] == ["One", "Other"]


def test_what_was_deleted_meanwhile_is_kept_beside(ana_vault):
    kept_as = actions.mark(ana_vault, event(738_000))
    assert actions.delete_event(ana_vault, kept_as) == 1
    assert actions.delete_event(ana_vault, kept_as) == 0
    assert actions.change_event(ana_vault, kept_as, event(738_000), base_revision=1).is_beside


@given(st.text(max_size=200), st.text(max_size=12), st.text(max_size=12))
def test_the_form_takes_anything_and_keeps_only_days_and_a_line(words, first, last):
    form = EventForm({"words": words, "first_day": first, "last_day": last})
    if form.is_valid():
        kept = form.to_event(0)
        assert kept.first_day <= kept.last_day
        assert 0 < len(kept.words) <= LONGEST_WORDS
        assert "\n" not in kept.words


@given(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1)))
def test_days_in_their_order_are_kept_and_others_get_a_sentence(first, last):
    form = EventForm({"words": "A move", "first_day": first.isoformat(), "last_day": last.isoformat()})
    assert form.is_valid() == (first <= last)
    if not form.is_valid():
        assert "last_day" in form.errors


def test_events_stand_by_year_newest_first(ana_vault):
    for day in (date(2025, 3, 1), date(2026, 2, 1), date(2025, 9, 1)):
        actions.mark(ana_vault, event(day.toordinal(), words=day.isoformat()))
    years = queries.by_year(queries.events(ana_vault))
    assert [year for year, _ in years] == [2026, 2025]
    assert [item.record.words for item in years[1][1]] == ["2025-09-01", "2025-03-01"]
