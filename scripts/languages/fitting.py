"""Whether a translation fits its message: the same places to fill, the same tags, as many forms as the language has.

A wrong place to fill is not a blemish: the page that should say it breaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message
from babel.messages.plurals import get_plural
from scripts.languages.catalogues import forms

PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?(?P<kind>[#0\- +]*\d*(?:\.\d+)?[diouxXeEfFgGcrs%])")
BRACES = re.compile(r"\{(?P<name>\w*)(?P<how>[!:][^{}]*)?\}")
TAGS = re.compile(r"<(/?\w+)")
# Enough numbers to see which forms stand for one number only.
COUNTED = range(201)


def places(text: str) -> Counter[str]:
    """Return the places to fill of a text and how often each stands."""
    found = Counter(match.group() for match in PERCENT.finditer(text))
    found.update(match.group() for match in BRACES.finditer(text))
    return found


def numbers_of(tag: str) -> list[list[int]]:
    """Return for each plural form of a language the first numbers it stands for; more than one number means many."""
    rule = get_plural(tag)
    found: list[list[int]] = [[] for _ in range(rule.num_plurals)]
    for number in COUNTED:
        found[_form(str(rule.plural_expr), number)].append(number)
    return found


def _form(expression: str, number: int) -> int:
    import gettext as standard

    return int(standard.c2py(expression)(number))


def problems(tag: str, message: Message) -> Iterator[str]:
    """Yield what does not fit; nothing for a message that is not translated."""
    said = forms(message)
    if not any(said):
        return
    if not all(said):
        yield "a form is missing"
        return
    sources = list(message.id) if isinstance(message.id, (list, tuple)) else [str(message.id)]
    expected = len(numbers_of(tag)) if message.pluralizable else 1
    if len(said) != expected:
        yield f"{len(said)} forms, and this language has {expected}"
        return
    for number, text in enumerate(said):
        # A form for one number alone ("one day") may say that number in words.
        may_leave_out = message.pluralizable and len(numbers_of(tag)[number]) == 1
        yield from _form_problems(sources, text, may_leave_out=may_leave_out)


def _form_problems(sources: list[str], text: str, *, may_leave_out: bool) -> Iterator[str]:
    wanted, there = places(sources[-1]), places(text)
    allowed = set(wanted).union(*(places(source) for source in sources))
    for place in sorted(set(there) - allowed):
        yield f"{place} is not in the original"
    missing = sorted(set(wanted) - set(there))
    if len(missing) > (1 if may_leave_out else 0):
        yield f"{', '.join(missing)} is missing"
    if Counter(TAGS.findall(text)) not in [Counter(TAGS.findall(source)) for source in sources]:
        yield "the tags are not those of the original"
    for edge in ("start", "end"):
        if _edge(sources[0], edge) != _edge(text, edge):
            yield f"blanks at the {edge} are not those of the original"


def _edge(text: str, edge: str) -> str:
    return text[: len(text) - len(text.lstrip())] if edge == "start" else text[len(text.rstrip()) :]
