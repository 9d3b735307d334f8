from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

import leeward.vault.core as core
from leeward.vault.core import primitives
from leeward.vault.core.envelope import Domain
from leeward.vault.core.errors import Locked, Tampered, UnknownFormat, VaultError
from leeward.vault.core.keyring import new_keyring
from leeward.vault.core.labels import Label
from leeward.vault.core.passphrase import Passphrase
from leeward.vault.core.primitives import AccountKey, PushKey, ReceivingKey, SecretKey, StreamKey, Unshown, argon2
from leeward.vault.core.recovery import RecoveryCode


def kinds_of_secret(kind=Unshown):
    return [kind, *(found for child in kind.__subclasses__() for found in kinds_of_secret(child))]


def secrets():
    raw = b"RAWBYTES" * 4
    keys = [kind(raw) for kind in kinds_of_secret(SecretKey)]
    return [
        *keys,
        ReceivingKey(raw),
        PushKey(raw),
        Passphrase("RAWBYTES harbour seven"),
        RecoveryCode.new(),
        new_keyring(),
    ]


@pytest.mark.parametrize("secret", secrets(), ids=lambda secret: type(secret).__name__)
def test_a_secret_shows_only_its_kind(secret):
    for shown in (repr(secret), str(secret), f"{secret}", f"{secret!r}", f"{[secret]}"):
        assert "RAWBYTES" not in shown
        assert b"RAWBYTES".hex() not in shown
        assert f"<{type(secret).__name__}>" in shown


@pytest.mark.parametrize("secret", secrets(), ids=lambda secret: type(secret).__name__)
def test_a_secret_is_not_pickled(secret):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError):
            pickle.dumps(secret, protocol)


@pytest.mark.parametrize("secret", secrets()[:-1], ids=lambda secret: type(secret).__name__)
def test_a_secret_is_not_copied_compared_or_hashed(secret):
    for misuse in (copy.copy, copy.deepcopy, hash, lambda one: one == one, lambda one: one != one):
        with pytest.raises(TypeError):
            misuse(secret)


@pytest.mark.parametrize("secret", secrets()[:-1], ids=lambda secret: type(secret).__name__)
def test_a_secret_has_no_dictionary_that_could_be_printed(secret):
    assert not hasattr(secret, "__dict__")


def test_every_kind_of_secret_is_tried_here():
    tried = {type(secret) for secret in secrets()}
    assert set(kinds_of_secret()) - {Unshown} <= tried


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_has_32_bytes(length):
    with pytest.raises(Tampered):
        AccountKey(bytes(length))
    with pytest.raises(Tampered):
        ReceivingKey(bytes(length))


@pytest.mark.parametrize("epoch", [-1, 1 << 32])
def test_an_epoch_fits_the_header(epoch):
    with pytest.raises(Tampered):
        StreamKey.new(epoch=epoch)


def test_a_wiped_key_opens_nothing_more():
    key = StreamKey.new()
    key.cipher()
    key.wipe()
    with pytest.raises(Locked):
        key.reveal()
    with pytest.raises(Locked):
        key.cipher()


@pytest.mark.parametrize(
    ("memory_kib", "passes", "salt"),
    [
        (64 * 1024 - 1, 3, bytes(16)),
        (1024 * 1024 + 1, 3, bytes(16)),
        (64 * 1024, 2, bytes(16)),
        (64 * 1024, 11, bytes(16)),
        (64 * 1024, 3, bytes(15)),
    ],
)
def test_argon2_has_a_floor_and_a_ceiling(memory_kib, passes, salt):
    with pytest.raises(UnknownFormat):
        argon2(b"x", salt=salt, memory_kib=memory_kib, passes=passes)


def test_parts_of_a_mac_cannot_slide_into_one_another():
    key = AccountKey(bytes(32))
    made = {
        primitives.mac(key, Label.INDEX, *parts) for parts in ((b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b""))
    }
    assert len(made) == 4


def test_labels_and_domains_are_unique():
    labels = [label.value for label in Label]
    domains = [domain.value for domain in Domain]
    assert len(Label.__members__) == len(set(labels))
    assert len(Domain.__members__) == len(set(domains))
    assert all(len(domain) == 8 for domain in domains)
    assert all(b"\0" not in label and label.isascii() for label in labels)


def test_a_key_for_one_purpose_is_never_that_of_another():
    made = {primitives.expand(bytes(32), label, context) for label in Label for context in (b"", b"x")}
    assert len(made) == 2 * len(Label)


def test_only_primitives_imports_the_cipher_library():
    sources = Path(core.__file__).parent.glob("**/*.py")
    importers = {
        path.name
        for path in sources
        if "import cryptography" in path.read_text() or "from cryptography" in path.read_text()
    }
    assert importers == {"primitives.py"}


def test_the_vaults_errors_carry_nothing():
    for error in VaultError.__subclasses__():
        assert error().args == ()
        assert str(error()) == ""
