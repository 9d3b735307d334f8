"""A page of words is read whole or not at all, and says of itself what it stands in for."""

import re
from pathlib import Path

import pytest

from leeward.library import check_content, pages
from leeward.library.assets import Assets
from leeward.library.pages import SWITCH
from leeward.library.reading import checking, markdown, sources
from leeward.library.reading.collection import Collection
from leeward.library.reading.documents import Document, Unreadable, read_original
from leeward.library.reading.pages import Door, Room, minutes, pages_of

HEAD = """+++
title = "A page"
summary = "What it is about."
topics = ["first"]
place = 1
next = ["now"]
sources = [{sources}]
written = {{ on = 2026-11-24 }}
parts = [{{ id = "one" }}, {{ id = "two", about = ["wounds"] }}, {{ id = "three" }}]
+++
"""
BODY = """Before.

## One

Words.

## Two

More **words**.

## Three

The last [part](/words/other).
"""
SPANISH = """+++
title = "Una página"
summary = "De qué trata."
of = "{of}"
written = {{ on = 2026-11-24 }}
+++
Antes.

## Uno

Palabras.

## Dos

Más.

## Tres

La última [parte](/words/a-page).
"""


def page(body: str = BODY, *, names: str = "", easy: str = "") -> Document:
    return read_original("a-page", "en", HEAD.format(sources=names) + body, easy)


def collection(folder: Path, *, spanish: str = "", easy: str = "", body: str = BODY) -> Collection:
    for language, text in (("en", HEAD.format(sources="") + body), ("es", spanish)):
        if text:
            (folder / language / "words").mkdir(parents=True)
            (folder / language / "words" / "a-page.md").write_text(text)
    if easy:
        (folder / "en" / "words" / "a-page.easy.md").write_text(easy)
    return Collection("words", "/words", content=folder)


def drawn(books: Collection) -> dict[str, str]:
    room = Room(books, "Words", "Some words.", (Door("first", "The first", "Of all"),), "library/understand/index.html")
    links = pages.links(Assets())
    return {one.address: one.make(links) for one in pages_of(room)}


def test_a_file_is_a_head_and_its_parts():
    found = page(easy="- Easy.")

    assert (found.title, found.intro, found.easy) == ("A page", "Before.", "- Easy.")
    assert [title for title, _ in found.bodies] == ["One", "Two", "Three"]
    assert (found.of, found.easy_of) == (found.version, found.easy_version)


@pytest.mark.parametrize(
    "text",
    [
        "no head at all",
        HEAD.format(sources="") + "## Only one part\n",
        HEAD.format(sources="").replace('summary = "What it is about."\n', "") + BODY,
        HEAD.format(sources="").replace("place = 1", "place = 1\nrisk = 3") + BODY,
        HEAD.format(sources="").replace('"wounds"', '"rainbows"') + BODY,
        HEAD.format(sources="").replace("2026-11-24", '"soon"') + BODY,
    ],
)
def test_a_file_that_is_not_what_it_has_to_be_is_refused(text: str):
    with pytest.raises(Unreadable, match="a-page"):
        read_original("a-page", "en", text)


def test_the_version_changes_with_the_words_and_not_with_blank_lines():
    assert page().version == page(BODY + "\n\n").version
    assert page().version != page(BODY.replace("More", "Fewer")).version


def test_raw_html_pictures_and_links_to_other_sites_stay_out():
    shown = markdown.html('<b onclick="x">bold</b> ![p](/p.png) *soft*', numbers=())

    assert "<b" not in shown
    assert "<img" not in shown
    assert "<em>soft</em>" in shown
    with pytest.raises(markdown.ForeignLink):
        markdown.html("[away](https://example.org)", numbers=())
    with pytest.raises(markdown.ForeignLink):
        markdown.html("[away](//example.org)", numbers=())


def test_quotes_are_those_of_a_book():
    assert markdown.html('"I\'m here"', numbers=()).strip() == "<p>“I\N{RIGHT SINGLE QUOTATION MARK}m here”</p>"


def test_a_mark_becomes_the_number_of_its_source():
    shown = markdown.html("One.[^B] Two.[^A] One again.[^B]", numbers=("A", "B"))

    assert re.findall(r'href="#source-(\d)"', shown) == ["2", "1", "2"]
    assert 'aria-label="Source 2"' in shown
    with pytest.raises(markdown.UnknownMark):
        markdown.html("A fact.[^C]", numbers=("A",))


def test_what_is_read_aloud_has_no_signs():
    assert markdown.plain("## One\n\nTwo **three**[^A]\nfour\n\n- [five](/now)") == "One\nTwo three four\nfive"


def test_a_part_somebody_may_not_want_to_read_can_be_stepped_past(tmp_path: Path):
    html = drawn(collection(tmp_path))["/words/a-page"]

    assert html.count("Skip past it") == 1
    two = html.split('id="two"')[1].split("</section>")[0]
    assert "This part is about looking after wounds." in two
    assert 'href="#three"' in two
    assert 'id="three"' in html


def test_a_page_that_is_not_there_yet_stands_in_english_and_says_so(tmp_path: Path):
    books = collection(tmp_path)
    (tmp_path / "es" / "words").mkdir(parents=True)

    html = drawn(books)["/es/words/a-page"]

    assert re.search(r'<p class="aside">[^<]*Español[^<]*inglés', html, re.IGNORECASE)
    assert '<html lang="es"' in html
    assert '<article lang="en"' in html


def test_a_translation_takes_parts_and_sources_from_its_original(tmp_path: Path):
    shown = drawn(collection(tmp_path, spanish=SPANISH.format(of="0" * 12)))

    spanish = shown["/es/words/a-page"]
    assert "Una página" in spanish
    assert 'id="two"' in spanish
    assert 'href="/es/words/a-page"' in spanish.split('id="three"')[1]
    assert "not there yet" not in spanish
    assert SWITCH in shown["/words/a-page"]


def test_a_stale_translation_is_found(tmp_path: Path):
    books = collection(tmp_path, spanish=SPANISH.format(of="0" * 12), easy="- Easy.")

    original = books.originals["a-page"]
    assert checking.missing(books, "es") == [
        f"es/a-page: no easy-read form yet; the original is now {original.easy_version}"
    ]
    assert checking.stale(books, "es") == [
        f"es/a-page: made from version 000000000000, the original is now {original.version}"
    ]
    assert checking.missing(books, "fr") == [f"fr/a-page: not there yet; the original is now {original.version}"]


def test_a_fresh_translation_is_not_stale(tmp_path: Path):
    version = page().version
    assert checking.stale(collection(tmp_path, spanish=SPANISH.format(of=version)), "es") == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Of 100 people 20 said so.", "a figure or a study without its source"),
        ("A study found it.", "a figure or a study without its source"),
        ("A fact.[^Nobody]", "source Nobody is named in the text and not in the head"),
        ("Call 0800 123 456.", "a number to call stands in the text"),
        ("Call 112.", "a number to call stands in the text"),
        ("Go [there](/nowhere).", "/nowhere leads nowhere"),
        ("Go [down](#nowhere).", "no part is called #nowhere"),
        ("Go [away](https://example.org).", "leads out of the house"),
    ],
)
def test_what_is_wrong_with_a_page_is_said(tmp_path: Path, words: str, says: str):
    books = collection(tmp_path, body=BODY.replace("More **words**.", words))

    found = [*checking.problems(books, is_known=lambda address: address != "/nowhere")]

    assert any(says in line for line in found), found


def test_a_page_that_is_right_has_no_problems(tmp_path: Path):
    assert list(checking.problems(collection(tmp_path), is_known=lambda _address: True)) == []


def test_sources_that_were_read_over_a_year_ago_are_named():
    first = min(source.checked for source in sources.everything().values())

    assert check_content.old_sources(today=max(source.checked for source in sources.everything().values())) == []
    assert check_content.old_sources(today=first.replace(year=first.year + 2))
    assert check_content.old_sources(today=first.replace(year=first.year - 1))


def test_a_page_says_about_how_long_it_takes():
    assert minutes(page()) == 1
    assert minutes(page(BODY.replace("Words.", "word " * 400))) == 3
