"""What is said in other languages: nothing in the source is forgotten, and a translation fits what it translates."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from scripts.languages import catalogues, content, extracting, fitting, reporting, working

from leeward.kernel.languages import TRANSLATED
from leeward.web import catalogues as compiling
from tests.contracts.language import marking

TAGS = [one.tag for one in TRANSLATED]
# What changes without a word having changed.
CHURN = re.compile(r"POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|^#: .*:\d+", re.MULTILINE)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracting.template()


@pytest.mark.parametrize("tag", TAGS)
def test_the_catalogues_know_every_word_of_the_source(tag: str, template: Catalog):
    new, old = reporting.missing_from(tag, template)

    assert not new + old, f"{len(new)} sentences are new and {len(old)} gone: run `make messages`, then commit"


@pytest.mark.parametrize("tag", TAGS)
def test_every_translation_fits_its_words(tag: str):
    assert reporting.unfitting(tag) == []


@pytest.mark.parametrize("one", [one for one in TRANSLATED if "interface" in one.whole], ids=lambda one: one.tag)
def test_a_whole_interface_has_no_gap(one):
    found = catalogues.messages(catalogues.read(one.tag))

    assert [catalogues.name(message) for message in found if not catalogues.is_said(message)] == []


@pytest.mark.parametrize("one", [one for one in TRANSLATED if "content" in one.whole], ids=lambda one: one.tag)
def test_whole_content_has_no_gap_and_is_of_today(one):
    pieces = [piece for room in content.everything().values() for piece in room[one.tag]]

    assert [piece for piece in pieces if not piece.is_whole] == []


def test_a_catalogue_changes_when_words_do_and_at_no_other_time(template: Catalog):
    for tag in TAGS:
        text = catalogues.text_of(tag, catalogues.updated(tag, template))

        assert not CHURN.search(text)
        assert text == catalogues.path_of(tag).read_text(encoding="utf-8"), "run `make messages`, then commit"


def test_what_is_translated_when_a_module_is_loaded_is_lazy():
    assert list(marking.spoken_too_early()) == []


def test_every_word_of_a_template_is_marked_for_translation():
    assert list(marking.unmarked()) == []


def test_a_word_left_out_of_translation_is_seen():
    assert list(marking.words_of("{% translate 'Fine' %}<p title='Lost one'>{{ name }}</p>Lost two")) == [
        "Lost one",
        "Lost two",
    ]


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("from django.utils.translation import gettext as _\nX = _('Lost')\n", [2]),
        ("from django.utils.translation import gettext\ndef f(a=gettext('b')): ...\n", [2]),
        ("from django.utils.translation import gettext\ndef f():\n    gettext('a')\n", []),
        ("from django.utils.translation import gettext_lazy as _\nX = _('a')\n", []),
    ],
)
def test_words_asked_for_too_early_are_seen(code: str, lines: list[int]):
    assert list(marking.early_calls(code)) == lines


@pytest.mark.parametrize(
    ("tag", "words", "said", "problem"),
    [
        ("es", "At %(time)s", "A las %(time)s", None),
        ("es", "At %(time)s", "A las %(hora)s", "%(hora)s is not in the original"),
        ("es", "At %(time)s", "Más tarde", "%(time)s is missing"),
        ("es", "{first} to {last}", "{first} a {last}", None),
        ("es", "{first} to {last}", "{first}", "{last} is missing"),
        ("es", "Open <strong>it</strong>", "Ábrelo", "the tags are not those of the original"),
        ("es", " and ", " y ", None),
        ("es", " and ", "y", "blanks at the start are not those of the original"),
        ("es", ("%(n)d day", "%(n)d days"), ("un día", "%(n)d días"), None),
        ("es", ("%(n)d day", "%(n)d days"), ("%(n)d día", "días"), "%(n)d is missing"),
        ("fr", ("%(n)d day", "%(n)d days"), ("un jour", "%(n)d jours"), "%(n)d is missing"),
        ("ar", ("%(n)d day", "%(n)d days"), ("", "", "", "", "", ""), None),
        ("ar", ("%(n)d day", "%(n)d days"), ("لا أيام", "يوم", "يومان", "%(n)d أيام", "%(n)d يوم", "%(n)d يومًا"), None),
        ("ar", ("%(n)d day", "%(n)d days"), ("يوم", "%(n)d يوم"), "2 forms, and this language has 6"),
    ],
)
def test_a_translation_that_does_not_fit_is_found(tag: str, words, said, problem):
    found = list(fitting.problems(tag, Message(words, string=said)))

    assert found[:1] == ([problem] if problem else [])


def test_answers_that_do_not_fit_are_refused_and_the_others_are_taken():
    catalogue = Catalog(locale="es")
    for words in ("Keep it", "At %(time)s", ("%(n)d day", "%(n)d days")):
        catalogue.add(words)
    answers = {"Keep it": "Guardarlo", "At %(time)s": "Más tarde", "%(n)d day": "días", "Nobody says this": "Nadie"}

    with pytest.raises(working.NotTaken) as refused:
        working.take("es", catalogue, answers)

    assert catalogue["Keep it"].string == "Guardarlo"
    assert not catalogue["At %(time)s"].string
    assert [line.split(":")[0] for line in refused.value.reasons] == [
        "1 taken, 3 not",
        "'At %(time)s'",
        "'%(n)d day'",
        "'Nobody says this'",
    ]


def test_what_waits_is_shown_with_its_forms_and_with_what_it_was():
    catalogue = Catalog(locale="ar")
    catalogue.add(("%(n)d day", "%(n)d days"), locations=[("a.py", 0)])
    catalogue.add("Keep it here now", locations=[("b.html", 0)], context="button")
    catalogue.obsolete["Keep it here"] = Message("Keep it here", string="حفظ هنا")

    days, keep = working.waiting("ar", catalogue)

    assert days["forms"] == ["0", "1", "2", "3, 4, 5, 6 ...", "100, 101, 102, 200", "11, 12, 13, 14 ..."]
    assert keep["key"] == "button\x04Keep it here now"
    assert keep["before"] == {"key": "Keep it here", "translation": "حفظ هنا"}
    assert working.waiting("ar", catalogue, under="b.html") == [keep]


def test_a_catalogue_is_compiled_when_its_words_change_and_only_then(tmp_path: Path):
    source = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Keep it"\nmsgstr "Guardarlo"\n', encoding="utf-8")

    first, second = compiling.ready(tmp_path), compiling.ready(tmp_path)
    source.write_text('msgid "Keep it"\nmsgstr "Guardar"\n', encoding="utf-8")
    third = compiling.ready(tmp_path)

    assert (first, second, third) == ([source.with_suffix(".mo")], [], [source.with_suffix(".mo")])
    assert b"Guardar" in source.with_suffix(".mo").read_bytes()
    assert compiling.compiled(source, "A: b") == compiling.compiled(source, "A: b")
