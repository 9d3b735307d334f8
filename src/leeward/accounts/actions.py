"""What a person can do with their account. Everything that runs Argon2id does it in one of the few places there are.

Source: PRIVACY.md 0.1.9, 0.1.17, 6.2 and 9.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError
from django.db.models import F

from leeward.accounts import names
from leeward.accounts.models import Account
from leeward.kernel.ids import new_id
from leeward.vault import own_sessions, site_keys, unlocking
from leeward.vault.argon_places import PLACES
from leeward.vault.errors import Tampered, VaultError, WrongSecret
from leeward.vault.opened import OpenVault
from leeward.vault.typed import NotAPassphrase, Passphrase, RecoveryCode


class NameTaken(Exception):
    """Somebody on this installation has that sign-in name."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A new account, its open notebook, and the code to write down."""

    account: Account
    vault: OpenVault
    code: RecoveryCode


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for at the door. The account is None for a name nobody has; the answer must not tell."""

    name_key: bytes
    account: Account | None


def create_account(name: str, passphrase: Passphrase, now: datetime) -> Begun:
    """Make an account with an empty notebook.

    Errors: NameLength (accounts.names), NameTaken, AllPlacesTaken (vault.argon_places), Full.
    """
    asked = asked_by_name(name)
    if asked.account is not None:
        raise NameTaken
    account_id = new_id()
    account = Account(
        id=account_id,
        name_key=asked.name_key,
        name_sealed=site_keys.seal_name(names.compared(name), account=account_id),
        site_key_id=site_keys.site_key().id,
        month=f"{now:%Y-%m}",
    )
    # Outside a transaction: Argon2id must not hold up everybody's writing. A notebook without an account, should the
    # machine stop just here, is empty and does no harm; a name without a notebook would be lost.
    with PLACES.place():
        vault, code = unlocking.create(account_id, passphrase, now)
    try:
        account.save(force_insert=True)
    except IntegrityError:
        unlocking.erase(account_id)
        raise NameTaken from None
    return Begun(account, vault, code)


def asked_by_name(name: str) -> Asked:
    """Return who is asked for by this sign-in name.

    Errors: NameLength (accounts.names).
    """
    name_key = site_keys.name_key(names.compared(name))
    return Asked(name_key, Account.objects.filter(name_key=name_key).first())


def asked_by_session(account: Account) -> Asked:
    """Return who is asked for at the lock screen of a session."""
    return Asked(bytes(account.name_key), account)


def open_account(asked: Asked, passphrase: str) -> tuple[Account, OpenVault]:
    """Return the account and its open notebook. An unknown name takes as long as a wrong passphrase.

    Errors: WrongSecret; AllPlacesTaken (vault.argon_places).
    """
    typed = _typed(passphrase)
    account_id = bytes(asked.account.pk) if asked.account else new_id()
    with PLACES.place():
        vault = unlocking.unlock(account_id, typed)
    if asked.account is None:
        raise Tampered
    return asked.account, vault


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody at their open notebook, and the session they are in."""

    account: Account
    vault: OpenVault
    token: str | None


def change_passphrase(here: Here, *, current: str, new: Passphrase) -> None:
    """Let a new passphrase open the notebook and no longer the current one; end the other sign-ins.

    Errors: WrongSecret; Stale when it was changed elsewhere meanwhile; AllPlacesTaken; Locked, Full.
    """
    with PLACES.place():
        unlocking.change_passphrase(here.vault, current=_typed(current), new=new)
    _end_others(here)


def replace_code(here: Here, *, current: str, code: RecoveryCode) -> None:
    """Let this code open the notebook, and no longer the one before; end the other sign-ins.

    Errors: WrongSecret; AllPlacesTaken (vault.argon_places); Locked, Full.
    """
    with PLACES.place():
        unlocking.new_recovery_code(here.vault, current=_typed(current), code=code)
    _end_others(here)


def change_all_keys(here: Here, *, current: str, code: RecoveryCode, now: datetime) -> None:
    """Give the notebook new keys and this code; end the other sign-ins.

    Errors: WrongSecret; AllPlacesTaken (vault.argon_places); Locked, Full.
    """
    # The other sign-ins are tagged by the key that goes. They are ended again afterwards, by the epoch: somebody may
    # come in between.
    typed = _typed(current)
    with PLACES.place():
        tag = here.vault.session_tag()
        unlocking.rekey(here.vault, current=typed, now=now, new_code=code)
    own_sessions.end_tagged(tag, but=here.token)
    _end_others(here)


@dataclass(frozen=True, slots=True)
class Recovered:
    """An account that was come back to, its open notebook, and the sign-in name from here on."""

    account: Account
    vault: OpenVault
    name: str


def recover(code: RecoveryCode, *, new: Passphrase, new_code: RecoveryCode, now: datetime) -> Recovered:
    """Open a notebook by its code, with a new passphrase and a new code from here on; end every sign-in.

    Errors: WrongSecret; AllPlacesTaken (vault.argon_places); Locked, Full.
    """
    with PLACES.place():
        account_id, vault, _ = unlocking.recover(code, new, now, new_code=new_code)
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise WrongSecret
    _end_others(Here(account, vault, None))
    return Recovered(account, vault, sign_in_name(account) or _renamed(account))


def sign_in_name(account: Account) -> str:
    """Return the sign-in name, or "" when the site key it is sealed under was lost."""
    try:
        return site_keys.open_name(bytes(account.name_sealed), account=bytes(account.pk))
    except VaultError:
        return ""


def _renamed(account: Account) -> str:
    """Give the account a new random name: with its site key lost, nobody can find it by the old one."""
    name = names.suggested(secrets.choice)
    account.name_key = site_keys.name_key(name)
    account.name_sealed = site_keys.seal_name(name, account=bytes(account.pk))
    account.site_key_id = site_keys.site_key().id
    account.save(update_fields=["name_key", "name_sealed", "site_key_id"])
    return name


def _typed(passphrase: str) -> Passphrase:
    try:
        return Passphrase.typed(passphrase)
    except NotAPassphrase:
        raise WrongSecret from None


def _end_others(here: Here) -> None:
    """End every sign-in but this one: by the epoch that each of them carries, and by taking rows and keys away."""
    Account.objects.filter(pk=here.account.pk).update(slot_epoch=F("slot_epoch") + 1)
    here.account.refresh_from_db(fields=["slot_epoch"])
    own_sessions.end_others(here.vault, token=here.token)
