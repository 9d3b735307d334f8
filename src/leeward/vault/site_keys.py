"""The installation's own keys: read from the environment or from a file beside the database's folder, never in it.

Source: PRIVACY.md 0.1.12 and 0.2 (Site keys).
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

from leeward.vault.core import names, primitives
from leeward.vault.core import site_keys as lines
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import SiteKey
from leeward.vault.core.site_keys import NotSiteKeys, SiteKeys, id_text
from leeward.vault.models import Head, Installation

log = logging.getLogger(__name__)

_HASHED = {"throttle": Label.SITE_THROTTLE}


class SiteKeyMissing(Exception):
    """The site key that the accounts of this database need is not here. The message says which and what to do."""


class CurrentKey:
    """The key that new rows are made under, and its id as text for columns."""

    __slots__ = ("id", "key")

    def __init__(self, key: SiteKey) -> None:
        self.key = key
        self.id = id_text(key.epoch)


def all_keys() -> SiteKeys:
    """Return the installation's keys, newest first.

    Errors: SiteKeyMissing, also for a file that is something else.
    """
    text = settings.SITE_KEY.replace(",", "\n") or _file_text()
    if not text:
        raise SiteKeyMissing(f"there is no site key: put its file back at {settings.SITE_KEY_FILE}")
    try:
        return lines.parse(text)
    except NotSiteKeys as unreadable:
        where = "LEEWARD_SITE_KEY" if settings.SITE_KEY else settings.SITE_KEY_FILE
        raise SiteKeyMissing(f"{where} cannot be read: {unreadable}") from None


def _file_text() -> str:
    path = Path(settings.SITE_KEY_FILE)
    return path.read_text() if path.exists() else ""


def site_key() -> CurrentKey:
    """Return the key that new rows are made under. Errors: SiteKeyMissing."""
    return CurrentKey(all_keys().newest)


def ready() -> None:
    """Make the site key of a new installation, or check that it is the one this database was begun with.

    Errors: SiteKeyMissing when accounts exist and their key is not here: making another would close them all.
    """
    with transaction.atomic():
        begun = Installation.objects.select_for_update().filter(pk=1).first()
        in_use = set(Head.objects.values_list("site_key", flat=True).distinct())
        if not in_use and not settings.SITE_KEY and not _file_text():
            _make()
        keys = _checked(in_use, begun)
        Installation.objects.update_or_create(
            pk=1, defaults={"site_key": keys.newest.epoch, "check_value": lines.check_value(keys.newest)}
        )


def _checked(in_use: set[int], begun: Installation | None) -> SiteKeys:
    """Return the keys if they are those the rows name."""
    wanted = in_use | ({begun.site_key} if begun and in_use else set())
    try:
        keys = all_keys()
    except SiteKeyMissing:
        if not wanted:
            raise
        raise SiteKeyMissing(_put_back(wanted)) from None
    absent = wanted - {key.epoch for key in keys.keys} - keys.lost
    if absent:
        raise SiteKeyMissing(_put_back(absent))
    if begun and in_use and begun.site_key not in keys.lost:
        known = keys.get(begun.site_key)
        if not primitives.same(lines.check_value(known), bytes(begun.check_value)):
            raise SiteKeyMissing(_put_back({begun.site_key}))
    return keys


def _put_back(ids: set[int]) -> str:
    wanted = ", ".join(map(id_text, sorted(ids)))
    return (
        f"the site key {wanted} is not here, and the accounts need it. Put its line back into {settings.SITE_KEY_FILE}."
        " If it is gone for good, put a new key there and under it the line 'lost' with that id: people then come in by"
        " recovery code."
    )


def _make() -> None:
    """Write a new key to its file, readable by its owner only."""
    key = lines.new_site_key()
    path = Path(settings.SITE_KEY_FILE)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(lines.key_line(key) + "\n")
        file.flush()
        os.fsync(file.fileno())
    log.warning(
        "A new site key was made: %s, fingerprint %s. Keep a copy of %s apart from the database and its backups.",
        id_text(key.epoch),
        lines.fingerprint(key),
        path,
    )


def keyed_hash(purpose: str, value: bytes) -> bytes:
    """Return 32 bytes that stand for a value in the database and say nothing about it.

    Shape: the one purpose there is so far is "throttle".
    """
    return primitives.mac(all_keys().newest, _HASHED[purpose], value)


def name_key(name: str) -> bytes:
    """Return what finds the account of a sign-in name, in its compared spelling."""
    return names.name_key(all_keys().newest, name)


def seal_name(name: str, *, account: bytes) -> bytes:
    """Return a sign-in name sealed under the site key for this account; changing the site key needs it."""
    return names.seal_name(all_keys().newest, name, account=account)


def open_name(sealed: bytes, *, account: bytes) -> str:
    """Return the sign-in name. Errors: Tampered, UnknownFormat; Missing for a site key that is not here."""
    return names.open_name(all_keys(), sealed, account=account)
