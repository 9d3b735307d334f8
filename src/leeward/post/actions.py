"""Everything a person can do about reminders. The truth lies in the notebook; the server has a copy while it needs one.

There is one only while there is an address, and none of the times in it while reminders rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import get_language
from msgspec.structs import replace

from leeward.kernel import clock
from leeward.kernel.ids import new_id
from leeward.kernel.moments import Moment
from leeward.post import queue, rules, wire
from leeward.post.kinds import ONLY, REMINDERS
from leeward.post.models import Address, Box, Channel, Declined, Due, State, Task
from leeward.post.queries import reminders_of
from leeward.post.records import Chime, Reminders, Subscription, Times, Way
from leeward.post.sealed import mail_mark, open_way, push_mark, seal_times, seal_way
from leeward.vault import posting, throttle
from leeward.vault.errors import VaultError
from leeward.vault.opened import OpenVault
from leeward.vault.throttle import Bucket

MOST_ADDRESSES = 10


class Enough(Exception):
    """There are as many addresses as one person may have."""


def change(vault: OpenVault, fn: Callable[[Reminders], Reminders]) -> Reminders:
    """Change the reminders by a pure function of what they are now, and the server's copy with them."""
    with vault.transaction():
        before = reminders_of(vault)
        after = fn(before)
        if after != before:
            vault.stream(REMINDERS).update(ONLY, lambda _there: after)
            _copy(after)
    return after


def _copy(there: Reminders) -> None:
    if there.box and Address.objects.filter(box_id=there.box).exists():
        times = rules.copied(there, language=get_language() or "")
        sealed, next_at = seal_times(there.box, times), rules.next_time(times, clock.now())
        Box.objects.filter(id=there.box).update(sealed=sealed, next_at=next_at)
        if there.is_paused:
            Due.objects.filter(address__box_id=there.box, task=Task.REMIND).delete()


def add_time(vault: OpenVault, chime: Chime, *, zone: str) -> None:
    """Add a time; of one that is there already the days are joined."""
    change(vault, lambda there: rules.with_chime(there, chime, zone=zone))


def drop_time(vault: OpenVault, minute: int) -> None:
    """Take the time out that begins at this minute of the day."""
    change(vault, lambda there: rules.without_chime(there, minute))


def choose_wording(vault: OpenVault, number: int) -> None:
    """Choose one of the fixed texts."""
    change(vault, lambda there: replace(there, wording=number))


def pause(vault: OpenVault, *, is_paused: bool) -> None:
    """Let reminders rest, or go on with them; while they rest the server keeps no time."""
    change(vault, lambda there: replace(there, is_paused=is_paused))


def remind_once(vault: OpenVault, times: Iterable[Moment]) -> None:
    """Add single times to come."""
    instants = [time.at for time in times]
    change(vault, lambda there: rules.with_once(there, instants, now=clock.now()))


def call_off_once(vault: OpenVault) -> None:
    """Let go of all single times."""
    change(vault, lambda there: replace(there, once=[]))


def ask_mail(vault: OpenVault, address: str, *, now: datetime) -> None:
    """Send one mail that asks whether this address is theirs; nothing else goes there before somebody said yes.

    Errors: TooManyTries (vault.throttle), Enough.
    """
    mark = mail_mark(address)
    with vault.transaction():
        box = _box(vault)
        known = Address.objects.filter(box_id=box, mark=mark).first()
        if known is not None and known.state == State.USED:
            return
        throttle.charge(_mail_buckets(box, mark), now=now)
        row = known or _new_address(box, Channel.MAIL, mark)
        way = Way(name=address, mail=address)
        row.sealed, row.state, row.asked_at = seal_way(box, bytes(row.id), way), State.ASKED, now
        row.save()
        # Somebody who wants nothing from here gets nothing, and nobody else can find that out.
        if not Declined.objects.filter(mark=mark).exists():
            queue.put_in([row], Task.CONFIRM, Times(language=get_language() or ""), at=now)


def _mail_buckets(box: bytes, mark: bytes) -> list[Bucket]:
    """Return who is counted: whoever gets it, whoever asks, and all of an installation together."""
    return [
        Bucket("mail-to", mark, holds=3, seconds=timedelta(hours=8).total_seconds()),
        Bucket("mail-from", box, holds=5, seconds=timedelta(hours=2).total_seconds()),
        Bucket("mail-all", b"", holds=200, seconds=30.0),
    ]


def add_phone(vault: OpenVault, subscription: Subscription, *, name: str) -> None:
    """Write to this browser from now on; one that is known already is kept as it is now.

    Errors: NotPublic (post.wire), Tampered for keys that are none, Enough.
    """
    _check(subscription)
    mark = push_mark(subscription.endpoint)
    with vault.transaction():
        box = _box(vault)
        row = Address.objects.filter(box_id=box, mark=mark).first() or _new_address(box, Channel.PUSH, mark)
        row.sealed = seal_way(box, bytes(row.id), Way(name=name, push=subscription))
        row.state = State.USED
        row.save()
        _copy(reminders_of(vault))


def _check(subscription: Subscription) -> None:
    wire.host_of(subscription.endpoint)
    # Sealing something tells whether the keys are keys.
    posting.encrypted(b"", posting.Receiver(subscription.public, subscription.auth))


def _box(vault: OpenVault) -> bytes:
    """Return the name of the person's box; the box is there afterwards."""
    there = reminders_of(vault)
    box = there.box or new_id()
    if not there.box:
        there = replace(there, box=box)
        vault.stream(REMINDERS).update(ONLY, lambda _there: there)
    times = rules.copied(there, language=get_language() or "")
    defaults = {"sealed": seal_times(box, times), "next_at": rules.next_time(times, clock.now())}
    Box.objects.get_or_create(id=box, defaults=defaults)
    return box


def _new_address(box: bytes, channel: Channel, mark: bytes) -> Address:
    """Return a new row, not yet kept. Errors: Enough."""
    if Address.objects.filter(box_id=box).count() >= MOST_ADDRESSES:
        raise Enough
    return Address(id=new_id(), box_id=box, channel=channel, mark=mark)


def drop(vault: OpenVault, id: bytes) -> None:
    """Delete one address of this person; one of somebody else's is not found."""
    with vault.transaction():
        row = Address.objects.filter(id=id, box_id=reminders_of(vault).box).first()
        if row is not None:
            queue.drop_address(row)


def forget(vault: OpenVault) -> None:
    """Delete everything about reminders: in the notebook, at the server, and what waits to be sent."""
    with vault.transaction():
        box = reminders_of(vault).box
        if box:
            Box.objects.filter(id=box).delete()
        vault.stream(REMINDERS).delete([ONLY])


def confirm(row: Address) -> None:
    """Somebody opened the link of the mail and said that the address is theirs."""
    Address.objects.filter(id=row.id, state=State.ASKED).update(state=State.USED, asked_at=None)


def end(row: Address) -> None:
    """Somebody who gets the mails wants no more of them; nobody needs to be signed in for that."""
    with transaction.atomic():
        queue.drop_address(row)


def decline(row: Address) -> None:
    """Somebody who was asked wants nothing from here, ever."""
    with transaction.atomic():
        Declined.objects.get_or_create(mark=bytes(row.mark))
        queue.drop_address(row)


def renew(old_endpoint: str, fresh: Subscription) -> bool:
    """Put a browser's new subscription in the place of its old one; knowing the old address is the proof.

    Errors: NotPublic (post.wire), Tampered.
    """
    _check(fresh)
    rows = Address.objects.filter(mark=push_mark(old_endpoint), channel=Channel.PUSH)
    with transaction.atomic():
        for row in rows:
            _renewed(row, fresh)
    return bool(rows)


def _renewed(row: Address, fresh: Subscription) -> None:
    box, mark = bytes(row.box_id), push_mark(fresh.endpoint)
    try:
        name = open_way(row).name
    except VaultError:
        name = ""
    if Address.objects.filter(box_id=box, mark=mark).exclude(id=row.id).exists():
        row.delete()
        return
    row.sealed, row.mark = seal_way(box, bytes(row.id), Way(name=name, push=fresh)), mark
    row.save()
