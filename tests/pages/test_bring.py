"""Bringing a diary along in the browser: choose, look, keep, undo; every step works by plain form post."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from leeward.interchange import holding
from leeward.journal.kinds import CHECK_INS
from leeward.journal.queries import vocabulary
from leeward.kernel import clock
from leeward.vault.errors import Full

SAMPLES = Path(__file__).parents[1] / "samples"
TABLE = "day,time,s,y,n\n2024-05-01,09:00,3,yes,hello\n2024-05-02,10:00,4,no,\n2024-02-30,10:00,4,no,\n"


def upload(browser, data, name="my-diary.csv", **more):
    body = data if isinstance(data, bytes) else data.encode()
    return browser.post(reverse("bring"), {"file": SimpleUploadedFile(name, body)}, **more)


def sample(name):
    return (SAMPLES / name).read_bytes()


def mapping(*fields, **more):
    return {f"c{place}-field": field for place, field in enumerate(fields)} | more


def keep(browser, **answers):
    return browser.post(reverse("bring-check"), {"zone": "Europe/Berlin", **answers})


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def count(notebook):
    return len(notebook.open().stream(CHECK_INS).all())


def test_a_daylio_export_is_looked_at_kept_and_undone(ana_browser, ana):
    checked = upload(ana_browser, sample("daylio_export_en_24h.csv"), follow=True)
    assert "7 March 2025" in words(checked)
    assert "Nothing is kept yet" in words(checked)
    assert count(ana) == 0
    kept = keep(ana_browser)
    assert count(ana) == 6
    shown = ana_browser.get(kept["Location"])
    assert "7 things came along" in words(shown)
    assert "brought on" in words(ana_browser.get(reverse("bring")))
    undone = ana_browser.post(kept["Location"] + "/undo", follow=True)
    assert "The 7 things that import added are gone" in words(undone)
    assert count(ana) == 0


def test_unknown_moods_are_asked_as_radio_groups(ana_browser, ana):
    checked = upload(ana_browser, sample("daylio_export_en_12h_scales_custom.csv"), follow=True)
    page = checked.content.decode()
    assert all(f">{name}</legend>" in page for name in ("ok", "tired", "wobbly"))
    assert page.count('name="mood_0"') == 6
    keep(ana_browser, mood_0="3", mood_2="2")
    scale = next(series for series in vocabulary(ana.open()).series if series.name == "Mood (Daylio)")
    levels = [item.record.values.get(scale.id) for item in ana.open().stream(CHECK_INS).all()]
    assert sorted(levels, key=str) == [2, 3, 5, None]


def test_a_table_asks_what_its_columns_mean(ana_browser, ana):
    asked = upload(ana_browser, TABLE, follow=True)
    assert asked.redirect_chain[-1][0] == reverse("bring-columns")
    assert '<option value="date" selected>' in asked.content.decode()
    fields = mapping("date", "time", "series", "tag", "note", **{"c2-low": "1", "c2-high": "7"})
    checked = ana_browser.post(reverse("bring-columns"), fields, follow=True)
    assert "s, 1\u20137" in words(checked)
    assert "Row 4 The day in this row is not in any calendar." in words(checked)
    keep(ana_browser)
    assert count(ana) == 2


def test_days_in_doubt_are_asked_and_the_choices_stay(ana_browser):
    upload(ana_browser, "day,s\n03/04/2024,3\n05/06/2024,4\n")
    fields = mapping("date", "series", **{"c1-low": "1", "c1-high": "7"})
    asked = ana_browser.post(reverse("bring-columns"), fields)
    assert "How are the days written?" in words(asked)
    assert '<option value="series" selected>' in asked.content.decode()
    assert 'value="7"' in asked.content.decode()
    checked = ana_browser.post(reverse("bring-columns"), fields | {"order": "dmy"}, follow=True)
    assert "from 3 April 2024 to 5 June 2024" in words(checked)


def test_a_table_without_a_day_is_told_what_is_missing(ana_browser):
    upload(ana_browser, TABLE)
    asked = ana_browser.post(reverse("bring-columns"), mapping("skip", "time", "series", "tag", "note"))
    assert "Choose one column that says on which day each row was." in words(asked)


@pytest.mark.parametrize(
    ("low", "high", "sentence"),
    [("1", "", "Write both ends"), ("7", "1", "lies above its lowest"), ("x", "7", "Write the lowest number")],
)
def test_the_ends_of_a_scale_are_asked_kindly(ana_browser, low, high, sentence):
    upload(ana_browser, TABLE)
    fields = mapping("date", "time", "series", "tag", "note", **{"c2-low": low, "c2-high": high})
    assert sentence in words(ana_browser.post(reverse("bring-columns"), fields))


def test_importing_twice_says_that_it_is_all_here(ana_browser, ana):
    for _ in range(2):
        upload(ana_browser, sample("daylio_export_en_24h.csv"))
        answer = keep(ana_browser)
    assert "It is all here already" in words(answer)
    assert count(ana) == 6


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in this file"),
        (b"just words\nin lines\n", "No columns could be found"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "not a text file"),
        (b"PK\x05\x06" + bytes(18), "not a Daylio backup"),
        (b'{"entries": []}', "cannot be brought yet"),
        (bytes(range(256)) * 60, "not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_kind_sentence(ana_browser, data, sentence):
    answer = upload(ana_browser, data)
    assert answer.status_code == 200
    assert sentence in words(answer)


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [(b"A" * 2**28, "too large to open here"), (b"no backup", "not a Daylio backup"), (b"[" * 10**6, "not")],
)
def test_a_backup_that_cannot_be_unpacked_gets_a_kind_sentence(ana_browser, inside, sentence):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("backup.daylio", inside)

    answer = upload(ana_browser, file.getvalue(), name="backup.daylio", follow=True)

    assert answer.status_code == 200
    assert sentence in words(answer)
    assert ana_browser.get(reverse("bring-check")).status_code == 302


def test_no_file_at_all_is_asked_for(ana_browser):
    assert "Choose the file you want to bring." in words(ana_browser.post(reverse("bring"), {}))


def test_a_file_over_the_limit_is_sent_to_the_command_line(ana_browser, ana, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    answer = upload(ana_browser, b"day,n\n" + b"2024-05-01,words\n" * 2_100_000)
    assert "leeward import FILE --account NAME" in words(answer)
    with pytest.raises(holding.NothingHeld):
        holding.held(ana.open(), now=clock.now())


def test_a_large_file_stays_in_memory_and_comes_through(ana_browser, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    answer = upload(ana_browser, b"day,n\n" + b"2024-05-01,many words in a row\n" * 120_000)
    assert answer.status_code == 302


def test_putting_a_file_away_erases_it(ana_browser):
    upload(ana_browser, TABLE)
    ana_browser.post(reverse("bring-put-away"))
    assert ana_browser.get(reverse("bring-check"))["Location"] == reverse("bring")


def test_an_import_of_somebody_else_is_not_there(ana_browser, ben_browser):
    upload(ana_browser, sample("daylio_export_en_24h.csv"))
    address = keep(ana_browser)["Location"]
    assert ben_browser.get(address).status_code == 404
    assert ben_browser.post(address + "/undo").status_code == 404
    assert ana_browser.get(address).status_code == 200


def test_a_formula_is_shown_as_the_letters_it_is(ana_browser):
    asked = upload(ana_browser, "day,n\n2024-05-01,=1+1\n2024-05-01,<script>alert(1)</script>\n", follow=True)
    assert "=1+1" in asked.content.decode()
    assert "<script>alert" not in asked.content.decode()


def test_a_stranger_is_sent_to_the_door(db):
    for name in ("bring", "bring-columns", "bring-check"):
        assert reverse("unlock") in Client().get(reverse(name))["Location"]


@pytest.mark.parametrize(("name", "method"), [("bring-put-away", "get"), ("bring", "put"), ("bring-check", "delete")])
def test_other_methods_are_not_answered(ana_browser, name, method):
    assert getattr(ana_browser, method)(reverse(name)).status_code == 405


def test_every_answer_stays_out_of_every_cache(ana_browser):
    upload(ana_browser, TABLE)
    for name in ("bring", "bring-columns"):
        assert ana_browser.get(reverse(name))["Cache-Control"] == "no-store"


def test_a_lock_in_between_keeps_nothing_and_leads_to_the_door(ana_browser, ana):
    upload(ana_browser, TABLE)
    ana_browser.post(reverse("lock"))
    assert reverse("unlock") in upload(ana_browser, TABLE)["Location"]
    assert reverse("unlock") in keep(ana_browser)["Location"]
    assert count(ana) == 0


def test_a_full_disk_gets_a_page_and_the_file_can_be_kept_later(ana_browser, ana, monkeypatch):
    def full(*_args, **_more):
        raise Full

    upload(ana_browser, sample("daylio_export_en_24h.csv"))
    with monkeypatch.context() as disk:
        disk.setattr("leeward.journal.actions.add_check_ins", full)
        assert keep(ana_browser).status_code == 507
    keep(ana_browser)
    assert count(ana) == 6
