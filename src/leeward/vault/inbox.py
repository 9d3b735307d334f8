"""Where letters are put: each once, by its id, as many as a day has room for.

Source: PRIVACY.md 0.1.6 (a known id writes nothing), 0.2 (Locked: 200 letters, 16 MB a day).
"""

from __future__ import annotations

from django.db.models import Max, Sum

from leeward.vault.core.errors import Full
from leeward.vault.models import Letter

LETTERS_A_DAY = 200
BYTES_A_DAY = 16 * 2**20
STUB_DAYS = 366


def is_known(account_id: bytes, id: bytes) -> bool:
    """Return whether a letter of this id waits or was taken in."""
    return Letter.objects.filter(account=account_id, id=id).exists()


def put(account_id: bytes, id: bytes, sealed: bytes, *, today: int) -> None:
    """Put a letter whose id is not known yet. Only under the lock of the account's head row.

    Errors: Full over LETTERS_A_DAY or BYTES_A_DAY.
    """
    own = Letter.objects.filter(account=account_id)
    _check_quota(account_id, today, len(sealed))
    own.filter(is_waiting=False, day__lt=today - STUB_DAYS).delete()
    number = (own.aggregate(newest=Max("number"))["newest"] or 0) + 1
    Letter(account=account_id, id=id, number=number, day=today, size=len(sealed), sealed=sealed).save(force_insert=True)


def _check_quota(account_id: bytes, today: int, size: int) -> None:
    of_today = Letter.objects.filter(account=account_id, day=today)
    used = of_today.aggregate(size=Sum("size"))["size"] or 0
    if of_today.count() >= LETTERS_A_DAY or used + size > BYTES_A_DAY:
        raise Full
