"""Every message of the source: Python by Babel, templates by Django's own reading of them and then by Babel."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "leeward"
# Words for whoever runs a server or develops; nobody translates them.
UNSPOKEN = ("cli/", "web/templates/web/gallery", "web/views/gallery.py")
CALLS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOTES = ["Translators:"]


class Unspeakable(Exception):
    """A call to gettext that no catalogue can hold; the message says where and why."""


def files() -> Iterator[Path]:
    """Yield the files that may hold words for people, in a fixed order."""
    for path in sorted(SOURCE.rglob("*"), key=lambda path: path.relative_to(SOURCE).as_posix()):
        name = path.relative_to(SOURCE).as_posix()
        if path.suffix in {".py", ".html", ".txt"} and not name.startswith(UNSPOKEN):
            if {"migrations", "vendor", "core", "content", "__pycache__"} & set(path.parts):
                continue
            yield path


def template() -> Catalog:
    """Return a catalogue of everything the source says, in the order of files and lines.

    Errors: Unspeakable.
    """
    if not settings.configured:
        settings.configure(USE_I18N=True)
    found: Catalog = Catalog(fuzzy=False)
    for path in files():
        for line, call, words, notes in _messages(path):
            where = path.relative_to(ROOT).as_posix(), line
            context, said = _texts(where, call, words)
            found.add(said, locations=[where], auto_comments=[note.strip() for note in notes], context=context)
    return found


def _messages(path: Path) -> Iterator[tuple[int, str, object, list[str]]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        if "gettext" not in text:
            return
    else:
        if "{%" not in text and "{{" not in text:
            return
        # In brackets, so that the blanks of a template are no indentation.
        text = f"({templatize(text, origin=str(path))})"
    for line, call, words, notes in extract_python(io.BytesIO(text.encode()), list(CALLS), NOTES, {}):
        yield line, str(call), words, notes


def _texts(where: tuple[str, int], call: str, words: object) -> tuple[str | None, str | tuple[str, ...]]:
    """Return the context of a call and its words: one text, or one and many."""
    given = list(words) if isinstance(words, tuple) else [words]
    context, texts = None, []
    for place in CALLS[call] or (1,):
        number = place[0] if isinstance(place, tuple) else place
        text = given[number - 1] if number <= len(given) else None
        if not isinstance(text, str) or not text:
            raise Unspeakable(f"{where[0]}:{where[1]}: {call}() needs its words written out, not put together")
        if isinstance(place, tuple):
            context = text
        else:
            texts.append(text)
    return context, texts[0] if len(texts) == 1 else tuple(texts)
