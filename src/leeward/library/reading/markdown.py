"""Markdown to HTML for pages of words: no raw HTML, links inside the house only, `[^id]` for a source. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MARK = re.compile(r"\[\^(?P<id>[A-Za-z0-9-]+)\]")
# Quotes as in a book: double ones, then single ones.
QUOTES = "“”\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
# What stands in the text of a page and means an address of the house.
INSIDE = re.compile(r"/(?!/)")


class ForeignLink(Exception):
    """A link leads out of the house: other sites stand among the sources, with the day they were read."""


class UnknownMark(Exception):
    """A mark names a source that the page's head does not."""


def marks(text: str) -> list[str]:
    """Return the ids of the sources a text names, in order, each once."""
    return list(dict.fromkeys(match["id"] for match in MARK.finditer(text)))


def links(text: str) -> list[str]:
    """Return the addresses a text links to, in order."""
    found: list[str] = []
    for token in _parser().parse(text):
        found += [str(child.attrGet("href")) for child in token.children or () if child.type == "link_open"]
    return found


def plain(text: str) -> str:
    """Return the words of a text without its signs: what is read aloud, measured and looked through."""
    lines = []
    for token in _parser().parse(text):
        if token.type == "inline":
            parts = [child.content if child.type in {"text", "code_inline"} else " " for child in token.children or ()
                     if child.type in {"text", "code_inline", "softbreak", "hardbreak"}]  # fmt: skip
            lines.append("".join(parts).strip())
    return "\n".join(line for line in lines if line)


def html(text: str, *, numbers: Sequence[str], address: Callable[[str], str] = str) -> SafeString:
    """Return the HTML of a text. `numbers` are the page's sources in order, `address` gives a link its own language.

    Errors: ForeignLink, UnknownMark.
    """
    tokens = _parser().parse(text)
    for token in tokens:
        # The words of a list stand in paragraphs too: a link in them is a link in a line of text.
        token.hidden = False
        for child in token.children or ():
            if child.type == "link_open":
                _inside(child, address)
            elif child.type == "source":
                child.content = _number(child.content, numbers)
    drawn: SafeString = mark_safe(_parser().renderer.render(tokens, _parser().options, {}))  # noqa: S308  # raw HTML is off
    return drawn


def _inside(link: Token, address: Callable[[str], str]) -> None:
    href = str(link.attrGet("href"))
    if not INSIDE.match(href) and not href.startswith("#"):
        raise ForeignLink(href)
    link.attrSet("href", address(href))


def _number(mark: str, numbers: Sequence[str]) -> str:
    if mark not in numbers:
        raise UnknownMark(mark)
    number = numbers.index(mark) + 1
    says = gettext("Source %(number)d") % {"number": number}
    return format_html('<sup><a href="#source-{0}" aria-label="{1}">{0}</a></sup>', number, says)


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "typographer": True, "quotes": QUOTES}
    parser = MarkdownIt("commonmark", options).enable("smartquotes")
    parser.disable(["image", "html_block", "html_inline", "code", "fence"])
    parser.inline.ruler.before("link", "source", _source)
    parser.add_render_rule("source", _as_it_is)
    return parser


def _source(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the signature of a rule
    """Read `[^id]` as one token of its own."""
    match = MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("source", "sup", 0).content = match["id"]
    state.pos = match.end()
    return True


def _as_it_is(_renderer: object, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    return tokens[index].content
