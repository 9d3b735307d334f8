"""Who may sign in: no more than the server needs to find a key slot. No password hash, no date of a visit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from leeward.kernel.ids import id_text


class Role(StrEnum):
    """What an account may do on this installation."""

    PERSON = "PERSON"
    CLINICIAN = "CLINICIAN"
    OPERATOR = "OPERATOR"


class Account(AbstractBaseUser):
    """One person's account: a keyed hash of the sign-in name, the name sealed under the site key, and a counter.

    `slot_epoch` grows whenever a way in is changed, which ends every other session.
    """

    # Signing in is opening a slot, and a time stamp of each visit would be a diary of its own (PRIVACY.md 6.2).
    password = None  # type: ignore[assignment]
    last_login = None

    id = models.BinaryField(primary_key=True, max_length=16)
    name_key = models.BinaryField(unique=True, max_length=32)
    name_sealed = models.BinaryField()
    site_key_id = models.CharField(max_length=32)
    role = models.CharField(max_length=16, default=Role.PERSON.value)
    month = models.CharField(max_length=7)
    slot_epoch = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "name_key"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"account {id_text(bytes(self.id))}"

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry to be this account's; it need not be secret, the session row is sealed."""
        return hashlib.sha256(bytes(self.id) + self.slot_epoch.to_bytes(4, "big")).hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return nothing: the hash does not depend on Django's secret, so there is no older one."""
        return iter(())
