"""A served installation and a browser with a profile on the disk."""

import sys
from pathlib import Path

import pytest

from tests.browser.fixtures import CHROMIUM, FLAGS, PATIENCE, PHONE
from tests.whole.served import Served


@pytest.fixture
def served(tmp_path: Path):
    one = Served(tmp_path)
    one.start()
    yield one
    one.stop()
    # pytest shows this beside a failure: what the server said meanwhile.
    sys.stdout.write(one.log.read_text())


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def open_profile(playwright, served: Served, profile: Path):
    """Return a function that opens the browser on its profile; what is still open is closed at the end."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    opened = []

    def open_it():
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=str(CHROMIUM), args=FLAGS, viewport=PHONE, base_url=served.address
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_it
    for context in opened:
        context.close()
