"""Padding that hides lengths: 0x80, then zeros. The length includes the 0x80.

Rows and letters grow in steps of 256 bytes up to 4 KiB, then by Padmé; segments by Padmé from 4 KiB.

Source: PRIVACY.md 0.2 (Padding); Nikitin et al. 2019, PETS, section 4 (Padmé: at most 12 %).
"""

from __future__ import annotations

from typing import NewType

from leeward.vault.core.errors import Tampered

Padded = NewType("Padded", bytes)

_STEP = 256
_FLOOR = 4096


def padme(length: int) -> int:
    """Return the next length whose binary form has only log2(log2(length)) + 1 leading bits free, at least 4 KiB."""
    if length <= _FLOOR:
        return _FLOOR
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    return -(-length >> free_bits) << free_bits


def _fill(plaintext: bytes, length: int) -> Padded:
    return Padded((plaintext + b"\x80").ljust(length, b"\0"))


def pad_row(plaintext: bytes) -> Padded:
    """Return the plaintext padded as one row or letter."""
    needed = len(plaintext) + 1
    return _fill(plaintext, -(-needed // _STEP) * _STEP if needed <= _FLOOR else padme(needed))


def pad_segment(plaintext: bytes) -> Padded:
    """Return the plaintext padded as a segment or a derived blob."""
    return _fill(plaintext, padme(len(plaintext) + 1))


def unpad(padded: bytes) -> bytes:
    """Return what was padded, by either rule. Errors: Tampered."""
    return padded[: _end(padded)]


def unpad_view(padded: bytes) -> memoryview:
    """Return what was padded without copying it, for what is decoded at once. Errors: Tampered."""
    return memoryview(padded)[: _end(padded)]


def _end(padded: bytes) -> int:
    end = padded.rfind(b"\x80")
    # By comparison with zeros: stripping them one by one takes longer than all the rest of opening a small blob.
    if end < 0 or padded[end + 1 :] != bytes(len(padded) - end - 1):
        raise Tampered
    return end
