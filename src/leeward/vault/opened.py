"""An opened notebook: what a request may do with it while its owner is here. Never kept between requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from leeward.kernel import clock
from leeward.vault import rows
from leeward.vault.arrivals import Deposit
from leeward.vault.core import keyring as rings
from leeward.vault.core import primitives
from leeward.vault.core.labels import Label
from leeward.vault.drafts import Drafts
from leeward.vault.errors import Tampered, UnknownFormat, VaultError
from leeward.vault.keys import NO_SOURCE, OpenKeys
from leeward.vault.kinds import Kind, R
from leeward.vault.letters import IngestReport, put_away, take_in
from leeward.vault.stream import Stream
from leeward.vault.writing import WritePath

T = TypeVar("T")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Small preferences of a person; they lie in the keyring.

    Unit: `idle_minutes` in minutes; `night` from and until by the device's own clock, "21:00-07:00", or "".
    """

    idle_minutes: int = 10
    language: str = ""
    theme: str = "auto"
    night: str = ""
    zone: str = ""
    country: str = ""
    plain_first: bool = False
    spellcheck: bool = False


class OpenVault:
    """The open notebook of one account. Used by one request, in one thread."""

    def __init__(self, keys: OpenKeys) -> None:
        self.keys = keys
        self.writes = WritePath(keys)
        self.drafts = Drafts(keys, self.writes)
        self._streams: dict[str, Stream[Any]] = {}

    @property
    def account_id(self) -> bytes:
        """The 16 bytes of the account."""
        return self.keys.account_id

    def stream(self, kind: Kind[R]) -> Stream[R]:
        """Return the stream of this kind; it comes into being with its first item."""
        if kind.name not in self._streams:
            self._streams[kind.name] = Stream(kind, self.keys, self.writes)
        return self._streams[kind.name]

    def transaction(self) -> AbstractContextManager[None]:
        """Hold the write lock, so that several writes happen all or not at all.

        Errors: Locked, Full, Busy.
        """
        return self.writes.transaction()

    def memo(self, name: str, *, version: int, depends: bytes, result: type[T], build: Callable[[], T]) -> T:
        """Return a value kept sealed, made anew when `depends` (what it was worked out of) or `version` differs.

        A deletion drops every memo: what was worked out of something deleted goes with it.
        """
        kept_as = self.keys.keyed(b"memo", name.encode(), version.to_bytes(4))
        basis = depends.ljust(1, b"\0")
        found = self._memo(kept_as, basis, result)
        if found is not None:
            return found[0]
        mark = self.keys.erasure()
        value = build()
        self._keep_memo(kept_as, basis, msgspec.msgpack.encode(value), mark)
        return value

    def _memo(self, kept_as: bytes, basis: bytes, result: type[T]) -> tuple[T] | None:
        sealed = rows.blob(self.account_id, NO_SOURCE, kept_as)
        if sealed is None:
            return None
        try:
            plain = self.keys.own_box().open_blob(NO_SOURCE, kept_as + basis, sealed)
            return (msgspec.msgpack.decode(plain, type=result),)
        except (Tampered, UnknownFormat, msgspec.DecodeError):
            return None

    def _keep_memo(self, kept_as: bytes, basis: bytes, plain: bytes, mark: bytes) -> None:
        """Keep a memo unless something was deleted while it was made. It can be made again, so it may also fail."""
        try:
            with self.transaction():
                if self.keys.erasure() == mark:
                    sealed = self.keys.own_box().seal_blob(NO_SOURCE, kept_as + basis, plain)
                    rows.put_blob(self.account_id, NO_SOURCE, kept_as, sealed)
        except VaultError:
            return

    @property
    def settings(self) -> Settings:
        """The person's preferences. Errors: Locked, Tampered."""
        return msgspec.convert(self.keys.keyring.settings, Settings)

    def change_settings(self, fn: Callable[[Settings], Settings]) -> Settings:
        """Change the preferences by a pure function of what they are now, and return them.

        Errors: Locked, Full, Busy.
        """
        with self.transaction():
            changed = fn(self.settings)
            kept = {**self.keys.keyring.settings, **msgspec.structs.asdict(changed)}
            if kept != self.keys.keyring.settings:
                self.keys.change(lambda ring: rings.with_settings(ring, kept))
        return changed

    def ingest(
        self,
        handlers: Mapping[str, Callable[[OpenVault, Deposit, bytes], None]],
        *,
        limit: int = 200,
        now: datetime | None = None,
    ) -> IngestReport:
        """Take in what came while this was locked or its owner away, each letter in a transaction of its own.

        Errors: Locked, Full, Busy; what was taken in until then stays taken in.
        """
        return take_in(self, self.keys, self.writes, handlers, limit=limit, now=now or clock.now())

    def put_away_unconfirmed(self, *, now: datetime) -> int:
        """Empty the letters that nothing proves to be ours, and return how many there were.

        Errors: Locked, Full, Busy.
        """
        return put_away(self.keys, self.writes, now=now)

    def session_tag(self) -> bytes:
        """Return 32 bytes that mark this person's own sign-ins; only the open notebook can make them."""
        return primitives.mac(self.keys.account_key, Label.OWN_SESSIONS)

    def seal_label(self, label: str) -> bytes:
        """Return the words for one sign-in, sealed to the person."""
        return self.keys.own_box().seal_blob(NO_SOURCE, b"sign-in", label.encode())

    def open_label(self, sealed: bytes) -> str:
        """Return the words for a sign-in, or "" when they do not open."""
        try:
            return bytes(self.keys.own_box().open_blob(NO_SOURCE, b"sign-in", sealed)).decode()
        except (Tampered, UnknownFormat):
            return ""
