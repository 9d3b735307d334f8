"""Re-keying everything after a suspected theft: first new keys in one transaction, then the rows, batch by batch.

Old stream keys stay in the keyring: backups of rows sealed under them may still be restored, and they open nothing that
is written from now on (PRIVACY.md 0.1.9, 0.1.15).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import chain

from leeward.kernel.ids import new_id
from leeward.vault import admission, slot_rows
from leeward.vault.boxes import Box
from leeward.vault.core import keyring as rings
from leeward.vault.core import slots
from leeward.vault.core.errors import Tampered, UnknownFormat, WrongSecret
from leeward.vault.core.keyring import Keyring
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey, ReceivingKey, StreamKey
from leeward.vault.core.recovery import RecoveryCode
from leeward.vault.core.slots import Slot, SlotKind
from leeward.vault.drafts import form_of
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Blob, Draft, Head, KeySlot
from leeward.vault.opened import OpenVault
from leeward.vault.rows import Part, Rows
from leeward.vault.site_keys import all_keys

BATCH = 32  # rows sealed anew in one transaction: a few milliseconds


def rekey(
    vault: OpenVault, *, current: Passphrase, now: datetime, new_code: RecoveryCode | None = None
) -> RecoveryCode:
    """Give the notebook a new account key, new stream keys, a new key for letters and a new code. Takes two Argon2id.

    The opened vault goes on with the new keys; every other one is locked. Sign-ins are tagged by the old key, so end
    the others before. `reseal` then brings the rows over.
    Errors: WrongSecret; Tampered; Locked, Full, Busy.
    """
    site_keys = all_keys()
    slot = slot_rows.of_kind(vault.account_id, SlotKind.PASSPHRASE)
    if slot is None:
        raise WrongSecret
    slots.open_slot(slot, current, site_keys)
    code = new_code or RecoveryCode.new()
    key, account_id = AccountKey.new(), vault.account_id
    made = (
        slots.passphrase_slot(key, current, account=account_id, site_key=site_keys.newest),
        slots.recovery_slot(key, code, account=account_id, site_key=site_keys.newest),
    )
    fresh = OpenKeys(account_id, key)
    with vault.transaction():
        if slot_rows.of_kind(account_id, SlotKind.PASSPHRASE) != slot:
            raise WrongSecret
        head = Head.objects.get(account=account_id)
        head.generation, head.revision = head.generation + 1, head.revision + 1
        keyring = _renewed(vault.keys.keyring, made, today=int(now.timestamp()) // 86_400)
        fresh.put(keyring, generation=head.generation, revision=head.revision)
        admission.sign(head, keyring.receiving, site_keys)
        head.save()
        _replace_slots(account_id, made)
        _carry_drafts(vault.keys, fresh)
        Blob.objects.filter(account=account_id).delete()
    vault.keys.become(fresh)
    return code


def _renewed(keyring: Keyring, made: tuple[tuple[Slot, bytes], ...], *, today: int) -> Keyring:
    """Return the keyring with the next epoch of every stream, a new key for letters, and these slots only."""
    for stream, keys in keyring.streams.items():
        keyring = rings.with_epoch(keyring, stream, StreamKey.new(epoch=keys.current.epoch + 1))
    keyring = rings.without_expired_keys(keyring, today=today)
    keyring = rings.with_new_receiving_key(keyring, ReceivingKey.new(), today=today)
    for slot in keyring.slots:
        keyring = rings.without_slot(keyring, slot)
    for new, digest in made:
        keyring = rings.with_slot(keyring, new.id, digest)
    return keyring


def _replace_slots(account_id: bytes, made: tuple[tuple[Slot, bytes], ...]) -> None:
    KeySlot.objects.filter(account=account_id).delete()
    for slot, _ in made:
        slot_rows.insert(slot)


def _carry_drafts(old: OpenKeys, fresh: OpenKeys) -> None:
    """Seal drafts anew. Their rows are named by the account key, so each takes the name of its form along inside."""
    for draft in Draft.objects.filter(account=old.account_id):
        row = bytes(draft.form)
        try:
            plain = old.own_box().open_draft(row, bytes(draft.sealed))
        except (Tampered, UnknownFormat):
            continue
        moved = fresh.draft_row(form_of(plain))
        Draft(account=old.account_id, form=moved, sealed=fresh.own_box().seal_draft(moved, plain)).save(
            force_insert=True
        )
        Draft.objects.filter(account=old.account_id, form=row).delete()


def reseal(vault: OpenVault, *, most: int = 1_000_000) -> int:
    """Seal up to so many rows of older epochs under today's keys and return how many were done; 0 when none are left.

    Each batch is a transaction of its own: stopped anywhere, it goes on there.
    Errors: Locked, Full, Busy.
    """
    done = 0
    for stream in list(vault.keys.keyring.streams.values()):
        while done < most and (step := _batch(vault, stream.kind, min(BATCH, most - done))):
            done += step
    return done


def _batch(vault: OpenVault, kind: str, most: int) -> int:
    """Seal some rows anew. A row that does not open stays as it is: it can still be looked into later."""
    with vault.transaction():
        box = vault.keys.box(kind)
        if box is None:
            return 0
        rows = Rows(box.owner, box.stream)
        steps: Iterator[Callable[[], None]] = chain(
            (partial(_reseal_row, rows, box, *row) for row in rows.tail_before(box.epoch)),
            (partial(_reseal_segment, rows, box, part) for part in rows.segments_before(box.epoch)),
        )
        done = 0
        for step in steps:
            with suppress(Tampered, UnknownFormat):
                step()
                done += 1
            if done == most:
                break
    return done


def _reseal_row(rows: Rows, box: Box, number: int, sealed: bytes) -> None:
    rows.overwrite_tail(number, box.seal_row(number, box.open_row(number, sealed)))


def _reseal_segment(rows: Rows, box: Box, part: Part) -> None:
    listing = box.open_listing(part)
    body = box.open_body(part._replace(sealed=rows.body(part)))
    again = part._replace(id=new_id())
    rows.drop_segment(part)
    rows.add_segment(again, box.seal_listing(again, listing), box.seal_body(again, body))
