"""Drafts, settings, memos, and several writes as one."""

from __future__ import annotations

import msgspec
import pytest

from leeward.vault.errors import Full
from leeward.vault.models import Blob, Draft, Keyring
from leeward.vault.opened import Settings
from tests.vault.things import PLAIN, THINGS, Sum, Thing


def test_a_draft_comes_back_as_it_was_left(ana, ana_vault):
    ana_vault.drafts.save("write", {"text": "half a"})
    ana_vault.drafts.save("write", {"text": "half a sentence"})
    assert ana.open().drafts.get("write") == {"text": "half a sentence"}
    assert ana_vault.drafts.get("check-in") is None
    assert b"sentence" not in bytes(Draft.objects.get().sealed)
    ana_vault.drafts.drop("write")
    assert ana_vault.drafts.get("write") is None


def keep(vault, *, then=lambda: None):
    with vault.transaction():
        vault.stream(THINGS).append(Thing("whole"))
        vault.drafts.drop("write")
        then()


def test_keeping_a_record_and_dropping_its_draft_is_one_step(ana_vault):
    ana_vault.drafts.save("write", {"text": "half"})
    with pytest.raises(ZeroDivisionError):
        keep(ana_vault, then=lambda: 1 // 0)
    assert ana_vault.stream(THINGS).all() == []
    assert ana_vault.drafts.get("write") == {"text": "half"}
    keep(ana_vault)
    assert len(ana_vault.stream(THINGS).all()) == 1
    assert ana_vault.drafts.get("write") is None


def test_an_oversized_draft_is_refused(ana_vault):
    with pytest.raises(Full):
        ana_vault.drafts.save("write", {"text": "x" * (2 * 2**20 + 1)})


def test_a_damaged_draft_reads_as_none(ana_vault):
    ana_vault.drafts.save("write", {"text": "half"})
    row = Draft.objects.get()
    Draft.objects.update(sealed=bytes(row.sealed)[:-1] + b"x")
    assert ana_vault.drafts.get("write") is None


def test_settings_start_plain_and_are_kept(ana, ana_vault):
    assert ana_vault.settings == Settings()
    ana_vault.change_settings(lambda old: msgspec.structs.replace(old, theme="dark", idle_minutes=5))
    assert ana.open().settings.theme == "dark"
    assert ana.open().settings.idle_minutes == 5


def test_two_stale_writers_of_the_keyring_lose_nothing(ana, ana_vault):
    other = ana.open()
    assert other.settings.theme == "auto"
    ana_vault.change_settings(lambda old: msgspec.structs.replace(old, theme="dark"))
    other.change_settings(lambda old: msgspec.structs.replace(old, idle_minutes=3))
    assert ana.open().settings == Settings(theme="dark", idle_minutes=3)


def test_the_last_three_keyrings_stay(ana_vault):
    for n in range(1, 7):
        ana_vault.change_settings(lambda old, n=n: msgspec.structs.replace(old, idle_minutes=n))
    assert Keyring.objects.count() == 3


def test_two_stale_writers_make_one_stream(ana, ana_vault):
    other = ana.open()
    assert other.stream(PLAIN).all() == []
    ana_vault.stream(PLAIN).append(Thing("one"))
    other.stream(PLAIN).append(Thing("two"))
    assert [item.record.text for item in ana.open().stream(PLAIN).all()] == ["one", "two"]


def test_a_memo_is_made_once_for_what_it_depends_on(ana, ana_vault):
    made = []

    def build():
        made.append(1)
        return Sum(3, 4)

    for vault in (ana_vault, ana.open()):
        assert vault.memo("sums", version=1, depends=b"a", result=Sum, build=build) == Sum(3, 4)
    assert len(made) == 1
    ana_vault.memo("sums", version=1, depends=b"b", result=Sum, build=build)
    ana_vault.memo("sums", version=2, depends=b"b", result=Sum, build=build)
    assert len(made) == 3


def test_deleting_drops_every_memo(ana_vault):
    one = ana_vault.stream(THINGS).append(Thing("secret"))
    ana_vault.memo("texts", version=1, depends=b"", result=list[str], build=lambda: ["secret"])
    ana_vault.stream(THINGS).delete([one])
    assert not Blob.objects.exists()


def test_a_memo_made_while_something_was_deleted_is_not_kept(ana, ana_vault):
    one = ana_vault.stream(THINGS).append(Thing("secret"))
    other = ana.open()

    def build():
        texts = [item.record.text for item in ana_vault.stream(THINGS).all()]
        other.stream(THINGS).delete([one])
        return texts

    assert ana_vault.memo("texts", version=1, depends=b"", result=list[str], build=build) == ["secret"]
    assert not Blob.objects.exists()


def test_a_label_of_a_sign_in_opens_for_its_owner_only(ana_vault, ben_vault):
    sealed = ana_vault.seal_label("a phone")
    assert ana_vault.open_label(sealed) == "a phone"
    assert ben_vault.open_label(sealed) == ""
    assert ana_vault.session_tag() != ben_vault.session_tag()
