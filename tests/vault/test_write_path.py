"""Each failure that an attack on the design showed ([T] in PRIVACY.md 0.1), with the mend, and once without it."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.models import QuerySet
from msgspec.structs import replace

from leeward.kernel.ids import new_id
from leeward.vault.compaction import Press
from leeward.vault.core import keyring as rings
from leeward.vault.core.envelope import epoch_of
from leeward.vault.core.keyring import StreamKeys
from leeward.vault.core.primitives import StreamKey
from leeward.vault.errors import Tampered
from leeward.vault.keys import OpenKeys
from leeward.vault.kinds import Item
from leeward.vault.models import Head, Segment, TailItem
from leeward.vault.rows import Lost, Rows
from tests.vault.things import THINGS, TOTAL, Thing


def rotate(vault, *, drop=False):
    """Put a newer key into the stream; with `drop`, as if the old one were gone from the keyring."""
    with vault.transaction():
        stream = vault.keys.keyring.stream_of(THINGS.name)
        epoch = vault.keys.keyring.stream(stream).current.epoch + 1
        vault.keys.change(lambda ring: rings.with_epoch(ring, stream, StreamKey.new(epoch=epoch)))
        if drop:
            newest = StreamKeys(THINGS.name, vault.keys.keyring.stream(stream).keys[-1:])
            vault.keys.change(lambda ring: replace(ring, streams={**ring.streams, stream: newest}))


def texts(vault):
    return [item.record.text for item in vault.stream(THINGS).all()]


@pytest.fixture
def stale(ana, ana_vault):
    """A writer that loaded its keys before they were changed."""
    ana_vault.stream(THINGS).append(Thing("before"))
    other = ana.open()
    assert texts(other) == ["before"]
    return other


def test_a_stale_writer_seals_under_the_new_key(ana, ana_vault, stale):
    # [T] 0.1.2: an append under a dropped epoch is unreadable for ever.
    ana_vault.stream(THINGS).delete([item.id for item in ana_vault.stream(THINGS).all()])
    rotate(ana_vault, drop=True)
    stale.stream(THINGS).append(Thing("after"))
    assert texts(ana.open()) == ["after"]
    assert epoch_of(bytes(TailItem.objects.order_by("-number").first().sealed)) == 2


def test_without_comparing_the_stale_writer_loses_the_entry(ana, ana_vault, stale, monkeypatch):
    rotate(ana_vault, drop=True)
    with monkeypatch.context() as off:
        off.setattr(OpenKeys, "agree_with", lambda self, head: None)
        off.setattr(Rows, "newest_epoch", lambda self: 0)
        stale.stream(THINGS).append(Thing("after"))
    assert "after" not in texts(ana.open())


def test_every_write_takes_the_lock_before_it_reads(ana_vault, monkeypatch):
    things = ana_vault.stream(THINGS)
    one = things.append(Thing("one"))
    order = []

    def noting(name, method):
        def noted(*args, **kwargs):
            order.append(name)
            return method(*args, **kwargs)

        return noted

    monkeypatch.setattr(OpenKeys, "agree_with", noting("lock", OpenKeys.agree_with))
    for method in ("_run", "_change"):
        monkeypatch.setattr(Rows, method, noting("rows", getattr(Rows, method)))
    for write in (
        lambda: things.append(Thing("two"), id=new_id()),
        lambda: things.replace(one, Thing("three"), base_revision=1),
        lambda: things.update(one, lambda _: Thing("four")),
        lambda: things.extend([(new_id(), Thing("five"))]),
        things.compact,
        lambda: things.delete([one]),
    ):
        order.clear()
        write()
        assert order[0] == "lock"


def test_a_row_added_while_compacting_is_not_lost(ana_vault, monkeypatch):
    # [T] 0.1.3: a delete by range lost one of 129. Here the lock is off and somebody appends in the middle.
    things = ana_vault.stream(THINGS)
    for n in range(20):
        things.append(Thing("thing", n))
    place = Press.place

    def interrupted(self, items, run):
        place(self, items, run)
        sealed = self.box.seal_row(run.stop, self.codec.one(Item(new_id(), 1, run.stop, Thing("late"))))
        self.rows.add_tail(run.stop, sealed)

    monkeypatch.setattr(Press, "place", interrupted)
    things.compact()
    assert len(things.all()) == 21
    assert things.missing() == 0


def test_compaction_rolls_back_unless_every_row_it_read_is_there(ana_vault, monkeypatch):
    things = ana_vault.stream(THINGS)
    for n in range(5):
        things.append(Thing("thing", n))
    place = Press.place

    def robbed(self, items, run):
        place(self, items, run)
        TailItem.objects.filter(number=3).delete()

    monkeypatch.setattr(Press, "place", robbed)
    with pytest.raises(Lost):
        things.compact()
    assert TailItem.objects.count() == 5
    assert not Segment.objects.exists()


def test_tail_and_segments_are_read_in_one_statement(ana_vault, django_assert_num_queries):
    # [T] 0.1.3: read in two, a reader between them saw 0 of 128.
    things = ana_vault.stream(THINGS)
    things.extend([(new_id(), Thing("thing", n)) for n in range(200)])
    for read in (things.all, lambda: things.recent(5), lambda: things.derived(TOTAL), things.missing, things.state):
        with django_assert_num_queries(1):
            read()


def append_and_fail(vault):
    with vault.transaction():
        vault.stream(THINGS).append(Thing("taken back"))
        raise ZeroDivisionError


def test_an_error_inside_takes_all_of_it_back_and_the_next_write_works(ana, ana_vault):
    # The append makes the stream's key too, and that is taken back with it.
    with pytest.raises(ZeroDivisionError):
        append_and_fail(ana_vault)
    ana_vault.stream(THINGS).append(Thing("kept"))
    assert texts(ana.open()) == texts(ana_vault) == ["kept"]


def test_an_inner_failure_that_is_caught_leaves_the_rest(ana, ana_vault):
    with ana_vault.transaction():
        ana_vault.stream(THINGS).append(Thing("kept"))
        with pytest.raises(ZeroDivisionError):
            append_and_fail(ana_vault)
        ana_vault.stream(THINGS).append(Thing("kept too"))
    assert texts(ana.open()) == ["kept", "kept too"]


def test_a_keyring_that_does_not_open_again_is_not_committed(ana, ana_vault, monkeypatch):
    # 0.1.14
    before = Head.objects.get().revision
    seal = rings.seal_keyring
    monkeypatch.setattr(rings, "seal_keyring", lambda *a, **k: seal(*a, **k)[:-1] + b"\0")
    with pytest.raises(Tampered):
        ana_vault.stream(THINGS).append(Thing("lost"))
    monkeypatch.undo()
    assert Head.objects.get().revision == before
    ana_vault.stream(THINGS).append(Thing("kept"))
    assert texts(ana.open()) == ["kept"]


def test_deleted_rows_become_stubs_that_look_like_rows(ana_vault):
    # 0.1.5
    things = ana_vault.stream(THINGS)
    ids = [things.append(Thing("short")) for _ in range(3)]
    before = {row.number: bytes(row.sealed) for row in TailItem.objects.all()}
    things.delete(ids[1:2])
    after = {row.number: bytes(row.sealed) for row in TailItem.objects.all()}
    assert before.keys() == after.keys()
    assert before[2] != after[2]
    assert len(before[2]) == len(after[2])


def test_a_record_that_cannot_be_derived_is_kept_all_the_same(ana_vault):
    from leeward.vault.kinds import Derivation, Kind

    broken = Derivation("broken", 1, int, lambda items: 1 // 0)
    stream = ana_vault.stream(Kind("fragile", Thing, derivations=(broken,)))
    stream.extend([(new_id(), Thing("kept", n)) for n in range(130)])
    assert len(stream.all()) == 130
    with pytest.raises(ZeroDivisionError):
        stream.derived(broken)


def test_a_write_joins_a_transaction_that_is_open_already(ana, ana_vault):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        append_and_fail(ana_vault)
    assert texts(ana.open()) == []


def test_the_head_row_is_locked_where_a_database_locks_rows(ana_vault, monkeypatch):
    # SQLite has one writer at a time; without this PostgreSQL would let two of them by.
    locked = []
    plain = QuerySet.select_for_update

    def noted(rows, **options):
        locked.append(rows.model)
        return plain(rows, **options)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    with ana_vault.transaction():
        assert locked == [Head]
