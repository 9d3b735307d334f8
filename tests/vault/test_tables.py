"""What stands in the database in the clear is on this list, and nothing that holds text shows it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from leeward.kernel.moments import moment_in
from leeward.vault import codec
from leeward.vault.deposits import Deposit
from leeward.vault.errors import UnknownFormat
from leeward.vault.kinds import Item
from tests.vault.things import THINGS, Thing

# Reviewed by name: ids and keys, numbers, sealed columns. Nobody adds a clear column without a line here.
CLEAR = {
    "Blob": {"account", "source", "name"},
    "Device": {"account", "id", "token_digest"},
    "Draft": {"account", "form"},
    "Head": {"account", "generation", "revision", "public_key", "public_key_mac", "site_key", "erasure"},
    "Installation": {"id", "site_key", "check_value"},
    "KeySlot": {"account", "id", "kind", "memory_kib", "passes", "salt", "locator", "mac", "site_key"},
    "Keyring": {"account", "revision", "generation"},
    "Letter": {"account", "id", "number", "day", "size", "failures", "is_waiting"},
    "Segment": {"account", "stream", "first", "last", "id"},
    "TailItem": {"account", "stream", "number"},
    "Session": {"row_id", "owner_tag", "expires_at"},
    "Unlocked": {"row_id", "owner_tag", "seen_at", "deadline_at"},
    "Throttle": {"key", "level", "counted_at"},
}
SEALED = {"sealed", "blob", "listing", "body", "label"}


def test_only_reviewed_columns_are_clear():
    tables = {
        table.__name__: {field.name for field in table._meta.concrete_fields} - SEALED - {"pk"}
        for table in apps.get_app_config("vault").get_models()
    }
    assert tables == CLEAR


def test_the_account_comes_first_in_every_key_it_is_part_of():
    for table in apps.get_app_config("vault").get_models():
        names = [field.name for field in table._meta.pk_fields]
        assert "account" not in names or names[0] == "account"


def test_nothing_that_holds_text_shows_it():
    deposit = Deposit("write", b"", {"text": ["secret"]}, moment_in("", datetime.now(UTC)))
    for shown in (Item(b"i" * 16, 1, 7, Thing("secret")), deposit):
        assert "secret" not in repr(shown) + str(shown)


IDS = st.binary(min_size=16, max_size=16) | st.sampled_from([bytes(16), bytes(15) + b"\1", b"\1" + bytes(15)])


@given(st.lists(IDS, max_size=20, unique=True), IDS)
def test_a_listing_finds_exactly_the_ids_it_lists(ids, asked):
    # Ids of zeros and ones also occur across the borders of entries: only whole entries count.
    plain = codec.listing([Item(key, n + 1, n * 7, None) for n, key in enumerate(ids)])
    assert [entry.id for entry in codec.listed(plain)] == ids
    for n, key in enumerate(ids):
        assert codec.find(plain, key) == (key, n + 1, n * 7)
    assert (codec.find(plain, asked) is not None) == (asked in ids)


@given(st.binary(max_size=60))
def test_no_bytes_make_the_codec_fail_in_an_unnamed_way(junk):
    try:
        items = codec.codec(THINGS).read(junk)
    except UnknownFormat:
        return
    assert all(isinstance(item.record, Thing) for item in items)


@given(st.lists(st.builds(Thing, st.text(), st.integers(-(2**60), 2**60)), max_size=5))
def test_items_come_back_as_they_were(records):
    items = [Item(bytes([n]) * 16, n + 1, n + 5, record) for n, record in enumerate(records)]
    assert codec.codec(THINGS).read(codec.codec(THINGS).many(items)) == items
