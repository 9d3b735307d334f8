"""Search: words, tags and days; what is looked for never stands in an address."""

from datetime import UTC, datetime, timedelta

import pytest

from leeward.journal import actions, queries
from leeward.journal.records import DID, CheckIn, Written
from leeward.journal.search import PAGE, snippet
from leeward.kernel import clock
from leeward.kernel.ids import id_text, new_id
from leeward.kernel.moments import Moment

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def moment(days_ago):
    return Moment(int((NOW - timedelta(days=days_ago)).timestamp()))


@pytest.fixture
def kept(ana_browser, ana):
    """A few pages of an ordinary autumn, in segments and in the tail."""
    vault = ana.open()
    tags = actions.ensure_tags(vault, {DID: ["tea", "choir"]})
    bit = {name: (1 << index).to_bytes(8, "little") for name, index in tags.items()}
    actions.add_entries(
        vault,
        [
            (
                b"a" * 16,
                Written(moment=moment(40), title="Café Lumière", text="We sat by the window.", tags=bit["tea"]),
            ),
            (b"b" * 16, Written(moment=moment(30), text="The lighthouse was closed.\n\nStill, the sea was there.")),
            (b"c" * 16, Written(moment=moment(20), text="Rain. " * 200 + "Then Straße und Licht. " + "Rain. " * 200)),
        ],
    )
    actions.write_entry(vault, Written(moment=moment(1), text="Don’t know. The LIGHTHOUSE again."), id=b"d" * 16)  # noqa: RUF001
    actions.check_in(vault, CheckIn(moment=moment(2), mood=6, note="Walked to the lighthouse", tags=bit["choir"]))
    return tags


def found(ana, words="", tags=(), **days):
    page = queries.search(ana.open(), words, tags, **days)
    return ["".join(piece.text for piece in (*hit.title, *hit.pieces))[:12] for hit in page.hits]


def test_all_kinds_are_found_newest_first(ana, kept):
    assert found(ana, "lighthouse") == ["Don’t know. ", "Walked to th", "The lighthou"]  # noqa: RUF001


@pytest.mark.parametrize(
    "words", ["cafe", "LUMIÈRE", "lumiere window", "strasse", "don't", '"sea was there"', "straße licht"]
)
def test_case_accents_and_quotation_marks_make_no_difference(ana, kept, words):
    assert len(found(ana, words)) == 1


@pytest.mark.parametrize("words", ["harbour", "lighthouse rain", '"was sea"', "window lighthouse"])
def test_every_word_has_to_be_there(ana, kept, words):
    assert found(ana, words) == []


def test_nothing_asked_is_nothing_found(ana, kept):
    assert found(ana, "  ") == []


def test_tags_and_days_narrow_it(ana, kept):
    today = NOW.date()
    assert found(ana, tags=[kept["choir"]]) == ["Walked to th"]
    assert len(found(ana, "lighthouse", since=today - timedelta(days=5))) == 2
    assert len(found(ana, until=today - timedelta(days=25))) == 2
    assert found(ana, "window", tags=[kept["choir"]]) == []


def test_a_merged_tag_is_found_under_its_new_name(ana, kept):
    from leeward.journal.vocabulary import merge_tags

    actions.change_words(ana.open(), lambda words: merge_tags(words, kept["choir"], kept["tea"]))
    assert len(found(ana, tags=[kept["tea"]])) == 2


def test_a_changed_entry_is_found_by_its_new_words_only(ana, kept):
    actions.change_entry(ana.open(), b"a" * 16, Written(moment=moment(40), text="Harbour."), base_revision=1)
    assert found(ana, "window") == []
    assert found(ana, "harbour") == ["Harbour."]


def test_a_deleted_entry_is_not_found(ana, kept):
    actions.delete_entry(ana.open(), b"b" * 16)
    assert len(found(ana, "lighthouse")) == 2


def test_what_was_found_is_marked_as_it_was_written(ana, kept):
    page = queries.search(ana.open(), "strasse")
    (hit,) = page.hits
    assert [piece.text for piece in hit.pieces if piece.is_found] == ["Straße"]
    text = "".join(piece.text for piece in hit.pieces)
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 260


def test_a_snippet_without_words_is_the_beginning():
    assert [piece.text for piece in snippet("Short.", [])] == ["Short."]
    assert snippet("", []) == []


def test_the_page_takes_words_in_its_body(ana_browser, kept):
    answer = ana_browser.post("/search", {"words": "lighthouse"})
    words = answer.content.decode()
    assert "Found 3 times" in words
    assert "<mark>lighthouse</mark>" in words
    assert "<mark>LIGHTHOUSE</mark>" in words
    assert "no-store" in answer["Cache-Control"]


def test_words_in_the_address_are_not_looked_for(ana_browser, kept):
    assert "Found" not in ana_browser.get("/search?words=lighthouse").content.decode()


def test_what_was_written_is_never_taken_for_markup(ana_browser, ana):
    actions.write_entry(ana.open(), Written(moment=moment(1), text="<script>alert(1)</script> sea"))
    words = ana_browser.post("/search", {"words": "script"}).content.decode()
    assert "&lt;<mark>script</mark>&gt;" in words


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"since": "2026-02-30"}, "The calendar has no such day"),
        ({"since": "2026-11-02", "until": "2026-11-01"}, "The last day lies before the first one"),
        ({"words": "x" * 401}, "This has 401 characters, and 400 fit here"),
        ({"tags": "99999"}, "not there any more"),
    ],
)
def test_a_slip_keeps_what_was_typed(ana_browser, fields, sentence):
    answer = ana_browser.post("/search", {"words": "sea", **fields})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert fields.get("words", 'value="sea"') in answer.content.decode()


@pytest.mark.parametrize("asked", ["2", "9", "0", "-3", "x", "9" * 30, "²"])
def test_pages_go_on_by_post(ana_browser, ana, asked):
    vault = ana.open()
    actions.add_entries(
        vault, [(new_id(), Written(moment=moment(day), text=f"Sea number {day}.")) for day in range(PAGE + 5)]
    )
    words = ana_browser.post("/search", {"words": "sea", "page": asked}).content.decode()
    assert f"Found {PAGE + 5} times" in words
    expected = 2 if asked in {"2", "9"} else 1
    assert f"Page {expected} of 2" in words
    assert words.count('class="thing"') == (5 if expected == 2 else PAGE)


def test_no_hit_says_what_finds_more(ana_browser, kept):
    assert (
        "Try one word, or a part of it, or fewer tags."
        in ana_browser.post("/search", {"words": "zebra"}).content.decode()
    )


def test_a_hit_leads_to_its_page(ana_browser, kept):
    words = ana_browser.post("/search", {"words": "window"}).content.decode()
    assert f"/notebook/{id_text(b'a' * 16)}" in words


def test_a_stranger_finds_nothing(ben_browser, kept):
    assert "Nothing found" in ben_browser.post("/search", {"words": "lighthouse"}).content.decode()
