"""Bringing a file into a notebook: what is kept, what a second import adds, what undoing leaves."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leeward.interchange import actions, holding, queries
from leeward.interchange.formats.found import Format
from leeward.interchange.formats.mapping import read_mapping
from leeward.interchange.naming import OFFERED
from leeward.interchange.plan import Choices
from leeward.journal.bitsets import packed
from leeward.journal.kinds import CHECK_INS, ENTRIES, VOCABULARY
from leeward.journal.queries import vocabulary
from leeward.journal.records import CheckIn
from leeward.journal.vocabulary import tags_in
from leeward.kernel.ids import id_bytes
from leeward.kernel.moments import moment_in
from leeward.vault.errors import Missing

SAMPLES = Path(__file__).parents[1] / "samples"
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
BERLIN = "Europe/Berlin"
DAYLIO = Choices(format=Format.DAYLIO_CSV, zone=BERLIN)
MARKS = "day,time,s,n\n2024-05-01,09:00,3,hello\n2024-05-02,10:00,4,\n2024-05-02,10:00,4,\n"
TABLE = Choices(
    format=Format.TABLE,
    zone=BERLIN,
    columns=read_mapping(["day=date", "time=time", "s=series:1-7", "n=note"]),
)


def sample(name="daylio_export_en_24h.csv"):
    return io.BytesIO((SAMPLES / name).read_bytes())


def table(text=MARKS):
    return io.BytesIO(text.encode())


def bring(vault, source, choices, now=NOW):
    return actions.bring(vault, source, choices, now=now)


def check_ins(vault):
    return [item.record for item in vault.stream(CHECK_INS).all()]


def names_of(vault, record):
    return {tag.name for tag in tags_in(vocabulary(vault), record.tags)}


def scale_of(vault, name):
    return next(series for series in vocabulary(vault).series if series.name == name)


def test_a_dry_run_keeps_nothing(ana_vault):
    bundle = actions.look(sample(), DAYLIO, now=NOW)
    assert (bundle.check_ins, bundle.entries, bundle.refused_count) == (6, 1, 0)
    assert not ana_vault.stream(CHECK_INS).all()
    assert not ana_vault.stream(VOCABULARY).all()


def test_daylio_keeps_its_own_scale_and_its_tags(ana_vault):
    kept = bring(ana_vault, sample(), DAYLIO)
    assert (kept.check_ins, kept.entries, kept.known) == (6, 1, 0)
    scale = scale_of(ana_vault, "Mood (Daylio)")
    assert (scale.low, scale.high) == (1, 5)
    oldest = min(check_ins(ana_vault), key=lambda record: record.moment.at)
    assert (oldest.values[scale.id], oldest.mood) == (3, None)
    assert names_of(ana_vault, oldest) == {"bad sleep", "school"}
    assert oldest.moment.local().isoformat() == "2025-03-07T08:00:00"
    assert oldest.moment.zone == BERLIN


def test_a_titled_note_is_a_page_of_its_own(ana_vault):
    bring(ana_vault, sample(), DAYLIO)
    (entry,) = (item.record for item in ana_vault.stream(ENTRIES).all())
    assert (entry.title, entry.text) == ("Rough night", "Big argument.\nRang my sister after.")
    beside = [record for record in check_ins(ana_vault) if record.moment == entry.moment]
    assert [record.note for record in beside] == [""]


def test_daylio_moods_reach_the_own_scale_only_when_asked(ana_vault):
    bring(ana_vault, sample(), Choices(format=Format.DAYLIO_CSV, zone=BERLIN, as_mood=True))
    scale = scale_of(ana_vault, "Mood (Daylio)")
    assert {(record.values[scale.id], record.mood) for record in check_ins(ana_vault)} == {
        (3, 5),
        (5, 10),
        (2, 2),
        (1, 0),
        (4, 8),
    }


def test_unknown_moods_are_placed_by_the_person_and_no_row_is_dropped(ana_vault):
    name = "daylio_export_en_12h_scales_custom.csv"
    bring(ana_vault, sample(name), Choices(format=Format.DAYLIO_CSV, zone=BERLIN, moods={"wobbly": 2}))
    scale = scale_of(ana_vault, "Mood (Daylio)")
    found = {tuple(sorted(names_of(ana_vault, record))): record.values.get(scale.id) for record in check_ins(ana_vault)}
    assert len(check_ins(ana_vault)) == 4
    assert found[("breathing", "cold water", "wobbly")] == 2
    assert found[("tired",)] is None


def test_importing_twice_adds_nothing(ana_vault):
    first = bring(ana_vault, table(), TABLE)
    again = bring(ana_vault, table(), TABLE)
    assert (first.check_ins, again.check_ins, again.known) == (3, 0, 3)
    assert len(check_ins(ana_vault)) == 3
    assert len(queries.imports(ana_vault)) == 1


def test_a_longer_export_adds_only_what_is_new(ana_vault):
    bring(ana_vault, table(), TABLE)
    again = bring(ana_vault, table(MARKS + "2024-05-03,10:00,4,\n"), TABLE)
    assert (again.check_ins, again.known) == (1, 3)


def test_a_mood_corrected_in_daylio_does_not_double_its_entry(ana_vault):
    bring(ana_vault, sample(), DAYLIO)
    changed = io.BytesIO(sample().read().replace(b"09:05,good", b"09:05,rad"))
    assert bring(ana_vault, changed, DAYLIO).check_ins == 0


def test_the_backup_of_what_the_csv_held_adds_nothing(ana_vault):
    text = "full_date,date,weekday,time,mood,activities,note_title,note\n2025-03-29,,,20:00,good,walk | friends,,\n"
    bring(ana_vault, table(text), DAYLIO)
    kept = bring(ana_vault, sample("backup_2025_03_30.daylio"), Choices(format=Format.DAYLIO_BACKUP, zone=BERLIN))
    assert (kept.check_ins, kept.known) == (2, 1)


def test_undoing_removes_the_batch_and_nothing_else(ana_vault):
    ana_vault.stream(CHECK_INS).append(CheckIn(moment=moment_in(BERLIN, NOW), mood=7))
    kept = bring(ana_vault, sample(), DAYLIO)
    other = bring(ana_vault, table(), TABLE)
    assert [one.count for one in queries.imports(ana_vault)] == [3, 7]
    assert actions.undo(ana_vault, kept.batch) == 7
    assert [id_bytes(one.id) for one in queries.imports(ana_vault)] == [other.batch]
    assert sorted(record.batch for record in check_ins(ana_vault)) == sorted([b"", *[other.batch] * 3])
    with pytest.raises(Missing):
        actions.undo(ana_vault, kept.batch)


def test_undoing_takes_the_words_along_that_nothing_else_uses(ana_vault):
    before = vocabulary(ana_vault)
    kept = bring(ana_vault, sample(), DAYLIO)
    walk = next(tag for tag in vocabulary(ana_vault).tags if tag.name == "walk")
    ana_vault.stream(CHECK_INS).append(CheckIn(moment=moment_in(BERLIN, NOW), tags=packed([walk.index])))
    actions.undo(ana_vault, kept.batch)
    after = vocabulary(ana_vault)
    assert [tag.name for tag in after.tags if tag not in before.tags] == ["walk"]
    assert after.series == before.series


def test_imported_scales_are_kept_and_not_asked_for(ana_vault):
    bring(ana_vault, table(), TABLE)
    assert not scale_of(ana_vault, "s").shown


def test_of_many_tags_the_most_used_are_offered(ana_vault):
    rows = "".join(f"2024-05-{1 + number % 28:02},tag {number % 40}|often\n" for number in range(120))
    choices = Choices(format=Format.TABLE, zone=BERLIN, columns=read_mapping(["day=date", "w=tags"]))
    bring(ana_vault, table("day,w\n" + rows), choices)
    brought = [tag for tag in vocabulary(ana_vault).tags if tag.name.startswith(("tag ", "often"))]
    assert len(brought) == 41
    assert sum(tag.shown for tag in brought) == OFFERED
    assert next(tag for tag in brought if tag.name == "often").shown


def test_after_undoing_the_file_can_be_brought_again(ana_vault):
    kept = bring(ana_vault, table(), TABLE)
    actions.undo(ana_vault, kept.batch)
    assert bring(ana_vault, table(), TABLE).check_ins == 3


def test_two_people_get_different_ids_for_the_same_row(ana_vault, ben_vault):
    bring(ana_vault, table(), TABLE)
    bring(ben_vault, table(), TABLE)
    ana, ben = ({item.id for item in vault.stream(CHECK_INS).all()} for vault in (ana_vault, ben_vault))
    assert not ana & ben


def test_an_offset_in_the_file_is_kept_as_it_was_meant(ana_vault):
    bring(ana_vault, sample("backup_2025_03_30.daylio"), Choices(format=Format.DAYLIO_BACKUP, zone=BERLIN))
    moments = sorted(record.moment for record in check_ins(ana_vault))
    assert [(moment.offset, moment.zone) for moment in moments] == [(0, ""), (0, ""), (60, "")]
    assert moments[-1].local().isoformat() == "2025-03-30T22:10:00"


def test_an_instant_without_a_place_is_shown_where_the_person_is(ana_vault):
    choices = Choices(format=Format.TABLE, zone=BERLIN, columns=read_mapping(["t=datetime", "s=mood"]))
    bring(ana_vault, table("t,s\n1714555800,3\n"), choices)
    (record,) = check_ins(ana_vault)
    assert record.moment.local().isoformat() == "2024-05-01T11:30:00"


def test_a_file_without_a_usable_row_keeps_nothing(ana_vault):
    with pytest.raises(actions.NothingToKeep):
        bring(ana_vault, table("day,time,s,n\n2024-02-30,09:00,3,\n"), TABLE)


def test_a_column_of_sentences_is_no_list_of_tags(ana_vault):
    rows = "".join(f"2024-05-01,word number {number}\n" for number in range(500))
    choices = Choices(format=Format.TABLE, zone=BERLIN, columns=read_mapping(["day=date", "w=tags"]))
    with pytest.raises(actions.TooManyNames):
        bring(ana_vault, table("day,w\n" + rows), choices)


def test_a_held_file_comes_back_whole_and_goes_when_put_away(ana_vault):
    body = bytes(range(256)) * 20_000
    holding.hold(ana_vault, body, DAYLIO, now=NOW)
    holding.choose(ana_vault, TABLE)
    found = holding.held(ana_vault, now=NOW)
    assert (found.source.getvalue(), found.choices) == (body, TABLE)
    holding.put_away(ana_vault)
    with pytest.raises(holding.NothingHeld):
        holding.held(ana_vault, now=NOW)


def test_a_held_file_is_dropped_after_a_day(ana_vault):
    holding.hold(ana_vault, b"day,n\n", TABLE, now=NOW)
    with pytest.raises(holding.NothingHeld):
        holding.held(ana_vault, now=NOW + timedelta(days=2))


def test_a_file_over_the_limit_is_not_held(ana_vault):
    with pytest.raises(holding.TooLargeToHold):
        holding.hold(ana_vault, bytes(holding.LIMIT + 1), TABLE, now=NOW)


def test_no_word_of_a_held_file_lies_in_the_database(ana_vault):
    from django.apps import apps

    holding.hold(ana_vault, b"day,n\n2024-05-01,marzipanmarker\n", TABLE, now=NOW)
    drafts = apps.get_model("vault", "Draft").objects.all()
    assert drafts
    assert all(b"marzipan" not in bytes(draft.sealed) for draft in drafts)
