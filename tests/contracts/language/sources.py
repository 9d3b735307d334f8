"""Where the words are: templates, Python, scripts, content and documents, each cut into pieces with its line."""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po

from leeward.kernel import languages
from tests.contracts.language.rules import Text, Where

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "src" / "leeward"
READ_ALOUD = frozenset(("aria-label", "alt", "title", "placeholder", "content", "label", "value"))
GETTEXT = frozenset(
    (
        "_",
        "gettext",
        "gettext_lazy",
        "ngettext",
        "ngettext_lazy",
        "pgettext",
        "pgettext_lazy",
        "npgettext",
        "gettext_noop",
    )
)
TRANSLATED = re.compile(r"{%\s*(?:translate|trans)\s+(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')[^%]*%}")
INCLUDED = re.compile(r"{%\s*include\s[^%]*%}")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)
QUOTED = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
# A name of a package, a path, a header: no words for people.
WORDY = re.compile(r"[A-Za-z']{2,}\s+\S*[A-Za-z']{2,}")
DOCUMENTS = {
    "README.md": Where.DOCS,
    "CHANGELOG.md": Where.DOCS,
    "SECURITY.md": Where.LAW,
    "CLINICAL_SAFETY.md": Where.LAW,
}


class _Words(HTMLParser):
    """The words of a page and of those attributes that are read aloud."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.texts: list[Text] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, words in attrs:
            if words and name in READ_ALOUD and not (name == "value" and tag not in {"input", "button"}):
                self._keep(words)

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def _keep(self, words: str) -> None:
        if words.strip():
            self.texts.append(Text(self.file, self.getpos()[0], " ".join(words.split()), Where.SCREEN))


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def of_template(file: str, html: str) -> list[Text]:
    """Return the words of a Django template; tags are gone, translated words stand where their tag stood."""
    html = COMMENT.sub(_blank, html)
    texts = [
        Text(file, html.count("\n", 0, match.start()) + 1, words, Where.SCREEN)
        for match in INCLUDED.finditer(html)
        for words in _literals(match.group())
    ]
    html = TRANSLATED.sub(lambda match: match[1][1:-1], html)
    html = re.sub(r"{%.*?%}", _blank, html, flags=re.DOTALL)
    html = re.sub(r"{{.*?}}", "…", html)
    parser = _Words(file)
    parser.feed(html)
    return [*texts, *parser.texts]


def _literals(code: str) -> Iterator[str]:
    for match in QUOTED.finditer(code):
        words = next(group for group in match.groups() if group is not None)
        if WORDY.search(words):
            yield words


def of_python(file: str, code: str) -> Iterator[Text]:
    """Yield the words handed to gettext (SCREEN) and every other sentence that is no docstring (DEEP)."""
    tree = ast.parse(code)
    quiet = _docstrings(tree)
    screen: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in GETTEXT:
            screen |= {id(inner) for argument in node.args for inner in ast.walk(argument)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            if id(node) in screen:
                yield Text(file, node.lineno, node.value, Where.SCREEN)
            elif WORDY.search(node.value):
                yield Text(file, node.lineno, node.value, Where.DEEP)


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _docstrings(tree: ast.Module) -> set[int]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
    return found


def of_script(file: str, code: str) -> Iterator[Text]:
    """Yield the sentences of a script."""
    for number, line in enumerate(code.splitlines(), start=1):
        if not line.lstrip().startswith(("//", "*", "/*")):
            for words in _literals(line):
                yield Text(file, number, words, Where.SCREEN)


def of_prose(file: str, text: str, where: Where) -> Iterator[Text]:
    """Yield the paragraphs of a document, code left out."""
    text = re.sub(r"```.*?```", _blank, text, flags=re.DOTALL)
    number = 1
    for part in re.split(r"(\n\s*\n|\n(?=\s*(?:[-*|#>]|\d+\.)\s?))", text):
        words = " ".join(re.sub(r"`[^`]*`", "…", part).split())
        if words:
            yield Text(file, number, words, where)
        number += part.count("\n")


def of_content(file: str, text: str) -> Iterator[Text]:
    """Yield every sentence of a file of content: its JSON strings, or its paragraphs."""
    if not file.endswith(".json"):
        yield from of_prose(file, text, Where.SCREEN)
        return
    waiting = [json.loads(text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            # Sources and their notes are for those who check numbers; the rest is shown.
            waiting += [value for key, value in node.items() if key not in {"sources", "description"}]
        elif isinstance(node, list):
            waiting += node
        elif isinstance(node, str) and WORDY.search(node):
            yield Text(file, 1, node, Where.SCREEN)


def everything() -> Iterator[Text]:
    """Yield every piece of text that can reach a person."""
    for path in sorted(SOURCE.rglob("*")):
        file = str(path.relative_to(ROOT))
        if not path.is_file() or "vendor" in path.parts or "__pycache__" in path.parts:
            continue
        if path.suffix == ".html":
            yield from of_template(file, path.read_text(encoding="utf-8"))
        elif path.suffix == ".py" and "migrations" not in path.parts:
            yield from of_python(file, path.read_text(encoding="utf-8"))
        elif path.suffix == ".js":
            yield from of_script(file, path.read_text(encoding="utf-8"))
        elif _is_content(path) and not _languages(path):
            yield from of_content(file, path.read_text(encoding="utf-8"))
    yield from documents()


def in_language(tag: str) -> Iterator[Text]:
    """Yield what reaches a person in another language than the source's: the catalogue and the content."""
    catalogue = SOURCE / "locale" / tag / "LC_MESSAGES" / "django.po"
    yield from of_catalogue(str(catalogue.relative_to(ROOT)), catalogue.read_bytes())
    for path in sorted(SOURCE.rglob("*")):
        if _is_content(path) and tag in _languages(path):
            yield from of_content(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))


def of_catalogue(file: str, text: bytes) -> Iterator[Text]:
    """Yield every translation of a catalogue; its line is that of the original above it."""
    for message in read_po(io.BytesIO(text)):
        said = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        for words in said if message.id else ():
            if words:
                yield Text(file, message.lineno or 1, words, Where.SCREEN)


def _is_content(path: Path) -> bool:
    return "content" in path.parts and path.suffix in {".json", ".md", ".txt"} and ".schema." not in path.name


def _languages(path: Path) -> set[str]:
    """Return the languages other than the source's that a file of content lies under: one, or none."""
    return {one.tag for one in languages.TRANSLATED} & set(path.parts)


def documents() -> Iterator[Text]:
    """Yield the paragraphs of the documents that people read about Leeward."""
    for name, where in DOCUMENTS.items():
        if (path := ROOT / name).exists():
            yield from of_prose(name, path.read_text(encoding="utf-8"), where)
    for path in sorted((ROOT / "docs").rglob("*.md")):
        file = str(path.relative_to(ROOT))
        # A guide for translators names the words to leave out, as the decisions name what was ruled out.
        where = Where.LAW if "decisions" in path.parts or path.name == "translating.md" else Where.DOCS
        yield from of_prose(file, path.read_text(encoding="utf-8"), where)
