"""A phone's file in the browser: read while it comes, looked at, kept, taken out again; nothing of it lies on disk."""

import html
import re
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from leeward.interchange import holding
from leeward.interchange.views_phone import phone
from leeward.journal.kinds import CHECK_INS
from leeward.kernel import clock
from leeward.movement.kinds import MOVED
from tests.unit.formats.phone_files import apple, asleep, exercise, mindful, tables, zipped

DAY = "2025-05-0{} {}:00 +0200"
NIGHT = asleep(DAY.format(1, "23:00"), DAY.format(2, "06:30"))
WALK = exercise(DAY.format(2, "12:00"), DAY.format(2, "12:25"))
SIT = mindful(DAY.format(2, "20:00"), DAY.format(2, "20:10"))
EXPORT = zipped(("apple_health_export/export.xml", apple(NIGHT, WALK, SIT)))
ENTITY = apple(NIGHT, dtd='<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]>')


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(datetime(2025, 6, 2, 9, tzinfo=UTC)):
        yield


def upload(browser, data, name="export.zip", to="bring-phone", **more):
    return browser.post(reverse(to), {"file": SimpleUploadedFile(name, data)}, **more)


def words(response):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def counts(notebook):
    vault = notebook.open()
    return len(vault.stream(CHECK_INS).all()), len(vault.stream(MOVED).all())


@pytest.mark.parametrize("to", ["bring-phone", "bring"])
def test_an_export_is_looked_at_kept_and_taken_out_again(ana_browser, ana, to):
    checked = upload(ana_browser, EXPORT, to=to, follow=True)
    assert checked.redirect_chain[-1][0] == reverse("bring-phone-check")
    assert "Apple Health export" in words(checked)
    assert "from 2 May 2025 to 2 May 2025" in words(checked)
    assert "Everything about your body stayed in the file, unread." in words(checked)
    assert counts(ana) == (0, 0)
    kept = ana_browser.post(reverse("bring-phone-check"))
    assert counts(ana) == (2, 1)
    assert "3 things came along" in words(ana_browser.get(kept["Location"]))
    assert "brought on" in words(ana_browser.get(reverse("bring-phone")))
    ana_browser.post(kept["Location"] + "/undo")
    assert counts(ana) == (0, 0)


def test_a_second_time_says_that_it_is_all_here(ana_browser, ana):
    for _ in range(2):
        upload(ana_browser, EXPORT)
        answer = ana_browser.post(reverse("bring-phone-check"))
    assert "It is all here already" in words(answer)
    assert counts(ana) == (2, 1)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in this file"),
        (b"just some words", "not an export of a phone's health app"),
        (b"<html></html>", "not what the Health app writes"),
        (ENTITY, "something in this file that no phone writes"),
        (zipped(("export.xml", ENTITY)), "something in this file that no phone writes"),
        (apple(WALK, made=DAY.format(2, "15:00")), "only about the day it was made on"),
        (apple(), "no minutes of movement, no sleep"),
        (zipped(("export.xml", b" " * 2**25)), "larger than can be opened here"),
        (tables("CREATE TABLE other (a)"), "not what Health Connect writes"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_kind_sentence_and_nothing_is_held(ana_browser, ana, data, sentence):
    answer = upload(ana_browser, data)
    assert (answer.status_code, sentence in words(answer)) == (200, True)
    with pytest.raises(holding.NothingHeld):
        holding.held(ana.open(), now=clock.now())


def test_no_file_at_all_is_asked_for(ana_browser):
    assert "Choose the file you want to bring." in words(ana_browser.post(reverse("bring-phone"), {}))


def test_a_file_that_breaks_off_says_so(ana_browser):
    whole = apple(NIGHT, *[WALK] * 30)
    assert "breaks off before its end" in words(upload(ana_browser, whole[:-900], follow=True))


def test_a_large_file_never_touches_the_disk_and_only_its_days_are_held(ana_browser, ana, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    big = apple(NIGHT, WALK, *['<Record type="HKQuantityTypeIdentifierHeartRate" value="71"/>' * 1000] * 600)
    assert len(big) > holding.LIMIT
    assert upload(ana_browser, big).status_code == 302
    assert len(holding.held(ana.open(), now=clock.now()).source.getvalue()) < 300


def test_nobody_is_read_for_who_is_not_signed_in(db, monkeypatch):
    def read(*_args):
        raise AssertionError

    monkeypatch.setattr("leeward.interchange.formats.phone.PhoneFile.feed", read)
    for name in ("bring-phone", "bring-phone-check"):
        assert reverse("unlock") in upload(Client(), EXPORT, to=name)["Location"]


def test_a_forged_form_keeps_nothing(ana_browser, ana):
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = ana_browser.cookies
    assert upload(forged, EXPORT).status_code == 403
    with pytest.raises(holding.NothingHeld):
        holding.held(ana.open(), now=clock.now())
    assert phone.csrf_exempt  # only so that the check inside can read the file as it comes


def test_a_file_of_another_kind_that_waits_goes_its_own_way(ana_browser):
    upload(ana_browser, b"day,n\n2024-05-01,words\n", name="t.csv", to="bring")
    assert ana_browser.get(reverse("bring-phone-check"))["Location"] == reverse("bring-check")
    upload(ana_browser, EXPORT)
    for name in ("bring-check", "bring-columns"):
        page = ana_browser.get(reverse(name), follow=True)
        assert page.redirect_chain[-1][0] == reverse("bring-phone-check")
    ana_browser.post(reverse("bring-put-away"))
    assert ana_browser.get(reverse("bring-phone-check"))["Location"] == reverse("bring-phone")


def test_a_night_of_today_is_no_check_in_of_today(ana_browser):
    last_night = asleep("2025-06-01 23:00:00 +0000", "2025-06-02 06:30:00 +0000")
    upload(ana_browser, apple(last_night, made="2025-06-02 08:00:00 +0000"), name="export.xml")
    ana_browser.post(reverse("bring-phone-check"))
    today = words(ana_browser.get(reverse("home")))
    notebook = words(ana_browser.get(reverse("notebook")))
    assert "7 h 30" in notebook
    assert "Noted by a phone" in notebook
    assert "06:30" not in today


def test_a_zip_bomb_in_a_neighbour_is_refused(ana_browser):
    bomb = zipped(("a.jpg", b" " * 2**26), ("export.xml", apple(NIGHT)), method=zipfile.ZIP_DEFLATED)
    assert "larger than can be opened here" in words(upload(ana_browser, bomb))
