"""What a service worker has to keep for the page without network is there, and all the page asks for is in it."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

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
