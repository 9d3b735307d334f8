"""A phone that keeps notes, for the tests of what happens without network."""

import pytest

from tests.browser.fixtures import PATIENCE
from tests.browser.outbox import begin, go_away


@pytest.fixture
def phone(ana_page, live_server):
    """A page of Ana's phone, which keeps notes; it shows the page for that."""
    ana_page.set_default_timeout(PATIENCE)
    begin(ana_page, live_server.url)
    go_away(ana_page, live_server.url)
    return ana_page
