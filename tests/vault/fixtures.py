"""Open notebooks for tests: each person's slots are made once a run with the real Argon2id, and their rows copied."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest
from django.db import models, transaction

from leeward.vault import unlocking
from leeward.vault.core.primitives import AccountKey
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Head, Keyring, KeySlot
from leeward.vault.opened import OpenVault
from leeward.vault.unlocking import Passphrase, RecoveryCode
from tests.people import PASSPHRASES


@dataclass
class Notebook:
    """A new notebook as it can be put into any test database."""

    account_id: bytes
    passphrase: Passphrase
    code: RecoveryCode
    account_key: AccountKey
    rows: list[models.Model]

    def put(self) -> OpenVault:
        for row in self.rows:
            type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}).save(
                force_insert=True
            )
        return self.open()

    def open(self) -> OpenVault:
        """Return another opened vault of the same notebook, as another request would have it."""
        return OpenVault(OpenKeys(self.account_id, AccountKey(self.account_key.reveal())))


def account_id_of(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()[:16]


_made: dict[str, Notebook] = {}


def _make(name: str) -> Notebook:
    from django.utils import timezone

    account_id = account_id_of(name)
    passphrase = Passphrase.typed(PASSPHRASES[name])
    with transaction.atomic():
        vault, code = unlocking.create(account_id, passphrase, timezone.now())
        rows = [row for table in (Head, KeySlot, Keyring) for row in table.objects.filter(account=account_id)]
        transaction.set_rollback(True)
    return Notebook(account_id, passphrase, code, vault.keys.account_key, rows)


def notebook_of(name: str) -> Notebook:
    """Return the person's notebook; inside a test that may use the database."""
    if name not in _made:
        _made[name] = _make(name)
    return _made[name]


@pytest.fixture
def ana(db) -> Notebook:
    """Ana's notebook, not yet in the database."""
    return notebook_of("ana")


@pytest.fixture
def ana_vault(ana: Notebook) -> OpenVault:
    """Ana's notebook, new and open."""
    return ana.put()


@pytest.fixture
def ben_vault(db) -> OpenVault:
    """Ben's notebook, new and open."""
    return notebook_of("ben").put()
