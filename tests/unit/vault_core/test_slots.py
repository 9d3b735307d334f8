from __future__ import annotations

from dataclasses import fields, replace

import pytest

from leeward.vault.core import site_keys, slots
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat, WrongSecret
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.recovery import RecoveryCode
from leeward.vault.core.site_keys import SiteKeys
from leeward.vault.core.slots import Slot, SlotKind
from tests.people import PASSPHRASES
from tests.unit.vault_core.conftest import ANA

RIGHT = Passphrase.typed(PASSPHRASES["ana"])
WRONG = Passphrase.typed(PASSPHRASES["ben"])
CODE = RecoveryCode.new()


@pytest.fixture(scope="module")
def code_slot(keys, account_key):
    return slots.recovery_slot(account_key, CODE, account=ANA, site_key=keys.newest)


def stretched_cheaply(monkeypatch):
    """Count the slow hashes instead of running them; what they would give is not looked at."""
    runs = []

    def keys(self, *, salt, memory_kib, passes):
        runs.append((memory_kib, passes))
        return slots.SlotKey(bytes(32)), bytes(32)

    monkeypatch.setattr(Passphrase, "keys", keys)
    return runs


def changes(slot: Slot):
    others = {bytes: lambda old: bytes(len(old) - 1) + b"\x07", int: lambda old: old + 1}
    for field in fields(Slot):
        old = getattr(slot, field.name)
        if field.name == "kind":
            yield field.name, replace(slot, kind=SlotKind(3 - old))
        elif field.name != "site_key":
            yield field.name, replace(slot, **{field.name: others[bytes if isinstance(old, bytes) else int](old)})


def test_the_passphrase_opens_its_slot(ana_slot, keys, account_key):
    slot, digest = ana_slot
    opened = slots.open_slot(slot, RIGHT, keys)
    assert opened.account_key.reveal() == account_key.reveal()
    assert opened.digest == digest == slots.slot_digest(slot, keys)
    assert opened.account_key.reveal().hex()[:8] not in repr(opened)


def test_another_passphrase_does_not(ana_slot, keys):
    with pytest.raises(WrongSecret):
        slots.open_slot(ana_slot[0], WRONG, keys)


def test_the_code_opens_its_slot_and_finds_it(code_slot, keys, account_key):
    slot, digest = code_slot
    opened = slots.open_slot(slot, RecoveryCode.typed(CODE.text().lower()), keys)
    assert opened.account_key.reveal() == account_key.reveal()
    assert opened.digest == digest
    assert slot.locator == CODE.locator()


def test_another_code_does_not(code_slot, keys):
    with pytest.raises(WrongSecret):
        slots.open_slot(code_slot[0], RecoveryCode.new(), keys)


@pytest.mark.parametrize("secret", [RIGHT, WRONG], ids=["right", "wrong"])
def test_a_changed_row_answers_the_same_whatever_was_typed_and_takes_as_long(ana_slot, keys, secret, monkeypatch):
    runs = stretched_cheaply(monkeypatch)
    tried = list(changes(ana_slot[0]))
    for name, changed in tried:
        with pytest.raises(Tampered):
            slots.open_slot(changed, secret, keys)
        assert runs.pop() == (64 * 1024, 3), name
    assert len(tried) == 9
    assert not runs


@pytest.mark.parametrize("code", [CODE, RecoveryCode.new()], ids=["right", "wrong"])
def test_a_changed_recovery_row_answers_the_same_whatever_was_typed(code_slot, keys, code):
    for _, changed in changes(code_slot[0]):
        with pytest.raises(Tampered):
            slots.open_slot(changed, code, keys)


def test_a_slot_another_server_made_is_refused(keys, account_key, monkeypatch):
    stretched_cheaply(monkeypatch)
    foreign = site_keys.new_site_key()
    forged, _ = slots.passphrase_slot(account_key, WRONG, account=ANA, site_key=foreign)
    with pytest.raises(Tampered):
        slots.open_slot(replace(forged, site_key=keys.newest.epoch), WRONG, keys)
    with pytest.raises(Missing):
        slots.open_slot(forged, WRONG, keys)


def test_a_recovery_slot_opens_when_its_site_key_is_lost_and_only_then(keys, account_key):
    gone = site_keys.new_site_key()
    slot, digest = slots.recovery_slot(account_key, CODE, account=ANA, site_key=gone)
    with pytest.raises(Missing):
        slots.open_slot(slot, CODE, keys)
    without = SiteKeys(keys.keys, frozenset({gone.epoch}))
    assert slots.open_slot(slot, CODE, without).digest == digest


def test_a_slot_moves_to_the_newest_site_key_without_any_secret(ana_slot, code_slot, keys, account_key):
    newest = site_keys.new_site_key(keys.keys)
    rotated = SiteKeys((newest, *keys.keys))
    for (slot, digest), secret in ((ana_slot, RIGHT), (code_slot, CODE)):
        moved = slots.rewrapped(slot, rotated)
        assert moved.site_key == newest.epoch
        opened = slots.open_slot(moved, secret, SiteKeys((newest,)))
        assert opened.account_key.reveal() == account_key.reveal()
        assert opened.digest == digest


def test_a_changed_slot_is_not_moved(ana_slot, keys):
    for _, changed in changes(ana_slot[0]):
        with pytest.raises(Tampered):
            slots.rewrapped(changed, keys)


def test_without_the_site_key_no_guess_can_be_tested(ana_slot, code_slot, keys, monkeypatch):
    """A passphrase slot's blob holds nothing a passphrase could fit; a recovery slot's does, with 125 random bits."""
    foreign = SiteKeys((site_keys.SiteKey(bytes(32), epoch=keys.newest.epoch),))
    runs = stretched_cheaply(monkeypatch)
    with pytest.raises(Tampered):
        slots.open_slot(ana_slot[0], RIGHT, foreign)
    assert len(runs) == 1
    assert code_slot[0].blob[:32] == CODE.commitment()
    assert len(ana_slot[0].blob) == len(code_slot[0].blob) + 34


def test_a_slot_of_other_strength_is_refused_before_any_work(ana_slot, keys):
    for memory_kib, passes in ((8, 1), (4 * 1024 * 1024, 3)):
        bare = replace(ana_slot[0], memory_kib=memory_kib, passes=passes)
        genuine = replace(bare, mac=slots._mac(bare, keys.newest))
        with pytest.raises(UnknownFormat):
            slots.open_slot(genuine, RIGHT, keys)


def test_a_slot_says_when_it_is_weaker_than_today(ana_slot, code_slot):
    assert not slots.is_weak(ana_slot[0])
    assert slots.is_weak(replace(ana_slot[0], passes=2))
    assert not slots.is_weak(code_slot[0])


def test_a_name_nobody_has_takes_as_long(monkeypatch):
    runs = stretched_cheaply(monkeypatch)
    slots.pretend(RIGHT)
    assert runs == [(64 * 1024, 3)]


def test_a_secret_of_the_other_kind_never_opens_a_slot(ana_slot, code_slot, keys, monkeypatch):
    stretched_cheaply(monkeypatch)
    with pytest.raises(Tampered):
        slots.open_slot(code_slot[0], RIGHT, keys)
    with pytest.raises(Tampered):
        slots.open_slot(ana_slot[0], CODE, keys)
