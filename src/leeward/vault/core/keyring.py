"""The keyring: one sealed blob with every key of a person but the account key, and a few small things beside them.

Rows are append-only, one a revision; the associated data bind account, generation and revision. All functions are pure:
they take a keyring and return another, so that a lost race is only run again.

Source: PRIVACY.md 0.1.1, 0.1.8, 0.1.14, 0.2 (Keyring).
"""

from __future__ import annotations

from typing import Any, NoReturn

import msgspec

from leeward.vault.core import envelope, padding, primitives
from leeward.vault.core.envelope import NOBODY, Context, Domain, Sealed
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import AccountKey, DeviceKey, KeyringKey, ReceivingKey, StreamKey

SCHEMA = 1
RETIRED_DAYS = 365  # old private keys still receive for a year (PRIVACY.md 0.1.8)
_EPOCH_BYTES = 4

Setting = str | int | bool


class StreamKeys(msgspec.Struct, frozen=True, eq=False):
    """One stream: what it holds, and its keys, oldest epoch first; only the last one seals."""

    kind: str
    keys: tuple[StreamKey, ...]

    @property
    def current(self) -> StreamKey:
        """The key that seals."""
        return self.keys[-1]

    def key(self, epoch: int) -> StreamKey:
        """Return the key a row names. Errors: Missing, which means that an older keyring was put back."""
        for key in self.keys:
            if key.epoch == epoch:
                return key
        raise Missing


class RetiredKey(msgspec.Struct, frozen=True, eq=False):
    """A private key of before a re-key: it opens letters until that day and is not given out any more."""

    key: ReceivingKey
    until: int  # days since 1970-01-01


class Device(msgspec.Struct, frozen=True, eq=False):
    """A device that may bring notes, by the name its owner sees. Unit: `since` in days since 1970-01-01."""

    key: DeviceKey
    name: str
    since: int


class Keyring(msgspec.Struct, frozen=True, eq=False):
    """All that the account key opens. Shows, compares, copies and pickles nothing."""

    receiving: ReceivingKey
    streams: dict[bytes, StreamKeys] = {}
    retired: tuple[RetiredKey, ...] = ()
    slots: dict[bytes, bytes] = {}  # valid slot id: H(slot)
    settings: dict[str, Setting] = {}
    devices: dict[bytes, Device] = {}

    def __repr__(self) -> str:
        return "<Keyring>"

    def __rich_repr__(self) -> list[Any]:
        return []

    def __reduce__(self) -> NoReturn:
        raise TypeError("secrets are not pickled")

    def stream(self, id: bytes) -> StreamKeys:
        """Return the keys of a stream. Errors: Missing."""
        found = self.streams.get(id)
        if found is None:
            raise Missing
        return found

    def stream_of(self, kind: str) -> bytes:
        """Return the id of the stream of this kind. Errors: Missing."""
        for stream_id, stream in self.streams.items():
            if stream.kind == kind:
                return stream_id
        raise Missing

    def receivers(self) -> tuple[ReceivingKey, ...]:
        """Return every private key letters may be sealed to, today's first."""
        return (self.receiving, *(retired.key for retired in self.retired))


def new_keyring() -> Keyring:
    """Return the keyring of a new account: a private key and nothing else."""
    return Keyring(receiving=ReceivingKey.new())


def with_stream(keyring: Keyring, id: bytes, kind: str, key: StreamKey) -> Keyring:
    """Return a keyring that knows one more stream; a stream of this kind or id that is there already stays."""
    if id in keyring.streams or any(stream.kind == kind for stream in keyring.streams.values()):
        return keyring
    return msgspec.structs.replace(keyring, streams={**keyring.streams, id: StreamKeys(kind, (key,))})


def with_epoch(keyring: Keyring, stream: bytes, key: StreamKey) -> Keyring:
    """Return a keyring whose stream seals under this newer key; old epochs still open.

    Errors: Missing; Tampered unless the key's epoch is the next one.
    """
    old = keyring.stream(stream)
    if key.epoch != old.current.epoch + 1:
        raise Tampered
    return msgspec.structs.replace(keyring, streams={**keyring.streams, stream: StreamKeys(old.kind, (*old.keys, key))})


def with_slot(keyring: Keyring, slot: bytes, digest: bytes) -> Keyring:
    """Return a keyring that lists this slot as valid."""
    return msgspec.structs.replace(keyring, slots={**keyring.slots, slot: digest})


def without_slot(keyring: Keyring, slot: bytes) -> Keyring:
    """Return a keyring that no longer lists this slot."""
    return msgspec.structs.replace(keyring, slots={other: h for other, h in keyring.slots.items() if other != slot})


def check_slot(keyring: Keyring, slot: bytes, digest: bytes) -> None:
    """Refuse a slot the keyring does not list exactly so. Errors: Tampered."""
    listed = keyring.slots.get(slot)
    if listed is None or not primitives.same(listed, digest):
        raise Tampered


def with_settings(keyring: Keyring, settings: dict[str, Setting]) -> Keyring:
    """Return a keyring with these settings."""
    return msgspec.structs.replace(keyring, settings=dict(settings))


def with_device(keyring: Keyring, id: bytes, device: Device) -> Keyring:
    """Return a keyring that knows this device."""
    return msgspec.structs.replace(keyring, devices={**keyring.devices, id: device})


def without_device(keyring: Keyring, id: bytes) -> Keyring:
    """Return a keyring that no longer knows this device."""
    return msgspec.structs.replace(
        keyring, devices={other: one for other, one in keyring.devices.items() if other != id}
    )


def with_new_receiving_key(keyring: Keyring, key: ReceivingKey, *, today: int) -> Keyring:
    """Return a keyring whose letters come to a new key; the old one still receives for a year."""
    retired = (RetiredKey(keyring.receiving, today + RETIRED_DAYS), *keyring.retired)
    return msgspec.structs.replace(keyring, receiving=key, retired=retired)


def without_expired_keys(keyring: Keyring, *, today: int) -> Keyring:
    """Return a keyring without private keys whose year is over."""
    return msgspec.structs.replace(keyring, retired=tuple(key for key in keyring.retired if key.until >= today))


def seal_keyring(
    keyring: Keyring, account_key: AccountKey, *, account: bytes, generation: int, revision: int
) -> Sealed:
    """Return the blob of one keyring row."""
    plaintext = bytes((SCHEMA,)) + _ENCODER.encode(keyring)
    key, context = _place(account_key, account, generation, revision)
    return envelope.seal(key, context, padding.pad_segment(plaintext))


def open_keyring(sealed: bytes, account_key: AccountKey, *, account: bytes, generation: int, revision: int) -> Keyring:
    """Return the keyring of one row. Errors: Tampered, UnknownFormat."""
    key, context = _place(account_key, account, generation, revision)
    plaintext = padding.unpad(envelope.unseal(key, context, sealed))
    if plaintext[:1] != bytes((SCHEMA,)):
        raise UnknownFormat
    try:
        return _DECODER.decode(memoryview(plaintext)[1:])
    except msgspec.MsgspecError:
        raise Tampered from None


def _place(account_key: AccountKey, account: bytes, generation: int, revision: int) -> tuple[KeyringKey, Context]:
    key = primitives.derive(KeyringKey, account_key, Label.KEYRING, generation.to_bytes(8))
    return key, Context(
        domain=Domain.KEYRING,
        owner=account,
        stream=NOBODY,
        obj=generation.to_bytes(16),
        number=revision,
        kind=b"",
    )


def _to_bytes(key: object) -> bytes:
    if isinstance(key, StreamKey):
        return key.epoch.to_bytes(_EPOCH_BYTES) + key.reveal()
    if isinstance(key, ReceivingKey | DeviceKey):
        return key.reveal()
    raise NotImplementedError


def _from_bytes(kind: type, raw: Any) -> Any:
    if kind is StreamKey:
        return StreamKey(raw[_EPOCH_BYTES:], epoch=int.from_bytes(raw[:_EPOCH_BYTES]))
    if kind is ReceivingKey:
        return ReceivingKey(raw)
    if kind is DeviceKey:
        return DeviceKey(raw)
    raise NotImplementedError


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_to_bytes)
_DECODER = msgspec.msgpack.Decoder(Keyring, dec_hook=_from_bytes)
