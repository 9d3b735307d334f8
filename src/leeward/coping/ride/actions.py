"""What a person can do in a ride: begin, choose, rate, end, wait. Each reads and writes the draft under one lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from leeward.coping.ride import rules
from leeward.coping.ride.queries import DRAFT, FIELD, drafted
from leeward.coping.ride.records import Beginning, Drafted, Riding, Step, Waiting
from leeward.coping.toolbox import actions as tools
from leeward.coping.toolbox.records import Offered, Used
from leeward.insights.uses import WAITED
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault


def _change(vault: OpenVault, change: Callable[[Drafted], Drafted], *, now: datetime) -> Drafted:
    """Read, change and write the draft under one lock; a draft with nothing in it goes."""
    with vault.transaction():
        changed = change(drafted(vault, now=now))
        if changed.riding is None and changed.waiting is None:
            vault.drafts.drop(DRAFT)
        else:
            vault.drafts.save(DRAFT, {FIELD: msgspec.json.encode(changed).decode()})
    return changed


def tidy(vault: OpenVault, *, now: datetime) -> None:
    """Drop the draft of a ride nobody came back to."""
    if vault.drafts.get(DRAFT) and drafted(vault, now=now) == Drafted():
        vault.drafts.drop(DRAFT)


def begin(vault: OpenVault, id: bytes, beginning: Beginning, *, now: datetime) -> Riding:
    """Begin a ride, or find the one this id began: sent twice it is one ride. Remembers what was said about keeping."""
    riding = rules.begun(id, beginning, now=int(now.timestamp()))

    def begun(found: Drafted) -> Drafted:
        is_there = found.riding is not None and found.riding.id == id
        return found if is_there else Drafted(riding=riding, waiting=found.waiting)

    with vault.transaction():
        tools.change_shelf(vault, lambda shelf: msgspec.structs.replace(shelf, keeps_rides=beginning.keeps))
        return _change(vault, begun, now=now).riding or riding


def choose(vault: OpenVault, strategy: str, *, use_id: bytes, offered: list[Offered], now: datetime) -> None:
    """Begin five minutes with a tool; without a ride nothing happens."""
    at = int(now.timestamp())

    def chosen(riding: Riding) -> Riding:
        return rules.chosen(riding, strategy, use_id=use_id, offered=offered, now=at)

    _change_riding(vault, chosen, now=now)


def rate(vault: OpenVault, number: int, *, after: int | None, how: str, now: datetime) -> None:
    """Rate a step of the ride, and keep it as a use where the ride is kept; without a ride nothing happens."""
    at = int(now.timestamp())
    with vault.transaction():
        riding = _change_riding(
            vault, lambda riding: rules.rated(riding, number, after=after, how=how, now=at), now=now
        )
        if riding and riding.keeps:
            _keep(vault, riding, riding.steps[number : number + 2])


def end(vault: OpenVault, how: str, *, keeps: bool | None, now: datetime) -> None:
    """End the ride. `keeps` is the last word on keeping it, None where it was not asked again."""
    at = int(now.timestamp())
    with vault.transaction():
        riding = drafted(vault, now=now).riding
        if riding is None or riding.ended:
            return
        is_kept = riding.keeps if keeps is None else keeps
        if is_kept:
            _keep(vault, riding, riding.steps)
        elif riding.keeps:
            tools.erase_ride(vault, riding.id)
        if is_kept != riding.keeps:
            tools.change_shelf(vault, lambda shelf: msgspec.structs.replace(shelf, keeps_rides=is_kept))
        _change_riding(vault, lambda riding: rules.over(riding, how, keeps=is_kept, now=at), now=now)


def erase(vault: OpenVault, *, now: datetime) -> None:
    """Erase the ride that just ended, and everything that was kept of it."""
    with vault.transaction():
        found = drafted(vault, now=now)
        if found.riding:
            tools.erase_ride(vault, found.riding.id)
        _change(vault, lambda there: Drafted(waiting=there.waiting), now=now)


def wait(vault: OpenVault, before: int, *, now: datetime) -> None:
    """Remember that somebody will do nothing but rate again in half an hour."""
    waiting = Waiting(before, int(now.timestamp()))
    _change(vault, lambda found: Drafted(riding=found.riding, waiting=waiting), now=now)


def rate_again(vault: OpenVault, id: bytes, after: int | None, *, now: datetime) -> bool:
    """Keep the second rating beside the first, or let the waiting go without one. Returns whether a pair was kept."""
    at = int(now.timestamp())
    with vault.transaction():
        waiting = drafted(vault, now=now).waiting
        _change(vault, lambda found: Drafted(riding=found.riding), now=now)
        if waiting is None or after is None:
            return False
        minutes = round((at - waiting.began) / rules.MINUTE)
        moment = moment_in(vault.settings.zone, now)
        pair = Used(moment=moment, recorded_at=at, strategy=WAITED, before=waiting.before, after=after, minutes=minutes)
        tools.keep_use(vault, pair, id=id)
    return True


def _change_riding(vault: OpenVault, change: Callable[[Riding], Riding], *, now: datetime) -> Riding | None:
    def changed(found: Drafted) -> Drafted:
        if found.riding is None or found.riding.ended:
            return found
        return Drafted(riding=change(found.riding), waiting=found.waiting)

    return _change(vault, changed, now=now).riding


def _keep(vault: OpenVault, riding: Riding, steps: list[Step]) -> None:
    for step in steps:
        tools.keep_use(vault, _as_used(vault, riding, step), id=step.use_id)


def _as_used(vault: OpenVault, riding: Riding, step: Step) -> Used:
    when = datetime.fromtimestamp(step.ended, tz=UTC)
    return Used(
        moment=moment_in(vault.settings.zone, when),
        recorded_at=step.ended,
        strategy=step.strategy,
        before=step.before,
        after=step.after,
        minutes=round((step.ended - step.began) / rules.MINUTE),
        out=riding.out,
        how=step.how,
        offered=step.offered,
        ride=riding.id,
    )
