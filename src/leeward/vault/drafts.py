"""Drafts: what somebody is still writing, one sealed row a form, gone in the same transaction that keeps the record."""

from __future__ import annotations

import msgspec

from leeward.vault.errors import Full, Tampered, UnknownFormat
from leeward.vault.keys import OpenKeys
from leeward.vault.models import Draft
from leeward.vault.writing import WritePath

MOST_BYTES = 2 * 2**20  # as much as a form may carry
MOST_DRAFTS = 50


class _Draft(msgspec.Struct, frozen=True, array_like=True):
    """A draft, with the name of its form inside: a re-key has to name its row anew."""

    form: str
    fields: dict[str, str]

    def __repr__(self) -> str:
        return "<_Draft>"


def form_of(plain: bytes) -> str:
    """Return which form a draft belongs to. Errors: UnknownFormat."""
    try:
        return msgspec.msgpack.decode(plain, type=_Draft).form
    except msgspec.DecodeError:
        raise UnknownFormat from None


class Drafts:
    """The drafts of one account. Forms are named in the clear nowhere."""

    def __init__(self, keys: OpenKeys, writes: WritePath) -> None:
        self._keys = keys
        self._writes = writes

    def save(self, form: str, fields: dict[str, str]) -> None:
        """Keep what stands in a form, in the place of what was kept before.

        Errors: Full, Locked, Busy.
        """
        plain = msgspec.msgpack.encode(_Draft(form, fields))
        row = self._keys.draft_row(form)
        with self._writes.transaction():
            self._check_room(row, len(plain))
            sealed = self._keys.own_box().seal_draft(row, plain)
            if not Draft.objects.filter(account=self._keys.account_id, form=row).update(sealed=sealed):
                Draft(account=self._keys.account_id, form=row, sealed=sealed).save(force_insert=True)

    def _check_room(self, row: bytes, size: int) -> None:
        others = Draft.objects.filter(account=self._keys.account_id).exclude(form=row)
        if size > MOST_BYTES or others.count() >= MOST_DRAFTS:
            raise Full

    def get(self, form: str) -> dict[str, str] | None:
        """Return what was kept of a form, or None."""
        row = self._keys.draft_row(form)
        draft = Draft.objects.filter(account=self._keys.account_id, form=row).first()
        if draft is None:
            return None
        try:
            plain = self._keys.own_box().open_draft(row, bytes(draft.sealed))
            return msgspec.msgpack.decode(plain, type=_Draft).fields
        except (Tampered, UnknownFormat, msgspec.DecodeError):
            return None

    def drop(self, form: str) -> None:
        """Delete the draft of a form. Inside a transaction it joins it."""
        with self._writes.transaction():
            Draft.objects.filter(account=self._keys.account_id, form=self._keys.draft_row(form)).delete()
