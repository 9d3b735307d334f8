"""Rows of sign-ins: sealed sessions, account keys in use, and counts of wrong tries. None of them names an account."""

from __future__ import annotations

from django.db import models


class Session(models.Model):
    """One sign-in on one device, sealed under its cookie's token.

    `owner_tag` is keyed by the account, so that only its owner, unlocked, can find or end it; `label` is sealed.
    """

    row_id = models.BinaryField(primary_key=True, max_length=32)
    sealed = models.BinaryField()
    owner_tag = models.BinaryField(max_length=32, default=b"", db_index=True)
    label = models.BinaryField(default=b"")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "one sign-in"


class Unlocked(models.Model):
    """One account key in use, sealed under another derivation of the same token, until its deadline."""

    row_id = models.BinaryField(primary_key=True, max_length=32)
    sealed = models.BinaryField()
    owner_tag = models.BinaryField(max_length=32, default=b"", db_index=True)
    seen_at = models.DateTimeField()
    deadline_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "one key in use"


class Throttle(models.Model):
    """How full one bucket of wrong tries is; its key is a keyed hash that changes every day."""

    key = models.BinaryField(primary_key=True, max_length=32)
    level = models.FloatField()
    counted_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "one bucket"
