"""What a person can do with the file of a phone: keep its days as one import, and count them by import."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _

from leeward.interchange.formats.found import Format
from leeward.interchange.formats.health import Sums
from leeward.interchange.naming import let_go
from leeward.interchange.phone_days import records_of
from leeward.interchange.plan import Stamp
from leeward.interchange.records import BROUGHT, Brought
from leeward.journal import actions as journal
from leeward.journal.queries import vocabulary
from leeward.journal.records import Series
from leeward.kernel.ids import new_id
from leeward.movement.kinds import MOVED
from leeward.movement.queries import moved
from leeward.vault.opened import OpenVault

# A whole hour fills the picture; a longer sitting is drawn beyond it, and the number is kept as it is.
FULL_HOUR = 60


class PhoneKept(msgspec.Struct, frozen=True):
    """What an import did: its batch, the days that are new, and how many were in the notebook already."""

    batch: bytes
    moved: int
    check_ins: int
    known: int

    @property
    def count(self) -> int:
        """How many records are new."""
        return self.moved + self.check_ins


def keep(vault: OpenVault, sums: Sums, *, format: Format, zone: str, now: datetime) -> PhoneKept:
    """Keep the days of a phone's file as one import that can be undone. Days that are there already are passed over.

    Errors: TooManyWords (journal.vocabulary) where no scale can be added; those of the vault.
    """
    stamp = Stamp(vault.account_id, new_id(), int(now.timestamp()))
    with vault.transaction():
        scale, brought = _scale(vault, sums, _brought(sums, format, stamp.recorded_at))
        records = records_of(sums, format=format, zone=zone, mindful=scale, stamp=stamp)
        vault.stream(BROUGHT).append(brought, id=stamp.batch)
        times = vault.stream(MOVED).extend(records.moved)
        check_ins = journal.add_check_ins(vault, records.check_ins)
        if not times + check_ins:
            vault.stream(BROUGHT).delete([stamp.batch])
            let_go(vault, brought)
    return PhoneKept(stamp.batch, times, check_ins, sums.count - times - check_ins)


def _brought(sums: Sums, format: Format, recorded_at: int) -> Brought:
    return Brought(
        at=recorded_at,
        format=format.value,
        check_ins=len(sums.nights) + len(sums.mindful),
        refused=sums.refused,
        first=sums.first.toordinal() if sums.first else 0,
        last=sums.last.toordinal() if sums.last else 0,
        moved=len(sums.moved),
    )


def _scale(vault: OpenVault, sums: Sums, brought: Brought) -> tuple[int, Brought]:
    """Make sure of the scale for mindful minutes, where there are any; return its id, and the import with it."""
    if not sums.mindful:
        return 0, brought
    before = vocabulary(vault).next_series
    scale = Series(id=0, name=_("Mindful minutes"), low=0, high=FULL_HOUR, shown=False)
    (place,) = journal.ensure_series(vault, [scale]).values()
    return place, msgspec.structs.replace(brought, series=[place] if place >= before else [])


def moved_by_batch(vault: OpenVault) -> dict[bytes, int]:
    """Return how many times of moving each import added that are there now."""
    return dict(Counter(item.record.batch for item in moved(vault) if item.record.batch))


def remove_moved(vault: OpenVault, batch: bytes) -> int:
    """Erase the times of moving one import added; return how many those were."""
    return vault.stream(MOVED).delete([item.id for item in moved(vault) if item.record.batch == batch])
