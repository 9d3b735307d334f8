"""The keys of one opened notebook: the account key, the keyring as it was loaded, and the boxes made of it.

Lives as long as the opened vault, which is a request. Nothing here is kept by the process.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.db import connection

from leeward.kernel.ids import new_id
from leeward.vault.boxes import Box
from leeward.vault.core import keyring as rings
from leeward.vault.core import primitives
from leeward.vault.core.errors import Locked, Missing, Tampered
from leeward.vault.core.keyring import Keyring
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import AccountKey, StreamKey
from leeward.vault.kinds import D, Derivation, R
from leeward.vault.models import Blob, Draft, Head
from leeward.vault.models import Keyring as KeyringRow
from leeward.vault.rows import has_strangers

KEPT_REVISIONS = 3
OWN = "~own"  # the stream whose keys seal drafts, memos and the names of sign-ins; it has no rows of its own
PASSING = "shown-again"  # the draft that holds a page on its way to the browser; it may show what has just been deleted
NO_SOURCE = bytes(16)  # the `source` of blobs that belong to no segment


class OpenKeys:
    """The account key and the keyring of one account.

    The keyring may be behind the database; whatever writes first lets it `agree_with` the locked head row.
    """

    def __init__(self, account_id: bytes, account_key: AccountKey) -> None:
        self.account_id = account_id
        self.account_key = account_key
        self.generation = 0
        self.revision = 0
        self._keyring: Keyring | None = None
        self._boxes: dict[str, Box] = {}

    @property
    def keyring(self) -> Keyring:
        """The keyring as it was last loaded. Errors: Locked, Tampered."""
        if self._keyring is None:
            self.refresh()
        if self._keyring is None:
            raise Locked
        return self._keyring

    def refresh(self) -> None:
        """Load the keyring as it is now.

        Errors: Locked when the account is gone or has another account key now; Tampered, also when keyring and head
        row tell different stories: something older was put back.
        """
        # In one statement: between two of them somebody may add a revision, and nothing would be wrong with that.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT h.generation, h.revision, k.generation, k.revision, k.sealed FROM vault_head h"
                " LEFT JOIN vault_keyring k ON k.account = h.account WHERE h.account = %s"
                " ORDER BY k.revision DESC LIMIT 1",
                (self.account_id,),
            )
            row = cursor.fetchone()
        if row is None or (self.generation and row[0] != self.generation):
            raise Locked
        if row[:2] != row[2:4]:
            raise Tampered
        self._take(self._opened(bytes(row[4]), row[0], row[1]), row[0], row[1])

    def _opened(self, sealed: bytes, generation: int, revision: int) -> Keyring:
        return rings.open_keyring(
            sealed, self.account_key, account=self.account_id, generation=generation, revision=revision
        )

    def _take(self, keyring: Keyring, generation: int, revision: int) -> None:
        self._keyring, self.generation, self.revision = keyring, generation, revision
        self._boxes = {}

    def distrust(self) -> None:
        """Load the keyring anew before it is used again."""
        self._keyring = None
        self._boxes = {}

    def become(self, fresh: OpenKeys) -> None:
        """Go on with the keys that a re-key has just put in the place of these."""
        self.account_key = fresh.account_key
        self._take(fresh.keyring, fresh.generation, fresh.revision)

    def agree_with(self, head: Head) -> None:
        """Bring the keyring up to the head row, which is locked.

        Errors: Locked when there is another account key now; Tampered.
        """
        if self.generation and head.generation != self.generation:
            raise Locked
        if self._keyring is None or head.revision != self.revision:
            self.refresh()

    def change(self, fn: Callable[[Keyring], Keyring]) -> None:
        """Add the next keyring row, made from this one by a pure function. Only under the lock.

        Errors: Tampered when the new row does not open again; then nothing is changed.
        """
        self.put(fn(self.keyring), generation=self.generation, revision=self.revision + 1)
        Head.objects.filter(account=self.account_id).update(revision=self.revision)

    def put(self, keyring: Keyring, *, generation: int, revision: int) -> None:
        """Insert a keyring row, open it again, and drop all but the last three."""
        sealed = rings.seal_keyring(
            keyring, self.account_key, account=self.account_id, generation=generation, revision=revision
        )
        row = KeyringRow(account=self.account_id, revision=revision, generation=generation, sealed=sealed)
        row.save(force_insert=True)
        stored = KeyringRow.objects.get(account=self.account_id, revision=revision)
        self._take(self._opened(bytes(stored.sealed), generation, revision), generation, revision)
        KeyringRow.objects.filter(account=self.account_id, revision__lte=revision - KEPT_REVISIONS).delete()

    def keyed(self, *parts: bytes) -> bytes:
        """Return 16 bytes that name something without saying what: a keyed hash only this account can make."""
        return primitives.mac(self.account_key, Label.INDEX, *parts)[:16]

    def draft_row(self, form: str) -> bytes:
        """Return the name a form's draft is kept under."""
        return self.keyed(b"draft", form.encode())

    def blob_name(self, derivation: Derivation[R, D]) -> bytes:
        """Return the name a derivation's values are kept under."""
        return self.keyed(b"derivation", derivation.name.encode(), derivation.version.to_bytes(4))

    def box(self, kind: str) -> Box | None:
        """Return the keys of the stream of this kind, or None while there is none."""
        keyring = self.keyring
        if kind not in self._boxes:
            try:
                stream = keyring.stream_of(kind)
            except Missing:
                return None
            keys = {key.epoch: key for key in keyring.stream(stream).keys}
            self._boxes[kind] = Box(owner=self.account_id, stream=stream, kind=kind, keys=keys)
        return self._boxes[kind]

    def own_box(self) -> Box:
        """Return the keys of the person's small things. Errors: Tampered."""
        found = self.box(OWN)
        if found is None:
            raise Tampered
        return found

    def box_for_writing(self, kind: str) -> Box:
        """Return the keys of the stream of this kind, making it where there is none. Only under the lock.

        Errors: Tampered when rows are there whose keys the keyring does not know: an older one was put back, and what
        is written under it might be open to somebody it was closed to (PRIVACY.md 0.1.14).
        """
        if found := self.box(kind):
            return found
        if has_strangers(self.account_id, list(self.keyring.streams)):
            raise Tampered
        self.change(lambda keyring: rings.with_stream(keyring, new_id(), kind, StreamKey.new(epoch=1)))
        made = self.box(kind)
        if made is None:
            raise Tampered
        return made

    def forget_memos(self) -> None:
        """Remove what may hold something that was just deleted: every memo, those being made now, and the last page."""
        Blob.objects.filter(account=self.account_id, source=NO_SOURCE).delete()
        Draft.objects.filter(account=self.account_id, form=self.draft_row(PASSING)).delete()
        Head.objects.filter(account=self.account_id).update(erasure=secrets.token_bytes(8))

    def erasure(self) -> bytes:
        """Return the mark of the last deletion."""
        mark = Head.objects.filter(account=self.account_id).values_list("erasure", flat=True).first()
        return bytes(mark or b"")
