"""What a stream keeps, changes and lets go."""

import pytest

from leeward.kernel.ids import new_id
from leeward.vault.errors import Missing, Stale
from leeward.vault.kinds import Derivation, Kind
from leeward.vault.models import Blob, Segment, TailItem
from tests.vault.things import PLAIN, THINGS, TOTAL, Sum, Thing


@pytest.fixture
def things(ana_vault):
    return ana_vault.stream(THINGS)


def records(stream):
    return [item.record for item in stream.all()]


def fill(stream, count, start=0):
    return [stream.append(Thing(f"thing {n}", n)) for n in range(start, start + count)]


def test_a_new_stream_is_empty(things):
    assert things.all() == things.recent(5) == things.derived(TOTAL) == []
    assert things.missing() == things.damaged() == 0
    with pytest.raises(Missing):
        things.get(new_id())


def test_what_is_appended_comes_back_in_order(things):
    ids = fill(things, 5)
    assert [item.id for item in things.all()] == ids
    assert [item.number for item in things.all()] == [1, 2, 3, 4, 5]
    assert things.get(ids[3]).record == Thing("thing 3", 3)


def test_the_same_id_again_writes_nothing(things):
    one = new_id()
    assert things.append(Thing("once"), id=one) == things.append(Thing("twice"), id=one) == one
    assert records(things) == [Thing("once")]


def test_an_id_in_a_segment_is_known_too(things):
    one = things.append(Thing("once"))
    things.compact()
    things.append(Thing("twice"), id=one)
    assert records(things) == [Thing("once")]


def test_a_full_tail_becomes_a_segment(things):
    ids = fill(things, 130)
    assert TailItem.objects.count() == 2
    assert Segment.objects.count() == 1
    assert [item.id for item in things.all()] == ids
    assert things.get(ids[0]).record == Thing("thing 0", 0)
    assert things.missing() == 0


def test_large_records_fill_a_segment_early(things):
    for n in range(10):
        things.append(Thing("x" * 20_000, n))
    assert Segment.objects.count() >= 2
    assert [item.record.size for item in things.all()] == list(range(10))


def test_a_change_keeps_its_place_and_counts_up(things):
    ids = fill(things, 3)
    things.replace(ids[1], Thing("changed"), base_revision=1)
    item = things.all()[1]
    assert (item.id, item.revision, item.number, item.record) == (ids[1], 2, 2, Thing("changed"))


def test_a_change_of_a_compacted_item_folds_into_its_segment(things):
    ids = fill(things, 200)
    things.compact()
    before = Segment.objects.count()
    things.replace(ids[3], Thing("changed"), base_revision=1)
    assert things.get(ids[3]).record == Thing("changed")
    things.compact()
    assert things.get(ids[3]).record == Thing("changed")
    assert [item.id for item in things.all()] == ids
    assert Segment.objects.count() == before
    assert TailItem.objects.count() == 0
    assert things.missing() == 0


def test_a_change_of_what_somebody_changed_first_is_stale(things):
    one = things.append(Thing("first"))
    things.replace(one, Thing("second"), base_revision=1)
    with pytest.raises(Stale):
        things.replace(one, Thing("third"), base_revision=1)
    assert records(things) == [Thing("second")]


def test_what_is_deleted_cannot_be_changed_back_to_life(things):
    one = things.append(Thing("first"))
    things.delete([one])
    with pytest.raises(Missing):
        things.replace(one, Thing("second"), base_revision=1)
    assert things.all() == []


def test_update_changes_what_is_there_or_begins(things):
    one = new_id()
    assert things.update(one, lambda old: Thing("new") if old is None else old) == Thing("new")
    assert things.update(one, lambda old: Thing(old.text + "er")) == Thing("newer")
    assert [item.revision for item in things.all()] == [2]
    things.update(one, lambda old: old)
    assert [item.revision for item in things.all()] == [2]


def test_a_stream_of_one_record_changed_often_stays_small(things):
    one = new_id()
    for n in range(700):
        things.update(one, lambda _, n=n: Thing("setting", n))
    assert Segment.objects.count() == 1
    assert things.get(one).record.size == 699
    assert things.missing() == 0


@pytest.mark.parametrize("compacted", [False, True])
def test_deleting_takes_exactly_what_was_asked(things, compacted):
    ids = fill(things, 20)
    things.replace(ids[4], Thing("changed"), base_revision=1)
    if compacted:
        things.compact()
    assert things.delete([ids[4], ids[7], new_id()]) == 2
    assert [item.id for item in things.all()] == [known for n, known in enumerate(ids) if n not in {4, 7}]
    with pytest.raises(Missing):
        things.get(ids[4])
    assert things.missing() == 0
    things.compact()
    assert len(things.all()) == 18
    assert things.missing() == 0


def test_numbers_of_deleted_items_are_never_used_again(things):
    ids = fill(things, 3)
    things.compact()
    things.delete(ids)
    things.append(Thing("later"))
    assert [item.number for item in things.all()] == [4]


def test_recent_gives_the_highest_numbers(things):
    ids = fill(things, 300)
    things.replace(ids[0], Thing("old, changed"), base_revision=1)
    assert [item.id for item in things.recent(10)] == ids[-10:]
    assert [item.id for item in things.recent(200)] == ids[-200:]
    assert [item.id for item in things.recent(1000)] == ids


def test_recent_is_right_after_an_import_above_an_old_tail(things):
    old = fill(things, 3)
    new = [(new_id(), Thing("imported", n)) for n in range(200)]
    things.extend(new)
    things.replace(old[0], Thing("changed"), base_revision=1)
    assert [item.id for item in things.recent(5)] == [key for key, _ in new[-5:]]
    assert [item.id for item in things.all()] == old + [key for key, _ in new]
    things.compact()
    assert [item.id for item in things.all()] == old + [key for key, _ in new]
    assert things.missing() == 0


def test_extend_passes_over_what_is_there(things):
    known = things.append(Thing("known"))
    batch = [(known, Thing("again"))] + [(new_id(), Thing("new", n)) for n in range(300)]
    assert things.extend([*batch, batch[5]]) == 300
    assert things.extend(batch) == 0
    assert len(things.all()) == 301
    assert things.get(known).record == Thing("known")


def test_an_import_that_is_undone_leaves_one_row(things):
    before = fill(things, 130)
    batch = [(new_id(), Thing("imported", n)) for n in range(1000)]
    things.extend(batch)
    after = fill(things, 3)
    assert Segment.objects.count() > 8
    assert things.delete([key for key, _ in batch]) == 1000
    assert Segment.objects.count() <= 2
    things.compact()
    assert [item.id for item in things.all()] == before + after
    assert things.missing() == 0


def test_derived_values_follow_every_change(things):
    ids = fill(things, 300)

    def whole():
        values = things.derived(TOTAL)
        return Sum(sum(v.count for v in values), sum(v.size for v in values))

    assert whole() == Sum(300, sum(range(300)))
    things.replace(ids[5], Thing("changed", 1005), base_revision=1)
    assert whole() == Sum(300, sum(range(300)) + 1000)
    things.delete([ids[6]])
    assert whole() == Sum(299, sum(range(300)) + 1000 - 6)
    things.compact()
    assert whole() == Sum(299, sum(range(300)) + 1000 - 6)


def test_derived_values_are_made_when_absent_and_then_kept(ana, ana_vault):
    stream = ana_vault.stream(PLAIN)
    stream.extend([(new_id(), Thing("x", n)) for n in range(300)])
    assert Blob.objects.count() == 0
    first = stream.derived(TOTAL)
    assert Blob.objects.count() == Segment.objects.count() > 1
    assert ana.open().stream(PLAIN).derived(TOTAL) == first


def test_state_changes_with_every_write(things):
    seen = [things.state()]

    def note():
        seen.append(things.state())

    ids = fill(things, 3)
    note()
    things.replace(ids[0], Thing("changed"), base_revision=1)
    note()
    things.delete([ids[1]])
    note()
    things.compact()
    note()
    things.delete([ids[2]])
    note()
    assert len(set(seen)) == len(seen)
    assert things.state() == seen[-1]


def test_what_a_derivation_kept_can_be_dropped_and_is_made_again_where_it_is_asked_for(ana_vault):
    apart = Derivation("apart", 1, int, len)
    things, others = ana_vault.stream(THINGS), ana_vault.stream(PLAIN)
    fill(things, 130)
    others.append(Thing("other"))
    before = Blob.objects.count()
    assert sum(things.derived(apart)) == 130
    ana_vault.memo("of it", version=1, depends=b"", result=int, build=lambda: 130)
    assert Blob.objects.count() == before + 2
    things.forget(apart)
    assert Blob.objects.count() == before
    assert sum(things.derived(apart)) == 130
    ana_vault.stream(TOTAL_OF_NOTHING).forget(apart)


TOTAL_OF_NOTHING = Kind("nothing yet", Thing)
