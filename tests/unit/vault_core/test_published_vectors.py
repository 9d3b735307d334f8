"""The library and our few lines around it against published vectors."""

from __future__ import annotations

import hmac

import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core.primitives import ReceivingKey, extract, hkdf_expand, seal_to

h = bytes.fromhex


def test_argon2id_matches_rfc_9106_section_5_3():
    argon = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    assert argon.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


@pytest.mark.parametrize(
    ("material", "salt", "info", "length", "root", "wanted"),
    [
        (
            b"\x0b" * 22,
            bytes(range(13)),
            bytes(range(0xF0, 0xFA)),
            42,
            "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            bytes(range(80)),
            bytes(range(0x60, 0xB0)),
            bytes(range(0xB0, 0x100)),
            82,
            "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
            (
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
            ),
        ),
        (
            b"\x0b" * 22,
            b"",
            b"",
            42,
            "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
)
def test_hkdf_matches_rfc_5869(material, salt, info, length, root, wanted):
    assert extract(salt, material).hex() == root
    assert hkdf_expand(h(root), info, length).hex() == wanted


@given(st.binary(min_size=32, max_size=64), st.binary(max_size=99), st.integers(1, 200))
def test_hkdf_matches_the_library(secret, info, length):
    from cryptography.hazmat.primitives.hashes import SHA256

    assert hkdf_expand(secret, info, length) == HKDFExpand(SHA256(), length, info).derive(secret)


def test_aes_256_gcm_matches_nist_case_16():
    plaintext = h(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    sealed = AESGCM(h("feffe9928665731c6d6a8f9467308308" * 2)).encrypt(
        h("cafebabefacedbaddecaf888"), plaintext, h("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    )
    assert sealed.hex() == (
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )


RFC_9180_A_1_1 = {
    "info": h("4f6465206f6e2061204772656369616e2055726e"),
    "private": h("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
    "ephemeral": h("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"),
    "sealed": h(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    ),
    "aad": h("436f756e742d30"),
    "plaintext": b"Beauty is truth, truth beauty",
}


def slow_hpke_open(sealed, private_raw, info, aad=b"", *, aead_id=2, key_bytes=32):
    """RFC 9180 base mode for X25519 and HKDF-SHA-256, written down as the text says it, to compare with."""
    private = X25519PrivateKey.from_private_bytes(private_raw)
    enc, public = sealed[:32], private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(enc))

    def labeled_extract(suite, salt, label, material):
        return hmac.digest(salt, b"HPKE-v1" + suite + label + material, "sha256")

    def labeled_expand(suite, root, label, more, length):
        return hkdf_expand(root, length.to_bytes(2) + b"HPKE-v1" + suite + label + more, length)

    kem = b"KEM\x00\x20"
    suite = b"HPKE\x00\x20\x00\x01" + aead_id.to_bytes(2)
    root = labeled_extract(kem, b"", b"eae_prk", shared)
    secret = labeled_expand(kem, root, b"shared_secret", enc + public, 32)
    context = b"\0" + labeled_extract(suite, b"", b"psk_id_hash", b"") + labeled_extract(suite, b"", b"info_hash", info)
    secret = labeled_extract(suite, secret, b"secret", b"")
    key = labeled_expand(suite, secret, b"key", context, key_bytes)
    nonce = labeled_expand(suite, secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, sealed[32:], aad)


def test_the_slow_hpke_matches_rfc_9180_a_1_1():
    v = RFC_9180_A_1_1
    opened = slow_hpke_open(v["sealed"], v["private"], v["info"], v["aad"], aead_id=1, key_bytes=16)
    assert opened == v["plaintext"]


def test_the_library_matches_rfc_9180_a_1_1():
    v = RFC_9180_A_1_1
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
    private = X25519PrivateKey.from_private_bytes(v["private"])
    assert openssl.hpke._decrypt_with_aad(suite, v["sealed"], private, v["info"], v["aad"]) == v["plaintext"]


@given(st.binary(max_size=600), st.binary(max_size=80))
def test_our_suite_is_0x0020_0x0001_0x0002(plaintext, info):
    key = ReceivingKey.new()
    sealed = seal_to(key.public, plaintext, info)
    assert len(sealed) == 32 + len(plaintext) + 16
    assert slow_hpke_open(sealed, key.reveal(), info) == plaintext
    assert key.open(sealed, info) == plaintext
