"""What was acknowledged is there after a power cut, and the installation opens as before."""

from __future__ import annotations

import stat

import pytest

from tests.whole import person

pytestmark = pytest.mark.browser


def test_what_was_kept_survives_a_kill(served, open_profile):
    page = open_profile().pages[0]
    person.begin(page)
    person.note(page, "The kettle sang and I heard it.")
    served.kill()
    served.start()

    page.goto("/notebook")

    assert "The kettle sang and I heard it." in page.locator("main").inner_text()


def test_the_folders_are_the_owners_alone(served):
    private = [served.data, served.data / "leeward.db", served.folder / "config" / "leeward" / "site.key"]

    assert [path for path in private if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_a_lost_site_key_is_named_and_nothing_is_made_anew(served, open_profile):
    person.begin(open_profile().pages[0])
    served.stop()
    key = served.folder / "config" / "leeward" / "site.key"
    number = key.read_text().split()[0]
    key.unlink()

    answer = served.command("serve", "--port", str(served.port))

    assert answer.returncode == 1
    assert number in answer.stderr
    assert not key.exists()


def test_a_second_leeward_on_the_same_port_says_so(served):
    answer = served.command("serve", "--port", str(served.port))

    assert answer.returncode == 1
    assert "in use" in answer.stderr


def test_the_self_test_finds_all_in_order(served):
    answer = served.command("check")

    assert answer.returncode == 0, answer.stdout
