"""What is kept stays readable for years and shows nothing by accident."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal import derived
from leeward.journal.records import MOOD, PULL, SLEEP_HOURS, SLEEP_QUALITY, CheckIn, Series, Tag, Vocabulary, Written
from leeward.journal.search import Asked, Match, asked_for, snippet
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Item

NOW = Moment(1_700_000_000, "Europe/Berlin", 60)
WORDS = "a lighthouse at dusk"


@pytest.mark.parametrize(
    "record",
    [
        CheckIn(moment=NOW, note=WORDS),
        Written(moment=NOW, text=WORDS, title=WORDS),
        Tag(index=1, name=WORDS, group="did"),
        Series(id=16, name=WORDS),
        Vocabulary(tags=[Tag(index=1, name=WORDS, group="did")]),
        derived.preview(Item(bytes(16), 1, 1, Written(moment=NOW, text=WORDS, title=WORDS))),
        derived.folded_entries([Item(bytes(16), 1, 1, Written(moment=NOW, text=WORDS))]),
        derived.entry_shelf([Item(bytes(16), 1, 1, Written(moment=NOW, text=WORDS))]),
        asked_for(WORDS),
        Asked(words=(WORDS,)),
        Match(1, WORDS.encode(), 0),
        snippet(WORDS, ["lighthouse"]),
    ],
)
def test_printing_it_shows_nothing_that_was_written(record):
    assert not any(word in repr(record) for word in ("lighthouse", "dusk"))


def test_a_check_in_gives_every_rating_by_its_scale():
    record = CheckIn(moment=NOW, mood=0, urge=10, sleep_minutes=450, sleep_quality=2, values={16: 3.5})
    assert record.ratings() == {MOOD: 0, PULL: 10, SLEEP_HOURS: 7.5, SLEEP_QUALITY: 2, 16: 3.5}
    assert CheckIn(moment=NOW).ratings() == {}


@given(
    st.builds(
        CheckIn, moment=st.just(NOW), note=st.text(), values=st.dictionaries(st.integers(16, 99), st.floats(0, 9))
    ),
    st.builds(Written, moment=st.just(NOW), text=st.text(), title=st.text()),
)
def test_a_record_comes_back_as_it_was(check_in, written):
    for record in (check_in, written):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(record), type=type(record)) == record


def test_a_record_from_before_a_field_was_added_still_opens():
    old = msgspec.msgpack.encode([[1_700_000_000, "", 0], 1_700_000_000, 4])
    assert msgspec.msgpack.decode(old, type=CheckIn).mood == 4


def test_the_order_of_the_fields_is_what_notebooks_on_disk_have():
    assert CheckIn.__struct_fields__ == (
        "moment", "recorded_at", "mood", "urge", "values", "sleep_minutes", "sleep_quality", "tags", "note", "batch",
        "beside", "unsure", "source",
    )  # fmt: skip
    assert Written.__struct_fields__ == (
        "moment", "recorded_at", "text", "title", "prompt", "tags", "mood_before", "mood_after", "batch", "beside",
        "unsure", "jar",
    )  # fmt: skip
