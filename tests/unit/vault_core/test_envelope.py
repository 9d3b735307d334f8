from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from leeward.vault.core.envelope import (
    _KEYS,
    OVERHEAD_BYTES,
    Context,
    Domain,
    Opener,
    epoch_of,
    seal,
    span,
    unseal,
)
from leeward.vault.core.errors import Missing, Tampered, UnknownFormat
from leeward.vault.core.padding import pad_row
from leeward.vault.core.primitives import AccountKey, SecretKey, ShareKey, StreamKey
from tests.unit.vault_core.test_keys import kinds_of_secret

KEY = StreamKey(bytes(range(0x40, 0x60)), epoch=7)
PLACE = Context(
    domain=Domain.TAIL,
    owner=bytes(range(16)),
    stream=bytes(range(0x10, 0x20)),
    obj=bytes(range(0x20, 0x30)),
    number=0,
    kind=b"checkin",
)
SEALED = seal(KEY, PLACE, pad_row(b"a quiet morning"))

sixteen = st.binary(min_size=16, max_size=16)
contexts = st.builds(
    Context,
    domain=st.sampled_from(Domain),
    owner=sixteen,
    stream=sixteen,
    obj=sixteen,
    number=st.integers(0, (1 << 64) - 1),
    kind=st.binary(max_size=20),
)


def test_what_was_sealed_opens_in_its_place():
    assert unseal(KEY, PLACE, SEALED) == pad_row(b"a quiet morning")
    assert len(SEALED) == 256 + OVERHEAD_BYTES
    assert epoch_of(SEALED) == 7


def test_two_seals_of_the_same_differ():
    assert seal(KEY, PLACE, pad_row(b"a")) != seal(KEY, PLACE, pad_row(b"a"))


@given(st.integers(0, 8 * len(SEALED) - 1))
def test_any_flipped_bit_fails(bit):
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises((Tampered, UnknownFormat)):
        unseal(KEY, PLACE, bytes(changed))


@given(st.integers(0, len(SEALED) - 1))
def test_any_cut_fails(length):
    with pytest.raises((Tampered, UnknownFormat)):
        unseal(KEY, PLACE, SEALED[:length])
    with pytest.raises((Tampered, UnknownFormat)):
        unseal(KEY, PLACE, SEALED + bytes(length + 1))


@given(contexts)
def test_any_changed_field_of_the_context_fails(other):
    for field in fields(Context):
        value = getattr(other, field.name)
        if value == getattr(PLACE, field.name) or StreamKey not in _KEYS[other.domain]:
            continue
        with pytest.raises(Tampered):
            unseal(KEY, replace(PLACE, **{field.name: value}), SEALED)


@given(contexts, contexts, sixteen.map(lambda raw: raw[:6]), sixteen.map(lambda raw: raw[:6]))
def test_associated_data_is_the_same_only_for_the_same_place(one, other, header, other_header):
    same = (one, header) == (other, other_header)
    assert (one.associated(header) == other.associated(other_header)) is same


def test_another_key_or_epoch_fails():
    for key in (StreamKey.new(epoch=7), StreamKey(KEY.reveal(), epoch=8)):
        with pytest.raises(Tampered):
            unseal(key, PLACE, SEALED)


@pytest.mark.parametrize("start", [b"\x02\x01", b"\x01\x02", b"\x00\x00"])
def test_an_unknown_version_or_suite_is_refused_and_never_guessed(start):
    with pytest.raises(UnknownFormat):
        unseal(KEY, PLACE, start + SEALED[2:])


@pytest.mark.parametrize("domain", Domain)
def test_a_key_of_another_purpose_is_a_mistake_of_the_programmer(domain):
    assert domain in _KEYS
    for kind in kinds_of_secret(SecretKey):
        if kind in _KEYS[domain]:
            continue
        with pytest.raises(TypeError):
            seal(kind(bytes(32)), replace(PLACE, domain=domain), pad_row(b""))
        with pytest.raises(TypeError):
            unseal(kind(bytes(32)), replace(PLACE, domain=domain), SEALED)


def test_nothing_is_sealed_under_the_account_key_itself():
    assert all(AccountKey not in kinds for kinds in _KEYS.values())


def test_a_share_is_not_opened_by_the_key_of_a_stream():
    sealed = seal(ShareKey(KEY.reveal(), epoch=6), PLACE, pad_row(b"a"))
    with pytest.raises(Tampered):
        unseal(KEY, PLACE, sealed)


@pytest.mark.parametrize(
    ("field", "value"), [("owner", b"short"), ("stream", bytes(17)), ("obj", b""), ("number", -1), ("number", 1 << 64)]
)
def test_a_context_of_another_shape_is_refused(field, value):
    with pytest.raises(Tampered):
        seal(KEY, replace(PLACE, **{field: value}), pad_row(b""))


def test_a_segment_is_named_by_both_its_ends():
    assert span(5, 9) == bytes(7) + b"\x05" + bytes(7) + b"\x09"
    for first, last in ((9, 5), (-1, 5), (0, 1 << 64)):
        with pytest.raises(Tampered):
            span(first, last)


def outcome(opening):
    try:
        return opening()
    except (Tampered, UnknownFormat, Missing) as refusal:
        return type(refusal)


@given(contexts, st.binary(max_size=300), st.sampled_from([6, 7, 8]))
def test_an_opener_opens_what_unseal_opens(place, plaintext, epoch):
    place = replace(place, domain=Domain.TAIL)
    key = StreamKey(KEY.reveal(), epoch=epoch)
    sealed = seal(key, place, pad_row(plaintext))
    opener = Opener([KEY, StreamKey(KEY.reveal(), epoch=6)], replace(place, obj=bytes(16), number=0, kind=b""))
    found = outcome(lambda: opener.open(sealed, obj=place.obj, number=place.number, kind=place.kind))
    assert found == (pad_row(plaintext) if epoch < 8 else Missing)


@given(contexts, st.integers(0, 8 * len(SEALED) - 1))
def test_an_opener_refuses_what_unseal_refuses(other, bit):
    opener = Opener([KEY], PLACE)
    for field in ("obj", "number", "kind"):
        value = getattr(other, field)
        if value != getattr(PLACE, field):
            where = {"obj": PLACE.obj, "number": PLACE.number, "kind": PLACE.kind, field: value}
            assert outcome(lambda where=where: opener.open(SEALED, **where)) is Tampered
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    found = outcome(lambda: opener.open(bytes(changed), obj=PLACE.obj, number=PLACE.number, kind=PLACE.kind))
    assert found in {Tampered, UnknownFormat, Missing}
    for domain, owner, stream in ((Domain.SEGMENT, PLACE.owner, PLACE.stream), (Domain.TAIL, bytes(16), PLACE.stream)):
        other_opener = Opener([KEY], replace(PLACE, domain=domain, owner=owner, stream=stream))
        found = outcome(lambda one=other_opener: one.open(SEALED, obj=PLACE.obj, number=0, kind=PLACE.kind))
        assert found is Tampered


def test_an_opener_takes_only_keys_of_its_domain_and_places_of_the_right_shape():
    with pytest.raises(TypeError):
        Opener([AccountKey(bytes(32))], PLACE)
    opener = Opener([KEY], PLACE)
    for where in (
        {"obj": b"short", "number": 0},
        {"obj": bytes(16), "number": -1},
        {"obj": bytes(16), "number": 1 << 64},
    ):
        with pytest.raises(Tampered):
            opener.open(SEALED, kind=b"checkin", **where)
    for cut in (b"", SEALED[:6], SEALED[:30]):
        assert outcome(lambda cut=cut: opener.open(cut, obj=PLACE.obj, number=0, kind=b"checkin")) is Tampered
