"""What a service worker has to keep for the page without network is there, and all the page asks for is in it."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from leeward.coping.ride import public
from leeward.web import away_files, offline


def test_everything_the_page_links_is_kept_by_the_worker():
    kept = offline.kept()
    page = Client().get("/away").content.decode()
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+[.](?:css|js))"', page))
    assert asked <= set(kept.fixed)
    assert "/away" in {page.address for page in kept.always}
    assert len(set(kept.fixed)) == len(kept.fixed)


@pytest.mark.parametrize("name", ["keep", "letter", "hpke", "bytes", "store", "carry", "waiting", "phone", "start"])
def test_what_the_scripts_import_is_kept_too(name):
    assert f"web/js/outbox/{name}.js" in away_files.names()


def test_every_file_is_there():
    assert [name for name in away_files.names() if not finders.find(name)] == []


def test_the_ride_that_can_be_kept_finds_all_its_scripts_without_a_network():
    kept = set(offline.kept().fixed)
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+[.](?:css|js))"', Client().get("/try/ride").content.decode()))
    assert asked <= kept
    for name in ("coping/ride_kept.js", "coping/ride_steps.js", "coping/ride.js"):
        for other in re.findall(r'from "([^"]+)"', Path(finders.find(name)).read_text()):
            assert f"/static/{normpath(join(dirname(name), other))}" in kept


def test_a_changed_page_to_try_is_a_new_version_of_the_worker(monkeypatch):
    offline.worker.cache_clear()
    before = offline.worker()
    monkeypatch.setattr(public, "marks", lambda: ["another"])
    offline.worker.cache_clear()
    assert offline.worker().partition(b"\n")[0] != before.partition(b"\n")[0]
    offline.worker.cache_clear()
