"""Ways in: who is let in, who is not, and that nobody is ever stranded outside."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import msgspec
import pytest

from leeward.kernel.ids import new_id
from leeward.vault import admission, rekeying, slot_rows, unlocking
from leeward.vault.core import slots
from leeward.vault.core.keyring import StreamKeys
from leeward.vault.core.primitives import AccountKey, ReceivingKey, SiteKey
from leeward.vault.core.recovery import RecoveryCode
from leeward.vault.core.slots import SlotKind
from leeward.vault.errors import Locked, Tampered, WrongSecret
from leeward.vault.models import Head, Keyring, KeySlot, Segment, TailItem
from leeward.vault.opened import OpenVault
from leeward.vault.site_keys import all_keys
from leeward.vault.unlocking import Passphrase
from tests.vault.things import THINGS, TOTAL, Thing

NOW = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
NEW = Passphrase.typed("seven other quiet lantern words")


class Stopped(Exception):
    """The machine stops here."""


def thing_in(vault: OpenVault) -> list[str]:
    return [item.record.text for item in vault.stream(THINGS).all()]


@pytest.fixture
def kept(ana, ana_vault):
    ana_vault.stream(THINGS).append(Thing("kept"))
    return ana


def test_the_passphrase_opens_and_another_does_not(kept):
    assert thing_in(unlocking.unlock(kept.account_id, kept.passphrase)) == ["kept"]
    with pytest.raises(WrongSecret):
        unlocking.unlock(kept.account_id, NEW)


def test_an_account_that_is_not_there_gives_the_same_answer(db):
    with pytest.raises(WrongSecret):
        unlocking.unlock(new_id(), NEW)


def test_a_slot_put_in_by_a_database_writer_lets_nobody_in(kept):
    # [T] 0.1.1: without the mac the thief signs in with a passphrase of their own.
    thief, wrong_site_key = AccountKey.new(), SiteKey.new(epoch=all_keys().newest.epoch)
    slot, _ = slots.passphrase_slot(thief, NEW, account=kept.account_id, site_key=wrong_site_key)
    KeySlot.objects.filter(account=kept.account_id, kind=SlotKind.PASSPHRASE).delete()
    slot_rows.insert(slot)
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, NEW)


def test_a_slot_copied_from_another_account_lets_nobody_in(kept, ben_vault):
    theirs = slot_rows.of_kind(ben_vault.account_id, SlotKind.PASSPHRASE)
    KeySlot.objects.filter(account=kept.account_id, kind=SlotKind.PASSPHRASE).delete()
    slot_rows.insert(dataclasses.replace(theirs, account=kept.account_id))
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, kept.passphrase)


def test_a_slot_the_keyring_does_not_list_lets_nobody_in(kept):
    # Genuine by its mac, made with the right account key: only the keyring's list can tell that it was taken back.
    slot, _ = slots.passphrase_slot(kept.account_key, NEW, account=kept.account_id, site_key=all_keys().newest)
    KeySlot.objects.filter(account=kept.account_id, kind=SlotKind.PASSPHRASE).delete()
    slot_rows.insert(slot)
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, NEW)


@pytest.mark.parametrize("column", ["public_key", "public_key_mac"])
def test_a_changed_public_key_is_noticed_at_unlocking(kept, column):
    Head.objects.update(**{column: ReceivingKey.new().public})
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, kept.passphrase)


def test_a_keyring_put_back_is_noticed_at_unlocking(kept):
    newest = Keyring.objects.order_by("-revision").first()
    Keyring.objects.filter(revision=newest.revision).delete()
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, kept.passphrase)


def test_nothing_is_written_under_a_keyring_that_was_put_back(kept):
    # 0.1.14: rows name an epoch the older keyring lacks.
    before = Head.objects.get().revision
    vault = kept.open()
    vault.stream(THINGS).compact()
    unlocking.rekey(vault, current=kept.passphrase, now=NOW)
    again = OpenVault(vault.keys)
    again.stream(THINGS).append(Thing("later"))
    ring = again.keys.keyring
    old = before_the_re_key(ring)
    with again.transaction():
        again.keys.change(lambda _: old)
    with pytest.raises(Tampered):
        again.stream(THINGS).append(Thing("under an old key"))
    assert before < Head.objects.get().revision


def before_the_re_key(ring):
    """The keyring as it was before the re-key: without the newest epoch of any stream."""
    streams = {stream: StreamKeys(keys.kind, keys.keys[:-1]) for stream, keys in ring.streams.items()}
    return msgspec.structs.replace(ring, streams=streams)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(kept):
    vault = kept.open()
    with pytest.raises(WrongSecret):
        unlocking.change_passphrase(vault, current=NEW, new=NEW)
    unlocking.change_passphrase(vault, current=kept.passphrase, new=NEW)
    assert thing_in(unlocking.unlock(kept.account_id, NEW)) == ["kept"]
    with pytest.raises(WrongSecret):
        unlocking.unlock(kept.account_id, kept.passphrase)


def test_an_old_passphrase_does_not_come_back_by_the_upgrade_of_its_slot(kept, monkeypatch):
    # [T] 0.1.13: unlocking with the old one has begun, then the passphrase is changed, then the upgrade writes.
    real = slots.open_slot

    def change_meanwhile(slot, secret, site_keys):
        opened = real(slot, secret, site_keys)
        monkeypatch.setattr(slots, "open_slot", real)
        unlocking.change_passphrase(kept.open(), current=kept.passphrase, new=NEW)
        return opened

    monkeypatch.setattr(slots, "is_weak", lambda slot: True)
    monkeypatch.setattr(slots, "open_slot", change_meanwhile)
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, kept.passphrase)
    with pytest.raises(WrongSecret):
        unlocking.unlock(kept.account_id, kept.passphrase)
    assert thing_in(unlocking.unlock(kept.account_id, NEW)) == ["kept"]


def test_a_weak_slot_is_made_anew_at_unlocking(kept, monkeypatch):
    before = KeySlot.objects.get(kind=SlotKind.PASSPHRASE)
    monkeypatch.setattr(slots, "is_weak", lambda slot: True)
    unlocking.unlock(kept.account_id, kept.passphrase)
    monkeypatch.undo()
    assert KeySlot.objects.get(kind=SlotKind.PASSPHRASE).id != before.id
    assert thing_in(unlocking.unlock(kept.account_id, kept.passphrase)) == ["kept"]


def test_the_recovery_code_opens_once_and_everything_is_new(kept):
    account_id, vault, code = unlocking.recover(kept.code, NEW, NOW)
    assert account_id == kept.account_id
    assert thing_in(vault) == ["kept"]
    with pytest.raises(WrongSecret):
        unlocking.recover(kept.code, NEW, NOW)
    with pytest.raises(WrongSecret):
        unlocking.unlock(kept.account_id, kept.passphrase)
    assert thing_in(unlocking.unlock(kept.account_id, NEW)) == ["kept"]
    assert thing_in(unlocking.recover(code, NEW, NOW)[1]) == ["kept"]


def test_a_code_that_was_typed_back_first_is_the_one_that_opens(kept):
    chosen = RecoveryCode.new()
    unlocking.new_recovery_code(kept.open(), current=kept.passphrase, code=chosen)
    with pytest.raises(WrongSecret):
        unlocking.recover(kept.code, NEW, NOW)
    assert thing_in(unlocking.recover(chosen, NEW, NOW)[1]) == ["kept"]


def test_the_code_still_opens_when_the_site_key_is_lost(kept, settings):
    # 0.1.12
    settings.SITE_KEY = f"11111111 {'ab' * 32}\nlost 00112233"
    with pytest.raises(Tampered):
        unlocking.unlock(kept.account_id, kept.passphrase)
    assert thing_in(unlocking.recover(kept.code, NEW, NOW)[1]) == ["kept"]
    assert thing_in(unlocking.unlock(kept.account_id, NEW)) == ["kept"]


def test_re_keying_keeps_everything_and_locks_the_others(kept):
    vault, other = kept.open(), kept.open()
    other.drafts.save("write", {"text": "half a sentence"})
    ids = [vault.stream(THINGS).append(Thing("more", n)) for n in range(200)]
    assert vault.stream(THINGS).derived(TOTAL)
    code = unlocking.rekey(vault, current=kept.passphrase, now=NOW)
    with pytest.raises(Locked):
        other.stream(THINGS).append(Thing("under the old key"))
    with pytest.raises(Tampered):
        kept.open().keys.keyring  # noqa: B018
    for opened in (vault, unlocking.unlock(kept.account_id, kept.passphrase)):
        assert [item.id for item in opened.stream(THINGS).all()][1:] == ids
        assert opened.drafts.get("write") == {"text": "half a sentence"}
        assert sum(v.count for v in opened.stream(THINGS).derived(TOTAL)) == 201
    with pytest.raises(WrongSecret):
        unlocking.recover(kept.code, NEW, NOW)
    assert len(thing_in(unlocking.recover(code, NEW, NOW)[1])) == 201


def test_a_re_key_that_stops_half_way_strands_nobody(kept, monkeypatch):
    # 0.1.9
    vault = kept.open()
    vault.drafts.save("write", {"text": "half a sentence"})

    def stop(*_):
        raise Stopped

    monkeypatch.setattr(rekeying, "_carry_drafts", stop)
    with pytest.raises(Stopped):
        unlocking.rekey(vault, current=kept.passphrase, now=NOW)
    monkeypatch.undo()
    for opened in (vault, unlocking.unlock(kept.account_id, kept.passphrase)):
        opened.stream(THINGS).append(Thing("goes on"))
        assert opened.drafts.get("write") == {"text": "half a sentence"}
    assert thing_in(unlocking.recover(kept.code, NEW, NOW)[1]) == ["kept", "goes on", "goes on"]


def test_a_recovery_that_stops_half_way_leaves_the_old_ways_in(kept, monkeypatch):
    def stop(*_):
        raise Stopped

    monkeypatch.setattr(unlocking, "_sign_again", stop)
    with pytest.raises(Stopped):
        unlocking.recover(kept.code, NEW, NOW)
    monkeypatch.undo()
    assert thing_in(unlocking.unlock(kept.account_id, kept.passphrase)) == ["kept"]
    assert thing_in(unlocking.recover(kept.code, NEW, NOW)[1]) == ["kept"]


def test_re_sealing_goes_on_where_it_stopped(kept):
    vault = kept.open()
    things = vault.stream(THINGS)
    for n in range(200):
        things.append(Thing("more", n))
    things.delete([things.all()[150].id])
    before = things.all()
    unlocking.rekey(vault, current=kept.passphrase, now=NOW)
    assert unlocking.reseal(vault, most=10) == 10
    assert vault.stream(THINGS).all() == before
    things.append(Thing("between"))
    unlocking.reseal(vault)
    assert unlocking.reseal(vault) == 0
    assert vault.stream(THINGS).all()[:-1] == before
    assert vault.stream(THINGS).missing() == vault.stream(THINGS).damaged() == 0
    epochs = {row.sealed[5] for row in TailItem.objects.all()} | {row.body[5] for row in Segment.objects.all()}
    assert epochs == {2}


def test_erasing_leaves_no_row(kept, ben_vault):
    from django.apps import apps

    vault = kept.open()
    vault.drafts.save("write", {"text": "half a sentence"})
    unlocking.erase(kept.account_id)
    unlocking.erase(kept.account_id)
    for table in apps.get_app_config("vault").get_models():
        if any(field.name == "account" for field in table._meta.fields):
            assert not table.objects.filter(account=kept.account_id).exists(), table
    assert Head.objects.filter(account=ben_vault.account_id).exists()
    with pytest.raises(Locked):
        vault.stream(THINGS).append(Thing("too late"))


def test_only_the_very_slot_that_was_opened_is_replaced(ana, ana_vault):
    opened = slot_rows.of_kind(ana.account_id, SlotKind.PASSPHRASE)
    # Changing the site key wraps a slot anew and keeps its id.
    KeySlot.objects.filter(id=opened.id).update(blob=opened.blob + b"x")

    assert not slot_rows.swap(opened, opened)
    assert bytes(KeySlot.objects.get(id=opened.id).blob) == opened.blob + b"x"


def test_a_public_key_that_is_not_the_keyrings_lets_nobody_in_however_well_it_is_vouched_for(ana, ana_vault):
    head = Head.objects.get(account=ana.account_id)
    admission.sign(head, ReceivingKey.new(), all_keys())
    head.save()

    with pytest.raises(Tampered):
        unlocking.unlock(ana.account_id, ana.passphrase)


def test_no_second_stream_is_begun_beside_rows_whose_keys_a_keyring_put_back_does_not_know(ana, ana_vault):
    before = Head.objects.get(account=ana.account_id).revision
    ana_vault.stream(THINGS).append(Thing("kept"))
    Keyring.objects.filter(account=ana.account_id, revision__gt=before).delete()
    Head.objects.filter(account=ana.account_id).update(revision=before)

    with pytest.raises(Tampered):
        ana.open().stream(THINGS).append(Thing("lost beside it"))

    assert TailItem.objects.filter(account=ana.account_id).count() == 1


def test_an_account_that_is_not_there_takes_one_argon2_like_any_other(db, ana, monkeypatch):
    ran = []
    monkeypatch.setattr("leeward.vault.core.passphrase.argon2", lambda *_, **more: ran.append(more) or bytes(32))

    with pytest.raises(WrongSecret):
        unlocking.unlock(new_id(), ana.passphrase)

    assert [(one["memory_kib"], one["passes"]) for one in ran] == [(slots.MEMORY_KIB, slots.PASSES)]


def test_a_code_used_twice_at_the_same_time_opens_once(ana, ana_vault, monkeypatch):
    plain, first = slots.recovery_slot, []

    def meanwhile(*args, **more):
        if not first:
            first.append(True)
            unlocking.recover(ana.code, NEW, NOW)
        return plain(*args, **more)

    monkeypatch.setattr(slots, "recovery_slot", meanwhile)
    with pytest.raises(WrongSecret):
        unlocking.recover(ana.code, ana.passphrase, NOW)

    assert unlocking.unlock(ana.account_id, NEW)
