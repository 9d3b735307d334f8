"""Slots: the ways to open the account key. Signing in is opening one; there is no password hash.

    inner  = COMMIT 32 | envelope(slot key, account key)
    blob   = inner for a recovery slot, envelope(outer key from the site key, inner) for a passphrase slot
    mac    = over every column, under the site key the row names

Source: PRIVACY.md 0.1.1, 0.1.12, 4.1; Len et al. 2021 (partitioning oracles) for the commitment.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from enum import IntEnum

from leeward.vault.core import envelope, primitives
from leeward.vault.core.envelope import NOBODY, Context, Domain
from leeward.vault.core.errors import Tampered, WrongSecret
from leeward.vault.core.labels import Label
from leeward.vault.core.padding import Padded
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey, OuterKey, SiteKey, SlotKey
from leeward.vault.core.recovery import RecoveryCode
from leeward.vault.core.site_keys import SiteKeys

MEMORY_KIB = 64 * 1024
PASSES = 3
_COMMIT_BYTES = 32


class SlotKind(IntEnum):
    """How a slot is opened."""

    PASSPHRASE = 1
    RECOVERY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One row of the slots' table.

    Shape: id, account, salt and locator 16 bytes (zeros where they do not apply); site_key the id of the key the mac
    (and the outer layer) is made with; memory_kib and passes 0 for a recovery slot.
    """

    id: bytes
    account: bytes
    kind: SlotKind
    memory_kib: int
    passes: int
    salt: bytes
    locator: bytes
    site_key: int
    blob: bytes
    mac: bytes = b""

    def context(self, domain: Domain) -> Context:
        """Return the place of the inner or the outer envelope: all public columns but blob and mac."""
        columns = self.kind.to_bytes(1) + self.memory_kib.to_bytes(4) + self.passes.to_bytes(1)
        return Context(
            domain=domain,
            owner=self.account,
            stream=NOBODY,
            obj=self.id,
            number=0,
            kind=columns + self.salt + self.locator,
        )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Opened:
    """The account key, and H(slot) as the keyring must list it."""

    account_key: AccountKey
    digest: bytes


def passphrase_slot(
    account_key: AccountKey, passphrase: Passphrase, *, account: bytes, site_key: SiteKey
) -> tuple[Slot, bytes]:
    """Return a new slot and its H(slot); takes one Argon2id."""
    bare = _bare(account, SlotKind.PASSPHRASE, site_key, salt=secrets.token_bytes(16))
    slot_key, commitment = passphrase.keys(salt=bare.salt, memory_kib=bare.memory_kib, passes=bare.passes)
    return _close(bare, slot_key, commitment, account_key, site_key)


def recovery_slot(
    account_key: AccountKey, code: RecoveryCode, *, account: bytes, site_key: SiteKey
) -> tuple[Slot, bytes]:
    """Return a new slot and its H(slot)."""
    bare = _bare(account, SlotKind.RECOVERY, site_key, locator=code.locator())
    return _close(bare, code.slot_key(), code.commitment(), account_key, site_key)


def open_slot(slot: Slot, secret: Passphrase | RecoveryCode, site_keys: SiteKeys) -> Opened:
    """Return the account key. The caller then checks the keyring, its list of slots and the public key.

    A damaged row costs the same time as a wrong passphrase and gives the same answer whatever was typed, so that
    nobody who changes rows learns anything about the passphrase from the answer.

    Errors: WrongSecret; Tampered for a row that was changed; UnknownFormat; Missing for a site key that is not here.
    """
    if isinstance(secret, RecoveryCode):
        return _open_recovery(slot, secret, site_keys)
    genuine = slot.kind is SlotKind.PASSPHRASE and is_genuine(slot, site_keys)
    # A changed row must not choose the work: today's parameters instead of its own.
    honest = slot if genuine else replace(slot, memory_kib=MEMORY_KIB, passes=PASSES, salt=NOBODY)
    slot_key, commitment = secret.keys(salt=honest.salt, memory_kib=honest.memory_kib, passes=honest.passes)
    if not genuine:
        raise Tampered
    return _open_inner(slot, _inner(slot, site_keys), slot_key, commitment)


def _open_recovery(slot: Slot, code: RecoveryCode, site_keys: SiteKeys) -> Opened:
    if slot.kind is not SlotKind.RECOVERY:
        raise Tampered
    # With its site key lost nothing can vouch for the row but the keyring, which lists H(slot).
    if slot.site_key not in site_keys.lost and not is_genuine(slot, site_keys):
        raise Tampered
    if slot.locator != code.locator():
        raise WrongSecret
    return _open_inner(slot, slot.blob, code.slot_key(), code.commitment())


def pretend(passphrase: Passphrase) -> None:
    """Take as long as opening a slot, for a name that nobody has."""
    passphrase.keys(salt=NOBODY, memory_kib=MEMORY_KIB, passes=PASSES)


def is_genuine(slot: Slot, site_keys: SiteKeys) -> bool:
    """Whether this server made the row as it stands. Errors: Missing for a site key that is not here."""
    return primitives.same(slot.mac, _mac(slot, site_keys.get(slot.site_key)))


def is_weak(slot: Slot) -> bool:
    """Whether the slot was made with parameters below today's and should be made anew while it is open."""
    return slot.kind is SlotKind.PASSPHRASE and (slot.memory_kib < MEMORY_KIB or slot.passes < PASSES)


def rewrapped(slot: Slot, site_keys: SiteKeys) -> Slot:
    """Return the slot under the newest site key; needs no secret and keeps H(slot).

    Errors: Tampered; Missing for a site key that is not here.
    """
    if not is_genuine(slot, site_keys):
        raise Tampered
    return _wrap(slot, _inner(slot, site_keys), site_keys.newest)


def slot_digest(slot: Slot, site_keys: SiteKeys) -> bytes:
    """Return H(slot); the same whichever site key wraps it. Errors: Tampered, Missing."""
    return _digest(slot, _inner(slot, site_keys))


def _bare(account: bytes, kind: SlotKind, site_key: SiteKey, *, salt: bytes = NOBODY, locator: bytes = NOBODY) -> Slot:
    slow = kind is SlotKind.PASSPHRASE
    return Slot(
        id=secrets.token_bytes(16),
        account=account,
        kind=kind,
        memory_kib=MEMORY_KIB if slow else 0,
        passes=PASSES if slow else 0,
        salt=salt,
        locator=locator,
        site_key=site_key.epoch,
        blob=b"",
    )


def _close(
    bare: Slot, slot_key: SlotKey, commitment: bytes, account_key: AccountKey, site_key: SiteKey
) -> tuple[Slot, bytes]:
    # 32 bytes always: padding would hide nothing.
    sealed = envelope.seal(slot_key, bare.context(Domain.SLOT), Padded(account_key.reveal()))
    inner = commitment + sealed
    return _wrap(bare, inner, site_key), _digest(bare, inner)


def _wrap(slot: Slot, inner: bytes, site_key: SiteKey) -> Slot:
    moved = replace(slot, site_key=site_key.epoch)
    blob = inner
    if slot.kind is SlotKind.PASSPHRASE:
        blob = envelope.seal(_outer_key(slot, site_key), moved.context(Domain.OUTER), Padded(inner))
    whole = replace(moved, blob=blob)
    return replace(whole, mac=_mac(whole, site_key))


def _inner(slot: Slot, site_keys: SiteKeys) -> bytes:
    if slot.kind is SlotKind.RECOVERY:
        return slot.blob
    outer_key = _outer_key(slot, site_keys.get(slot.site_key))
    return envelope.unseal(outer_key, slot.context(Domain.OUTER), slot.blob)


def _open_inner(slot: Slot, inner: bytes, slot_key: SlotKey, commitment: bytes) -> Opened:
    if not primitives.same(inner[:_COMMIT_BYTES], commitment):
        raise WrongSecret
    raw = envelope.unseal(slot_key, slot.context(Domain.SLOT), inner[_COMMIT_BYTES:])
    return Opened(AccountKey(raw), _digest(slot, inner))


def _outer_key(slot: Slot, site_key: SiteKey) -> OuterKey:
    return primitives.derive(OuterKey, site_key, Label.SITE_SLOT_OUTER, slot.account)


def _digest(slot: Slot, inner: bytes) -> bytes:
    return primitives.digest(Label.SLOT_DIGEST, slot.context(Domain.SLOT).associated(b""), inner)


def _mac(slot: Slot, site_key: SiteKey) -> bytes:
    place = slot.context(Domain.SLOT).associated(slot.site_key.to_bytes(4))
    return primitives.mac(site_key, Label.SITE_SLOT_MAC, place, slot.blob)
