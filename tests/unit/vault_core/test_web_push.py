"""Web push seals as RFC 8291 says, always to the same length, and signs as RFC 8292 says."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import web_push
from leeward.vault.core.errors import Tampered
from leeward.vault.core.primitives import PushKey
from leeward.vault.core.web_push import PAYLOAD_BYTES, Receiver
from tests.post.browser_keys import BrowserKeys, b64

# RFC 8291, appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
SENDER = b64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
RECEIVER = b64("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
RECEIVER_PRIVATE = b64("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")
AUTH, SALT = b64("BTBZMqHH6r4Tts7J_aSIgg"), b64("DGv6ra1nlYgDCS1FRnbzlw")
BODY = b64(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl"
    "95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_rfc_comes_out_byte_for_byte():
    made = web_push.sealed_record(PLAIN + b"\x02", Receiver(RECEIVER, AUTH), sender=PushKey(SENDER), salt=SALT)
    assert made == BODY


def test_the_receiver_of_these_tests_opens_the_example_of_the_rfc():
    private = ec.derive_private_key(int.from_bytes(RECEIVER_PRIVATE), ec.SECP256R1())
    assert BrowserKeys(private, AUTH).opened(BODY) == PLAIN


@given(st.binary(max_size=PAYLOAD_BYTES - 1).filter(lambda plain: not plain.endswith(b"\0")))
def test_a_browser_opens_what_was_sealed_to_it_and_every_body_is_as_long(plain):
    keys = BrowserKeys()
    body = web_push.encrypted(plain, Receiver(keys.public, keys.auth))
    assert keys.opened(body) == plain
    assert len(body) == 16 + 4 + 1 + 65 + PAYLOAD_BYTES + 16


def test_the_same_words_never_look_the_same_twice():
    keys = BrowserKeys()
    assert len({web_push.encrypted(b"same", Receiver(keys.public, keys.auth)) for _ in range(5)}) == 5


def test_another_browser_opens_nothing():
    keys, other = BrowserKeys(), BrowserKeys()
    body = web_push.encrypted(b"words", Receiver(keys.public, keys.auth))
    with pytest.raises(Exception):  # noqa: B017 (the library's own)
        BrowserKeys(other.private, keys.auth).opened(body)


GOOD = BrowserKeys()
BAD = [
    Receiver(b"", GOOD.auth),
    Receiver(GOOD.public[:-1], GOOD.auth),
    Receiver(b"\x04" + bytes(64), GOOD.auth),
    Receiver(GOOD.public, b"short"),
    Receiver(b"\x02" + GOOD.public[1:33], GOOD.auth),
]


@pytest.mark.parametrize("receiver", BAD)
def test_keys_that_are_none_are_refused(receiver):
    with pytest.raises(Tampered):
        web_push.encrypted(b"words", receiver)


def test_more_than_fits_is_refused():
    with pytest.raises(Tampered):
        web_push.encrypted(bytes(PAYLOAD_BYTES), Receiver(GOOD.public, GOOD.auth))


def test_a_push_service_can_check_who_sends():
    key = PushKey.new()
    header = web_push.authorization(key, audience="https://push.example", subject="mailto:a@example.org", expires=99)
    token, public = (part.split("=", 1)[1] for part in header.removeprefix("vapid ").split(", "))
    head, claims, signature = token.split(".")
    assert json.loads(b64(head)) == {"typ": "JWT", "alg": "ES256"}
    assert json.loads(b64(claims)) == {"aud": "https://push.example", "exp": 99, "sub": "mailto:a@example.org"}
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b64(public))
    raw = b64(signature)
    proof = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    point.verify(proof, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        point.verify(proof, f"{head}.{claims}x".encode(), ec.ECDSA(hashes.SHA256()))
    assert b64(public) == key.public == PushKey(key.reveal()).public


@given(st.binary(max_size=80))
def test_bytes_are_written_as_browsers_write_them(raw):
    text = web_push.base64url(raw)
    assert text == base64.urlsafe_b64encode(raw).decode().rstrip("=")
    assert web_push.from_base64url(text) == raw


@pytest.mark.parametrize("text", ["a", "a b c", "äöü", "===="])
def test_what_is_no_base64url_is_refused(text):
    with pytest.raises(Tampered):
        web_push.from_base64url(text)
