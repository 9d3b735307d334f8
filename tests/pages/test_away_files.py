"""What a service worker has to keep for the page without network is there, and all the page asks for is in it."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from leeward.web import away_files


def test_everything_the_page_links_is_in_the_list():
    listed = away_files.addresses()
    page = Client().get("/away").content.decode()
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page))
    assert listed[0] == "/away"
    assert asked <= set(listed)


@pytest.mark.parametrize("name", ["keep", "letter", "hpke", "bytes", "store", "carry", "waiting", "phone"])
def test_what_the_scripts_import_is_in_the_list_too(name):
    assert f"/static/web/js/outbox/{name}.js" in away_files.addresses()


def test_every_file_in_the_list_is_there():
    for address in away_files.addresses()[1:]:
        assert finders.find(address.removeprefix("/static/"))
