"""Words that no translator would ever see: outside of gettext, or turned into words before a language is known."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from scripts.languages.extracting import ROOT, SOURCE, UNSPOKEN

from tests.contracts.language.sources import COMMENT

READ_ALOUD = frozenset(("aria-label", "alt", "title", "placeholder"))
LETTERS = re.compile(r"[A-Za-z]{2,}")
# Names that are the same in every language, and the name of a style that a frame takes by itself.
NAMES = {"Daylio.", "body--places"}
# Ways to ask for words at once. Those that wait until they are shown end in "lazy".
AT_ONCE = frozenset(("gettext", "ngettext", "pgettext", "npgettext"))


def unmarked() -> Iterator[str]:
    """Yield each word of a template that stands outside of a translation."""
    for path in sorted(SOURCE.rglob("*.html")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(UNSPOKEN) and "vendor" not in path.parts:
            for words in words_of(path.read_text(encoding="utf-8")):
                yield f"{path.relative_to(ROOT)}: {words!r} is in no translation"


def words_of(template: str) -> Iterator[str]:
    """Yield the words of a template that stand outside of its tags."""
    for pattern in (COMMENT.pattern, r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}", r"{%.*?%}", r"{{.*?}}"):
        template = re.sub(pattern, "", template, flags=re.DOTALL)
    parser = _Left()
    parser.feed(template)
    yield from (words for words in parser.words if LETTERS.search(words) and words not in NAMES)


class _Left(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [words for name, words in attrs if words and name in READ_ALOUD]

    def handle_data(self, data: str) -> None:
        # A tag whose attributes are put together by a template is no tag to this parser; it holds no sentence.
        self.words += [] if ">" in data or '=""' in data else [data.strip()]


def spoken_too_early() -> Iterator[str]:
    """Yield each place that asks for words while its module is loaded."""
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "gettext" in text:
            yield from (f"{path.relative_to(ROOT)}:{line}: use gettext_lazy here" for line in early_calls(text))


def early_calls(code: str) -> Iterator[int]:
    """Yield the lines on which a module asks for words at once, outside of any function."""
    tree = ast.parse(code)
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in AT_ONCE
    }
    yield from _early(tree, names)


def _early(node: ast.AST, names: set[str]) -> Iterator[int]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            # What is given in the head of a function is asked for when the function is made.
            given = [early for early in (*child.args.defaults, *child.args.kw_defaults) if early is not None]
            yield from _early(ast.Tuple(given, ast.Load()), names)
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in names:
            yield child.lineno
        yield from _early(child, names)
