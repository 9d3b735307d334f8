"""Photos and sounds of the hope box: sealed in pieces, for their owner alone, refused kindly where they do not fit."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from leeward.coping.toolbox import queries
from leeward.coping.toolbox.files import CHUNK_BYTES, MOST_BYTES
from leeward.coping.toolbox.kinds import HOPE_CHUNKS
from leeward.kernel.ids import id_text

FORM_ID = bytes(range(16))
SONG = b"ID3" + b"a song that is nobody else's " * 60_000  # a little over one piece and a half


def put(browser, data=SONG, name="song.mp3", **more):
    sent = {"file": SimpleUploadedFile(name, data), "form_id": id_text(FORM_ID), **more}
    return browser.post("/toolbox/hope/file", sent)


def address(vault):
    (item,) = queries.files(vault)
    return f"/toolbox/hope/file/{id_text(item.id)}"


def test_a_song_comes_back_as_it_was_whole_and_in_parts(ana_browser, ana):
    put(ana_browser, about="  The one from  the ferry ")
    vault = ana.open()
    (item,) = queries.files(vault)
    assert (item.record.words, item.record.media_type) == ("The one from the ferry", "audio/mpeg")
    assert len(vault.stream(HOPE_CHUNKS).all()) == len(SONG) // CHUNK_BYTES + 1
    whole = ana_browser.get(address(vault))
    assert (whole.content, whole["Content-Type"], whole["Cache-Control"]) == (SONG, "audio/mpeg", "no-store")
    part = ana_browser.get(address(vault), headers={"range": "bytes=3-16"})
    assert (part.status_code, part.content) == (206, SONG[3:17])
    assert part["Content-Range"] == f"bytes 3-16/{len(SONG)}"
    assert "The one from the ferry" in ana_browser.get("/toolbox/hope").content.decode()


def test_sent_twice_it_is_one_and_taken_out_it_is_gone(ana_browser, ana):
    put(ana_browser)
    put(ana_browser)
    there = address(ana.open())
    ana_browser.post("/toolbox/hope/file", {"let_go": there.rsplit("/", 1)[1]})
    vault = ana.open()
    assert queries.files(vault) == []
    assert vault.stream(HOPE_CHUNKS).all() == []
    assert ana_browser.get(there).status_code == 404


def test_nobody_else_gets_it_and_a_lock_closes_it(ana_browser, ben_browser, ana):
    put(ana_browser)
    there = address(ana.open())
    assert ben_browser.get(there).status_code == 404
    ana_browser.post("/lock")
    assert ana_browser.get(there).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_lies_open_in_the_database(ana_browser):
    put(ana_browser)
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        cells = [cell for table in tables for row in _rows(cursor, table) for cell in row]
    held = b"".join(bytes(cell) for cell in cells if isinstance(cell, bytes | memoryview))
    assert len(held) > len(SONG)
    assert b"nobody else's" not in held


def _rows(cursor, table):
    cursor.execute(f'SELECT * FROM "{table}"')
    return cursor.fetchall()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<html><script>alert(1)</script>", "photo.jpg", "cannot be read as a photo or a sound"),
        (b"\x89PNG but not really", "x.png", "cannot be read as a photo or a sound"),
        (b"", "empty.mp3", "Choose a photo or a sound first"),
        (b"ID3" + bytes(MOST_BYTES), "long.mp3", "more than 20 MB"),
    ],
)
def test_what_does_not_fit_is_said_kindly_and_nothing_is_kept(ana_browser, ana, data, name, sentence):
    pytest.importorskip("PIL")
    answer = put(ana_browser, data, name)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert queries.files(ana.open()) == []


def test_without_a_file_it_is_said_what_to_do_and_the_words_stay(ana_browser):
    answer = ana_browser.post("/toolbox/hope/file", {"about": "My words stay."})
    assert "Choose a photo or a sound first" in answer.content.decode()
    assert "My words stay." in answer.content.decode()


def test_a_photo_is_shown_without_its_notes(ana_browser, ana):
    images = pytest.importorskip("PIL.Image")
    notes = images.Exif()
    notes[0x010F] = "Phone of Ana"
    written = io.BytesIO()
    images.new("RGB", (30, 20)).save(written, "JPEG", exif=notes)
    put(ana_browser, written.getvalue(), "IMG_0001.JPG", about="The ferry <3")
    seen = ana_browser.get(address(ana.open()))
    assert seen["Content-Type"] == "image/jpeg"
    assert b"Phone of Ana" not in seen.content
    page = ana_browser.get("/toolbox/hope").content.decode()
    assert 'alt="The ferry &lt;3"' in page
    assert "IMG_0001" not in page


def test_the_box_says_what_is_not_for_it(ana_browser):
    page = ana_browser.get("/toolbox/hope").content.decode()
    assert "Not injuries" in page
    assert "Nobody is told" in page


def test_a_box_that_is_full_says_so(ana_browser, monkeypatch):
    monkeypatch.setattr("leeward.coping.toolbox.views.hope.MOST_FILES", 0)
    answer = put(ana_browser)
    assert answer.status_code == 422
    assert "Take one out, then this one fits" in answer.content.decode()


def test_no_upload_touches_a_disk_on_its_way(settings):
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert MOST_BYTES < settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def test_after_a_file_that_did_not_fit_every_form_still_goes_where_it_belongs(ana_browser):
    ana_browser.post("/toolbox/hope", {"words": "The ferry in May", "form_id": id_text(FORM_ID)})
    page = put(ana_browser, b"no picture", "x.png").content.decode()
    forms = re.findall(r"<form[^>]*>(?:(?!</form>).)*</form>", page, re.DOTALL)
    own = [form for form in forms if 'name="words"' in form or "The ferry in May" in form]
    assert len(own) == 2
    assert all('action="/toolbox/hope"' in form for form in own)
