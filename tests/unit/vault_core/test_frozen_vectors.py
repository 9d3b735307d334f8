"""What format 1 looked like when it was frozen must open for ever, byte for byte (docs/vault-format.md)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from leeward.vault.core import envelope, keyring, letters, names, padding, primitives, session_tokens, site_keys, slots
from leeward.vault.core import tickets as ticket_room
from leeward.vault.core.envelope import Context, Domain
from leeward.vault.core.labels import Label
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey, ReceivingKey, StreamKey
from leeward.vault.core.recovery import RecoveryCode
from leeward.vault.core.slots import Slot, SlotKind

h = bytes.fromhex
V = json.loads((Path(__file__).parents[2] / "vectors" / "vault-core-1.json").read_text())
KEYS = site_keys.parse(V["site_key"]["line"])
ACCOUNT = h(V["keyring"]["account"])
STREAM_KEY = StreamKey(h(V["row"]["key"]), epoch=V["row"]["epoch"])


def place(domain, obj, number):
    row = V["row"]
    return Context(
        domain=domain, owner=h(row["owner"]), stream=h(row["stream"]), obj=obj, number=number, kind=row["kind"].encode()
    )


def fixed_nonce(monkeypatch):
    monkeypatch.setattr(primitives.os, "urandom", lambda length: bytes(range(length)))


def test_derived_keys():
    assert primitives.expand(bytes(64), Label.SLOT_KEY).hex() == V["expand"]["slot key of 64 zero bytes"]
    assert primitives.expand(bytes(64), Label.SLOT_COMMIT).hex() == V["expand"]["slot commitment of 64 zero bytes"]
    assert primitives.expand(bytes(32), Label.KEYRING, bytes(7) + b"\1").hex() == V["expand"]["with a context"]
    parts = map(h, V["mac"]["parts"])
    assert primitives.mac(AccountKey(h(V["mac"]["key"])), Label.INDEX, *parts).hex() == V["mac"]["mac"]


def test_a_row(monkeypatch):
    row = V["row"]
    where = place(Domain.TAIL, h(row["object"]), row["number"])
    assert where.associated(b"\1\1\0\0\0\7").hex() == row["associated"]
    assert padding.unpad(envelope.unseal(STREAM_KEY, where, h(row["sealed"]))) == h(row["plaintext"])
    fixed_nonce(monkeypatch)
    assert envelope.seal(STREAM_KEY, where, padding.pad_row(h(row["plaintext"]))).hex() == row["sealed"]


def test_the_row_is_the_one_of_the_specification():
    """PRIVACY.md 10.2 gives the sum of this envelope; the padding of rows has not changed at this length."""
    expected = "8ef06e6c5667a5a50cf4d48f9124bc1a1d3759735228a0ecd2bdfcc8d60ab8ad"
    assert hashlib.sha256(h(V["row"]["sealed"])).hexdigest() == expected


def test_a_segment(monkeypatch):
    segment = V["segment"]
    where = place(Domain.SEGMENT, envelope.span(segment["first"], segment["last"]), segment["first"])
    assert where.associated(b"\1\1\0\0\0\7").hex() == segment["associated"]
    fixed_nonce(monkeypatch)
    sealed = envelope.seal(STREAM_KEY, where, padding.pad_segment(h(segment["plaintext"])))
    assert hashlib.sha256(sealed).hexdigest() == segment["sealed_sha256"]


@pytest.mark.parametrize(("rule", "pad"), [("row", padding.pad_row), ("segment", padding.pad_segment)])
def test_padded_lengths(rule, pad):
    assert {length: len(pad(bytes(int(length)))) for length in V["padding"][rule]} == V["padding"][rule]


def test_the_site_key():
    newest, site = KEYS.newest, V["site_key"]
    public = h(V["public_key"])
    assert site_keys.key_line(newest) == site["line"]
    assert site_keys.fingerprint(newest) == site["fingerprint"]
    assert site_keys.check_value(newest).hex() == site["check"]
    made = site_keys.public_key_mac(newest, account=ACCOUNT, generation=1, public=public)
    assert made.hex() == site["public_key_mac"]
    assert names.name_key(newest, "quiet-otter-4827").hex() == site["name_key of quiet-otter-4827"]
    assert names.open_name(KEYS, h(site["name_sealed"]), account=ACCOUNT) == "quiet-otter-4827"


@pytest.mark.parametrize("name", ["passphrase_slot", "recovery_slot"])
def test_a_slot(name):
    columns = {key: h(value) if isinstance(value, str) else value for key, value in V[name].items()}
    digest = columns.pop("digest")
    slot = Slot(**{**columns, "kind": SlotKind(columns["kind"])})
    code, words = RecoveryCode.typed(V["recovery_code"]), Passphrase.typed(V["passphrase"])
    opened = slots.open_slot(slot, code if slot.kind is SlotKind.RECOVERY else words, KEYS)
    assert opened.account_key.reveal() == h(V["account_key"])
    assert opened.digest == digest == slots.slot_digest(slot, KEYS)


def test_a_keyring():
    row = V["keyring"]
    opened = keyring.open_keyring(
        h(row["sealed"]),
        AccountKey(h(V["account_key"])),
        account=ACCOUNT,
        generation=row["generation"],
        revision=row["revision"],
    )
    assert opened.receiving.public == h(V["public_key"])
    assert opened.stream(opened.stream_of("checkin")).current.reveal() == STREAM_KEY.reveal()
    assert opened.settings == {"idle_minutes": 10}
    assert opened.slots == {h(V["passphrase_slot"]["id"]): h(V["passphrase_slot"]["digest"])}


def test_a_session():
    session = V["session"]
    token = session["token"]
    assert session_tokens.session_row(token).hex() == session["row"]
    assert session_tokens.unlocked_row(token).hex() == session["unlocked_row"]
    assert session_tokens.unseal_session(token, h(session["sealed"])) == h(session["plaintext"])
    opened = session_tokens.unseal_unlocked(token, h(session["unlocked_sealed"]), account=ACCOUNT)
    assert opened.reveal() == h(V["account_key"])


def test_a_ticket():
    ticket = V["ticket"]
    opened = ticket_room.open_ticket(KEYS, ticket["text"], today=ticket["day"])
    assert opened == ticket_room.Ticket(ACCOUNT, ticket["form"], h(ticket["form_id"]), ticket["day"])


def test_a_letter():
    letter, receiver = V["letter"], ReceivingKey(h(V["receiving_key"]))
    assert letters.key_name(receiver.public).hex() == V["key_name"]
    opened, confirmed = letters.open_letter(
        h(letter["sealed"]), [receiver], account=ACCOUNT, id=h(letter["id"]), site_keys=KEYS
    )
    assert opened == letters.Letter(letter["kind"], letter["day"], h(letter["payload"]))
    assert confirmed
