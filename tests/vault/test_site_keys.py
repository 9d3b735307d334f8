"""The installation's key: made once, never replaced behind anybody's back, missed by name."""

from __future__ import annotations

import stat

import pytest

from leeward.vault import site_keys
from leeward.vault.errors import Tampered
from leeward.vault.models import Installation
from leeward.vault.site_keys import SiteKeyMissing


@pytest.fixture
def file(settings, tmp_path):
    """No key in the environment; a file that is not there yet."""
    settings.SITE_KEY = ""
    settings.SITE_KEY_FILE = tmp_path / "config" / "site.key"
    return settings.SITE_KEY_FILE


def test_a_new_installation_makes_its_key_for_its_owner_only(db, file):
    site_keys.ready()
    first = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    site_keys.ready()
    assert file.read_text() == first
    assert Installation.objects.get().site_key == int(first[:8], 16)
    assert first.split()[1] not in str(Installation.objects.values())


def test_with_accounts_no_key_is_ever_made(ana_vault, file):
    with pytest.raises(SiteKeyMissing, match="00112233"):
        site_keys.ready()
    assert not file.exists()


def test_another_key_is_noticed_and_the_missing_one_named(ana_vault, settings):
    site_keys.ready()
    settings.SITE_KEY = "44556677 " + "11" * 32
    with pytest.raises(SiteKeyMissing, match="00112233"):
        site_keys.ready()


def test_a_key_under_the_right_id_with_other_bytes_is_noticed(ana_vault, settings):
    site_keys.ready()
    settings.SITE_KEY = "00112233 " + "11" * 32
    with pytest.raises(SiteKeyMissing, match="00112233"):
        site_keys.ready()


def test_a_key_said_to_be_lost_lets_the_installation_start(ana_vault, settings):
    site_keys.ready()
    settings.SITE_KEY = f"44556677 {'11' * 32}\nlost 00112233"
    site_keys.ready()
    assert Installation.objects.get().site_key == 0x44556677


def test_an_older_key_beside_a_new_one_is_enough(ana_vault, settings):
    settings.SITE_KEY = f"44556677 {'11' * 32}\n00112233 {'5a' * 32}"
    site_keys.ready()
    assert site_keys.site_key().id == "44556677"


def test_a_file_that_is_something_else_is_not_taken_for_a_key(db, file):
    file.parent.mkdir()
    file.write_text("my shopping list")
    with pytest.raises(SiteKeyMissing, match="line 1"):
        site_keys.ready()
    assert file.read_text() == "my shopping list"


def test_names_are_found_by_hash_and_opened_only_for_their_account(db):
    account, other = bytes(16), bytes([1] * 16)
    sealed = site_keys.seal_name("ana", account=account)
    assert site_keys.open_name(sealed, account=account) == "ana"
    assert b"ana" not in sealed
    with pytest.raises(Tampered):
        site_keys.open_name(sealed, account=other)
    assert site_keys.name_key("ana") != site_keys.name_key("ben")
