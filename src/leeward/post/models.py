"""What the server itself must read to remind somebody who is away, and the queue. No row names an account.

What is sealed here lies under the site key: a thief of the database alone sees the next time of each box, that a box
has so many addresses of which kind, and what waits in the queue.
Source: PRIVACY.md 3.2 and 9.6.
"""

from __future__ import annotations

from enum import IntEnum

from django.db import models


class Channel(IntEnum):
    """How an address is written to."""

    MAIL = 1
    PUSH = 2


class State(IntEnum):
    """Whether an address is written to: asked and not yet confirmed, in use, or resting because it refused."""

    ASKED = 0
    USED = 1
    RESTING = 2


class Task(IntEnum):
    """What waits in the queue."""

    REMIND = 0
    CONFIRM = 1


class Outcome(IntEnum):
    """What became of something in the queue; only counted, never listed."""

    SENT = 0
    LATE = 1
    GAVE_UP = 2


class Box(models.Model):
    """One person's reminders under a random name that only their notebook knows; it is there while it has addresses."""

    id = models.BinaryField(primary_key=True, max_length=16)
    sealed = models.BinaryField()
    next_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return "a box"


class Address(models.Model):
    """Where to write to, sealed. `mark` is a keyed hash, so that a browser that renews its subscription is found."""

    id = models.BinaryField(primary_key=True, max_length=16)
    box = models.ForeignKey(Box, on_delete=models.CASCADE)
    channel = models.PositiveSmallIntegerField()
    state = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    mark = models.BinaryField(max_length=32, db_index=True)
    # Only while nobody has said that it is theirs; then the day says nothing any more and goes.
    asked_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        """What the database itself holds to be true."""

        constraints = [models.UniqueConstraint(fields=["box", "mark"], name="post_address_once_a_box")]

    def __str__(self) -> str:
        return "an address"


class Due(models.Model):
    """Something to send. `not_before` is moved ahead while somebody works on it: if they die, it comes up again."""

    address = models.ForeignKey(Address, on_delete=models.CASCADE)
    task = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    wording = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=16, default="")
    not_before = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    lease = models.BinaryField(max_length=16, default=bytes)
    is_handed_over = models.BooleanField(default=False)

    class Meta:
        """What the database itself holds to be true."""

        # The database holds the truth: one reminder for one time and address, whatever two workers do.
        constraints = [models.UniqueConstraint(fields=["address", "task", "at"], name="post_due_once")]

    def __str__(self) -> str:
        return "something to send"


class Tally(models.Model):
    """How many had which outcome on one day, of the whole installation."""

    day = models.DateField()
    outcome = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """What the database itself holds to be true."""

        constraints = [models.UniqueConstraint(fields=["day", "outcome"], name="post_tally_once_a_day")]

    def __str__(self) -> str:
        return "a count"


class Declined(models.Model):
    """The keyed hash of an address whose owner wants nothing from here, ever."""

    mark = models.BinaryField(primary_key=True, max_length=32)

    def __str__(self) -> str:
        return "a wish to be left alone"


class PushKey(models.Model):
    """The one key this installation signs pushes with, sealed under the site key."""

    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "push key"


class Pulse(models.Model):
    """When a worker last looked into the queue."""

    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return "pulse"
