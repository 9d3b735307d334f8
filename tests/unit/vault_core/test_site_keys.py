from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import names, site_keys
from leeward.vault.core.errors import Missing, Tampered
from leeward.vault.core.primitives import SiteKey
from leeward.vault.core.site_keys import NotSiteKeys, SiteKeys
from tests.unit.vault_core.conftest import ANA

LINE = "00112233 " + "5a" * 32


def test_the_first_key_is_the_newest_and_all_are_found(keys):
    assert keys.newest.epoch == 0x0A0B0C0D
    assert keys.get(1).reveal() == b"\x11" * 32
    with pytest.raises(Missing):
        keys.get(2)


def test_a_written_key_is_read_again():
    key = site_keys.new_site_key()
    again = site_keys.parse(f"# made today\n\n{site_keys.key_line(key)}\nlost 00000009\n")
    assert again.newest.reveal() == key.reveal()
    assert again.newest.epoch == key.epoch != 0
    assert again.lost == {9}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "no key"),
        ("lost 00000001", "no key"),
        ("00112233", "line 1"),
        (LINE + " more", "line 1"),
        ("0011223 " + "5a" * 32, "line 1"),
        ("00112233 " + "5a" * 31, "line 1"),
        (f"{LINE}\nzz112233 {'5a' * 32}", "line 2"),
        (f"{LINE}\n{LINE}", "line 2"),
        ("00000000 " + "5a" * 32, "line 1"),
        (f"{LINE}\nlost", "line 2"),
    ],
)
def test_what_is_no_list_of_keys_names_the_line_and_nothing_else(text, where):
    with pytest.raises(NotSiteKeys, match=where) as caught:
        site_keys.parse(text)
    assert "5a5a" not in str(caught.value)


def test_a_list_of_keys_shows_none(keys):
    assert "5a5a5a5a" not in repr(keys)


def test_a_new_key_never_takes_a_used_id(monkeypatch):
    drawn = iter([0, 7, 8])
    monkeypatch.setattr(site_keys.secrets, "randbits", lambda _: next(drawn))
    assert site_keys.new_site_key([SiteKey(bytes(32), epoch=7)]).epoch == 8


def test_what_is_kept_outside_says_which_key_it_is_and_not_what(keys):
    newest, older = keys.keys
    assert site_keys.check_value(newest) != site_keys.check_value(older)
    assert site_keys.fingerprint(newest) != site_keys.fingerprint(older)
    assert len(site_keys.fingerprint(newest).split("-")) == 6
    assert newest.reveal().hex()[:8] not in site_keys.fingerprint(newest)


def test_a_public_key_is_bound_to_account_and_generation(keys):
    place = {"account": ANA, "generation": 1, "public": bytes(32)}
    made = {
        site_keys.public_key_mac(keys.newest, **{**place, **other})
        for other in ({}, {"account": bytes(16)}, {"generation": 2}, {"public": b"\x01" * 32})
    }
    assert len(made) == 4


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=64))
def test_a_name_is_found_by_hash_and_read_by_the_server_only(keys, name):
    assert names.name_key(keys.newest, name) == names.name_key(keys.newest, name)
    sealed = names.seal_name(keys.newest, name, account=ANA)
    assert names.open_name(keys, sealed, account=ANA) == name
    with pytest.raises(Tampered):
        names.open_name(keys, sealed, account=bytes(16))
    with pytest.raises(Missing):
        names.open_name(SiteKeys(keys.keys[1:]), sealed, account=ANA)
