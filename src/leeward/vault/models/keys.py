"""Tables that hold keys, all of them sealed: an account's head row, slots and keyring, and the installation."""

from __future__ import annotations

from django.db import models


class Installation(models.Model):
    """One row: which site key this database belongs to, and a value that only this key makes."""

    site_key = models.PositiveBigIntegerField()
    check_value = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return "installation"


class Head(models.Model):
    """The one row of an account that every writing transaction locks first.

    Keyring rows are append-only and cannot be locked themselves: on PostgreSQL a waiter would wake up with the old row.
    """

    account = models.BinaryField(primary_key=True, max_length=16)
    generation = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    public_key = models.BinaryField(max_length=32)
    public_key_mac = models.BinaryField(max_length=32)
    site_key = models.PositiveBigIntegerField()
    # New random bytes at each deletion: what was worked out before one must not be kept after it.
    erasure = models.BinaryField(max_length=8, default=bytes)

    def __str__(self) -> str:
        return "head"


class KeySlot(models.Model):
    """One way to open the account key. `locator` is set on recovery slots, so that the code alone finds its row."""

    pk = models.CompositePrimaryKey("account", "id")
    account = models.BinaryField(max_length=16)
    id = models.BinaryField(max_length=16)
    kind = models.PositiveSmallIntegerField()
    memory_kib = models.PositiveIntegerField(default=0)
    passes = models.PositiveSmallIntegerField(default=0)
    salt = models.BinaryField(max_length=16, default=bytes)
    locator = models.BinaryField(max_length=16, null=True, unique=True)
    blob = models.BinaryField()
    mac = models.BinaryField(max_length=32)
    site_key = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return "slot"


class Keyring(models.Model):
    """One revision of an account's keyring. Rows are only added; the last three stay."""

    pk = models.CompositePrimaryKey("account", "revision")
    account = models.BinaryField(max_length=16)
    revision = models.PositiveIntegerField()
    generation = models.PositiveIntegerField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "keyring"


class Device(models.Model):
    """A device that may leave letters and do nothing else. Its name, its day and its other key lie in the keyring."""

    pk = models.CompositePrimaryKey("account", "id")
    account = models.BinaryField(max_length=16)
    id = models.BinaryField(max_length=16)
    token_digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return "device"
