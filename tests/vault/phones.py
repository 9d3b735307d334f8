"""A phone for tests: seals notes as the browser does (static/web/js/outbox/letter.js), from what it was given."""

from __future__ import annotations

import hashlib
import hmac
import json

from leeward.kernel.ids import new_id
from leeward.vault.core import device_letters, letters, primitives
from leeward.vault.devices import Pin

NOTE = {"form": "write", "fields": {"text": ["written on a train"]}, "at": 0, "zone": "Europe/Berlin", "offset": 60}


class Phone:
    """Holds a pin and nothing else."""

    def __init__(self, pin: Pin) -> None:
        self.pin = pin

    def letter(self, note: object = None, *, id: bytes, mac_key: bytes = b"", device: bytes = b"") -> bytes:
        """Return one sealed note; another key or device makes it a forged one."""
        plain = note if isinstance(note, bytes) else json.dumps(note, ensure_ascii=False).encode()
        device = device or self.pin.device
        framed = b"".join(len(part).to_bytes(4) + part for part in (self.pin.account, device, id, plain))
        proof = hmac.digest(mac_key or self.pin.mac_key, framed, hashlib.sha256)
        inside = device + proof + plain + b"\x80"
        inside = inside.ljust(-(-len(inside) // 512) * 512, b"\0")
        sealed = primitives.seal_to(self.pin.public, inside, device_letters.info(self.pin.account, id))
        return b"\x02" + letters.key_name(self.pin.public) + sealed

    def parcel(self, note: object = None, *, id: bytes = b"", token: bytes = b"", **forged: bytes) -> bytes:
        """Return what the phone sends."""
        letter_id = id or new_id()
        letter = self.letter(NOTE if note is None else note, id=letter_id, **forged)
        return b"\x01" + self.pin.account + self.pin.device + (token or self.pin.token) + letter_id + letter
