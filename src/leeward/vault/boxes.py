"""Sealing and opening the rows of one stream: which key, which place, which padding, decided once for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from leeward.vault.core.envelope import NOBODY, Context, Domain, Opener, epoch_of, seal, span
from leeward.vault.core.errors import Missing, Tampered
from leeward.vault.core.padding import pad_row, pad_segment, unpad, unpad_view
from leeward.vault.core.primitives import StreamKey
from leeward.vault.rows import Part


class Box:
    """The keys of one stream, every epoch of them; what is sealed now is sealed under the newest.

    It lives as long as the opened vault it belongs to, for each key holds its AES object.
    """

    def __init__(self, *, owner: bytes, stream: bytes, kind: str, keys: Mapping[int, StreamKey]) -> None:
        self.owner = owner
        self.stream = stream
        self._kind = kind.encode()
        self._keys = keys
        self._newest = keys[max(keys)]
        self._openers: dict[Domain, Opener] = {}
        self.is_behind = False  # whether a row named a newer key than there is here

    @property
    def epoch(self) -> int:
        """The epoch that is sealed under now."""
        return self._newest.epoch

    def _place(self, domain: Domain, obj: bytes, number: int, more: bytes = b"") -> Context:
        return Context(
            domain=domain, owner=self.owner, stream=self.stream, obj=obj, number=number, kind=more + self._kind
        )

    def _open(self, domain: Domain, sealed: bytes, *, obj: bytes, number: int, more: bytes = b"") -> bytes:
        opener = self._openers.get(domain)
        if opener is None:
            opener = self._openers[domain] = Opener(self._keys.values(), self._place(domain, NOBODY, 0))
        try:
            return opener.open(sealed, obj=obj, number=number, kind=more + self._kind)
        except Missing:
            self.is_behind |= epoch_of(sealed) > self.epoch
            raise Tampered from None

    def _row(self, number: int) -> Context:
        # The item's id stays inside: outside it would show which rows are changes of one another.
        return self._place(Domain.TAIL, NOBODY, number)

    def seal_row(self, number: int, plain: bytes) -> bytes:
        """Return the contents of a tail row, sealed."""
        return seal(self._newest, self._row(number), pad_row(plain))

    def open_row(self, number: int, sealed: bytes) -> bytes:
        """Return the contents of a tail row. Errors: Tampered, UnknownFormat."""
        return unpad(self._open(Domain.TAIL, sealed, obj=NOBODY, number=number))

    def _segment(self, part: Part, what: bytes) -> Context:
        return self._place(Domain.SEGMENT, span(part.first, part.last), part.first, what + part.id)

    def _open_segment(self, part: Part, what: bytes) -> bytes:
        where = span(part.first, part.last)
        return unpad(self._open(Domain.SEGMENT, part.sealed or b"", obj=where, number=part.first, more=what + part.id))

    def seal_listing(self, part: Part, plain: bytes) -> bytes:
        """Return the listing of a segment, sealed for this id and these numbers."""
        return seal(self._newest, self._segment(part, b"list"), pad_segment(plain))

    def open_listing(self, part: Part) -> bytes:
        """Return the listing of a segment. Errors: Tampered, UnknownFormat."""
        return self._open_segment(part, b"list")

    def seal_body(self, part: Part, plain: bytes) -> bytes:
        """Return the items of a segment, sealed for this id and these numbers."""
        return seal(self._newest, self._segment(part, b"body"), pad_segment(plain))

    def open_body(self, part: Part) -> bytes:
        """Return the items of a segment. Errors: Tampered, UnknownFormat."""
        return self._open_segment(part, b"body")

    def seal_blob(self, source: bytes, name: bytes, plain: bytes) -> bytes:
        """Return a value worked out of the segment `source`, sealed."""
        return seal(self._newest, self._place(Domain.BLOB, source, 0, name), pad_segment(plain))

    def open_blob(self, source: bytes, name: bytes, sealed: bytes) -> memoryview:
        """Return a value worked out of the segment `source`, not copied. Errors: Tampered, UnknownFormat."""
        return unpad_view(self._open(Domain.BLOB, sealed, obj=source, number=0, more=name))

    def seal_draft(self, form: bytes, plain: bytes) -> bytes:
        """Return a draft, sealed for the row of its form."""
        return seal(self._newest, self._place(Domain.DRAFT, form, 0), pad_row(plain))

    def open_draft(self, form: bytes, sealed: bytes) -> bytes:
        """Return a draft. Errors: Tampered, UnknownFormat."""
        return unpad(self._open(Domain.DRAFT, sealed, obj=form, number=0))
