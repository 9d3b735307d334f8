"""Tables that hold what people keep: sealed rows under opaque stream ids, the account always first in the key."""

from __future__ import annotations

from django.db import models


class TailItem(models.Model):
    """One sealed record, or the sealed stub of a deleted one. Its id and whether it is a change stay inside."""

    pk = models.CompositePrimaryKey("account", "stream", "number")
    account = models.BinaryField(max_length=16)
    stream = models.BinaryField(max_length=16)
    number = models.PositiveBigIntegerField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "tail row"


class Segment(models.Model):
    """Up to 128 records sealed together. `id` is new at each rewrite; `listing` names ids, revisions and numbers.

    The listing stands before the body: SQLite then reads it without walking through the body's pages.
    """

    pk = models.CompositePrimaryKey("account", "stream", "first")
    account = models.BinaryField(max_length=16)
    stream = models.BinaryField(max_length=16)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    id = models.BinaryField(max_length=16)
    listing = models.BinaryField()
    body = models.BinaryField()

    def __str__(self) -> str:
        return "segment"


class Blob(models.Model):
    """A sealed value that can be made again: of one segment (`source` is its id), or a memo (`source` is zeros)."""

    pk = models.CompositePrimaryKey("account", "source", "name")
    account = models.BinaryField(max_length=16)
    source = models.BinaryField(max_length=16)
    name = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "blob"


class Draft(models.Model):
    """What somebody is still writing, one sealed row a form."""

    pk = models.CompositePrimaryKey("account", "form")
    account = models.BinaryField(max_length=16)
    form = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "draft"


class Letter(models.Model):
    """One letter to the account's public key. Once taken in, only its id stays, for a year."""

    pk = models.CompositePrimaryKey("account", "id")
    account = models.BinaryField(max_length=16)
    id = models.BinaryField(max_length=16)
    number = models.PositiveBigIntegerField()
    day = models.PositiveIntegerField()  # days since 1970, for the quota and for clearing stubs
    size = models.PositiveIntegerField()
    failures = models.PositiveIntegerField(default=0)
    is_waiting = models.BooleanField(default=True)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "letter"
