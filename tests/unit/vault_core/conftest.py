"""One slow slot for all tests of the core: the Argon2id floor has no switch."""

from __future__ import annotations

import pytest

from leeward.vault.core import site_keys, slots
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey
from tests.people import PASSPHRASES

ANA = bytes(range(16))


@pytest.fixture(scope="session")
def keys():
    return site_keys.parse("0a0b0c0d " + "5a" * 32 + "\n00000001 " + "11" * 32)


@pytest.fixture(scope="session")
def account_key():
    return AccountKey(bytes(range(100, 132)))


@pytest.fixture(scope="session")
def ana_slot(keys, account_key):
    return slots.passphrase_slot(account_key, Passphrase.typed(PASSPHRASES["ana"]), account=ANA, site_key=keys.newest)
