"""A folder of pages in every language there is: what exists, and what stands in for what does not.

`content/<language>/<name>/<slug>.md`, and `<slug>.easy.md` beside it for the easy-read form.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from leeward.kernel.languages import LANGUAGES
from leeward.library.reading import sources
from leeward.library.reading.documents import Document, Unreadable, read_original, read_translation
from leeward.library.reading.sources import Source

CONTENT = Path(__file__).resolve().parents[1] / "content"
ORIGINAL = "en"


class Reading(msgspec.Struct, frozen=True):
    """What somebody gets who asks for a page in a language: the page, and whether it stands in for a missing one."""

    document: Document
    asked: str

    @property
    def stands_in(self) -> bool:
        return self.document.language != self.asked


class Collection:
    """The pages of one folder. `name` is the folder, `base` the address they stand under."""

    def __init__(self, name: str, base: str, *, content: Path = CONTENT) -> None:
        self.name = name
        self.base = base
        self.content = content

    @cached_property
    def originals(self) -> dict[str, Document]:
        """Return the pages in the language they were written in, in their order. Errors: Unreadable."""
        folder = self.content / ORIGINAL / self.name
        found = [
            read_original(path.stem, ORIGINAL, _text(path), _text(_easy(path)))
            for path in folder.glob("*.md")
            if not path.stem.endswith(".easy")
        ]
        return {page.slug: page for page in sorted(found, key=lambda page: (page.head.place, page.slug))}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the languages there is something in, the original first; of what is shipped, every one we speak."""
        spoken = {one.tag for one in LANGUAGES} if self.content == CONTENT else set()
        folders = {path.parent.name for path in self.content.glob(f"*/{self.name}")}
        return (ORIGINAL, *sorted((spoken | folders) - {ORIGINAL}))

    @cached_property
    def translations(self) -> dict[tuple[str, str], Document]:
        """Return what there is in other languages, by (language, slug). Errors: Unreadable."""
        found = {}
        for language in self.languages[1:]:
            for path in sorted((self.content / language / self.name).glob("*.md")):
                if path.stem.endswith(".easy"):
                    continue
                if path.stem not in self.originals:
                    raise Unreadable(f"{language}/{path.stem}: there is no original of it")
                original = self.originals[path.stem]
                found[language, path.stem] = read_translation(original, language, _text(path), _text(_easy(path)))
        return found

    def reading(self, slug: str, language: str) -> Reading:
        """Return a page in a language, or the original where it is not there yet. Errors: KeyError."""
        return Reading(self.translations.get((language, slug)) or self.originals[slug], language)

    def all_in(self, language: str) -> list[Reading]:
        """Return every page as somebody of this language gets it, in order."""
        return [self.reading(slug, language) for slug in self.originals]

    def address(self, slug: str = "", language: str = ORIGINAL, *, easy: bool = False) -> str:
        """Return where a page stands; without a slug, where the collection begins."""
        prefix = "" if language == ORIGINAL else f"/{language}"
        return f"{prefix}{self.base}" + (f"/{slug}" if slug else "") + ("/easy" if easy else "")

    def sources(self, page: Document) -> list[tuple[str, Source]]:
        """Return the sources of a page, in the order of its head. Errors: KeyError for one that is not in the list."""
        known = sources.everything()
        return [(name, known[name]) for name in page.head.sources]


def _easy(path: Path) -> Path:
    return path.with_name(f"{path.stem}.easy.md")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
