"""Browsers of people who are signed in, made without running Argon2id again: `ana_browser` goes with `ana_vault`."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from leeward.accounts import entry, names
from leeward.accounts.models import Account
from leeward.kernel import clock
from leeward.vault import own_sessions, site_keys, unlocked
from leeward.vault.opened import OpenVault
from leeward.vault.session_store import SessionStore

SIGN_IN_NAMES = {"ana": "quiet-otter-4827", "ben": "amber-ferry-3355"}


def account_of(name: str, vault: OpenVault) -> Account:
    """Put the account row of an invented person beside their notebook."""
    compared = names.compared(SIGN_IN_NAMES[name])
    return Account.objects.create(
        id=vault.account_id,
        name_key=site_keys.name_key(compared),
        name_sealed=site_keys.seal_name(compared, account=vault.account_id),
        site_key_id=site_keys.site_key().id,
        month="2026-11",
    )


def signed_in(account: Account, vault: OpenVault, *, client: Client | None = None) -> Client:
    """Return a browser whose session is open, as after unlocking."""
    now = clock.now()
    session = SessionStore(now=now)
    session.owner_tag = vault.session_tag()
    session.label = own_sessions.label(vault, device="Firefox, Android", now=now)
    session.update(
        {
            SESSION_KEY: entry.id_text(account),
            BACKEND_SESSION_KEY: entry.BACKEND,
            HASH_SESSION_KEY: account.get_session_auth_hash(),
            entry.DEVICE: "0" * 32,
            entry.GIVEN: now.timestamp(),
        }
    )
    session.save()
    unlocked.keep(session.session_key or "", vault, owner_tag=session.owner_tag, now=now)
    browser = client or Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return browser


@pytest.fixture
def ana_account(ana_vault: OpenVault) -> Account:
    """Ana's account, beside her notebook."""
    return account_of("ana", ana_vault)


@pytest.fixture
def ana_browser(ana_account: Account, ana_vault: OpenVault) -> Client:
    """A browser in which Ana is signed in and her notebook is open; what it writes, `ana_vault` reads."""
    return signed_in(ana_account, ana_vault)


@pytest.fixture
def ben_account(ben_vault: OpenVault) -> Account:
    """Ben's account, beside his notebook."""
    return account_of("ben", ben_vault)


@pytest.fixture
def ben_browser(ben_account: Account, ben_vault: OpenVault) -> Client:
    """A browser in which Ben is signed in and his notebook is open."""
    return signed_in(ben_account, ben_vault)
