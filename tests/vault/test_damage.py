"""A damaged row takes nothing else down: the rest opens, and the person can be told how much does not."""

from __future__ import annotations

import pytest

from leeward.kernel.ids import new_id
from leeward.vault.kinds import Earlier, Kind
from leeward.vault.models import Blob, Segment, TailItem
from leeward.vault.reader import Unreadable
from tests.vault.things import THINGS, TOTAL, Thing


@pytest.fixture
def things(ana_vault):
    stream = ana_vault.stream(THINGS)
    stream.extend([(new_id(), Thing("old", n)) for n in range(200)])
    for n in range(200, 210):
        stream.append(Thing("new", n))
    return stream


def spoil(row, column):
    """Flip one bit in the middle of a sealed column."""
    old = bytes(getattr(row, column))
    middle = len(old) // 2
    setattr(row, column, old[:middle] + bytes([old[middle] ^ 1]) + old[middle + 1 :])
    type(row).objects.filter(pk=row.pk).update(**{column: getattr(row, column)})


def sizes(stream):
    return [item.record.size for item in stream.all()]


def test_a_damaged_tail_row_is_left_out_and_counted(things):
    spoil(TailItem.objects.get(number=205), "sealed")
    assert sizes(things) == [n for n in range(210) if n != 204]
    assert (things.damaged(), things.missing()) == (1, 0)
    assert len(things.recent(50)) == 50


def test_a_damaged_tail_row_stays_where_it_is_when_the_rest_is_compacted(things):
    spoil(TailItem.objects.get(number=205), "sealed")
    things.compact()
    assert [row.number for row in TailItem.objects.all()] == [205]
    assert sizes(things) == [n for n in range(210) if n != 204]
    assert (things.damaged(), things.missing()) == (1, 0)
    things.append(Thing("later", 210))
    assert sizes(things)[-1] == 210


def test_a_missing_tail_row_is_counted_before_and_after_compaction(things):
    TailItem.objects.filter(number=205).delete()
    assert things.missing() == 1
    things.compact()
    assert things.missing() == 1
    assert sizes(things) == [n for n in range(210) if n != 204]


def test_a_missing_segment_is_counted(things):
    first = Segment.objects.order_by("first").first()
    Segment.objects.filter(first=first.first).delete()
    assert things.missing() == first.last - first.first + 1


def test_a_damaged_segment_leaves_the_others_readable_and_writable(things):
    first = Segment.objects.order_by("first").first()
    lost = first.last - first.first + 1
    inside, outside = things.all()[5].id, things.all()[-1].id
    spoil(first, "body")
    assert sizes(things) == list(range(lost, 210))
    assert (things.damaged(), things.missing()) == (lost, 0)
    with pytest.raises(Unreadable):
        things.get(inside)
    assert things.append(Thing("again"), id=inside) == inside
    assert things.get(outside).record.size == 209
    things.delete([outside])
    things.compact()
    assert sizes(things) == list(range(lost, 209))
    assert things.extend([(new_id(), Thing("more", 210))]) == 1
    # What was worked out before the damage still counts.
    assert sum(value.count for value in things.derived(TOTAL)) == 210


def test_a_damaged_listing_hides_nothing_from_reading(things):
    inside = things.all()[5].id
    spoil(Segment.objects.order_by("first").first(), "listing")
    assert len(things.all()) == 210
    assert things.get(inside).record.size == 5
    assert things.append(Thing("again"), id=inside) == inside
    assert things.delete([inside]) == 1
    assert sizes(things) == [n for n in range(210) if n != 5]


def test_a_change_whose_first_place_is_lost_is_kept_as_a_record(things):
    # 0.1.3
    victim = things.all()[5]
    things.replace(victim.id, Thing("changed", 5), base_revision=1)
    Segment.objects.filter(first=1).delete()
    assert things.get(victim.id).record.text == "changed"
    things.compact()
    assert things.get(victim.id).record.text == "changed"
    assert victim.id in {item.id for item in things.all()}


def test_a_change_of_an_item_in_a_damaged_segment_is_kept_as_a_record(things):
    victim = things.all()[5]
    things.replace(victim.id, Thing("changed", 5), base_revision=1)
    spoil(Segment.objects.get(first=1), "body")
    things.compact()
    assert things.get(victim.id).record.text == "changed"


def test_a_setting_whose_row_is_damaged_can_be_set_again(ana_vault):
    settings, one = ana_vault.stream(THINGS), new_id()
    settings.update(one, lambda _: Thing("first", 1))
    settings.compact()
    spoil(Segment.objects.get(), "body")
    for n in range(3):
        settings.update(one, lambda old, n=n: Thing("again", n + (old.size if old else 10)))
        settings.compact()
    assert settings.get(one).record.size == 13
    assert sizes(settings) == [13]
    assert sum(value.count for value in settings.derived(TOTAL)) == 2  # the lost one still counts


def test_a_segment_left_without_items_is_not_worked_out(ana_vault):
    stream = ana_vault.stream(THINGS)
    ids = [stream.append(Thing("gone", n)) for n in range(5)]
    stream.compact()
    stream.delete(ids)
    assert stream.derived(TOTAL) == stream.all() == []
    assert Segment.objects.count() == 1


def test_damaged_derived_values_are_made_again(things):
    for blob in Blob.objects.all():
        spoil(blob, "sealed")
    assert sum(value.size for value in things.derived(TOTAL)) == sum(range(210))


@pytest.mark.parametrize("column", ["number", "stream", "account"])
def test_a_row_moved_elsewhere_does_not_open(things, ben_vault, column):
    row = TailItem.objects.get(number=205)
    moved = {"number": 999, "stream": new_id(), "account": ben_vault.account_id}[column]
    TailItem.objects.filter(number=205).update(**{column: moved})
    assert row.number - 1 not in sizes(things)


def test_swapped_rows_do_not_open(things):
    first, second = TailItem.objects.order_by("number")[:2]
    TailItem.objects.filter(number=first.number).update(sealed=second.sealed)
    TailItem.objects.filter(number=second.number).update(sealed=first.sealed)
    assert things.damaged() == 2


@pytest.mark.parametrize("change", [{"last": 5000}, {"id": bytes(16)}])
def test_the_clear_columns_of_a_segment_are_bound(things, change):
    Segment.objects.filter(first=1).update(**change)
    assert 0 not in sizes(things)
    assert things.damaged() > 0


def test_records_of_an_older_schema_are_brought_up_to_date(ana_vault):
    import msgspec

    class Old(msgspec.Struct, frozen=True, array_like=True):
        words: str

    ids = [ana_vault.stream(Kind("note", Old)).append(Old(f"old {n}")) for n in range(130)]
    newer = Kind("note", Thing, schema=2, earlier={1: Earlier(Old, lambda old: Thing(old.words, 7))})
    from leeward.vault.opened import OpenVault

    stream = OpenVault(ana_vault.keys).stream(newer)
    assert stream.get(ids[129]).record == Thing("old 129", 7)
    stream.append(Thing("new"))
    stream.compact()
    assert [item.record.size for item in stream.all()] == [7] * 130 + [0]
    older = OpenVault(ana_vault.keys).stream(Kind("note", Old))
    assert len(older.all()) == 128
    assert older.damaged() > 0
