"""How far each language is: what of the interface is said, and what of the content is there and of today."""

from __future__ import annotations

from collections.abc import Iterator

from babel.messages.catalog import Catalog
from scripts.languages import catalogues, extracting, fitting
from scripts.languages.content import Standing, everything

from leeward.kernel.languages import TRANSLATED


def missing_from(tag: str, template: Catalog) -> tuple[list[str], list[str]]:
    """Return the keys that the source says and the catalogue does not know, and those it still has for nothing."""
    wanted = {catalogues.key(message): catalogues.name(message) for message in catalogues.messages(template)}
    there = {catalogues.key(message): catalogues.name(message) for message in catalogues.messages(catalogues.read(tag))}
    new = [name for key, name in wanted.items() if key not in there]
    return new, [name for key, name in there.items() if key not in wanted]


def unfitting(tag: str) -> list[str]:
    """Return a line for each translation of a language that does not fit its message."""
    found = []
    for message in catalogues.messages(catalogues.read(tag)):
        problems = [*fitting.problems(tag, message), *(["it is marked as fuzzy"] if message.fuzzy else [])]
        found += [f"{tag}: {catalogues.name(message)!r}: {problem}" for problem in problems]
    return found


def report() -> Iterator[str]:
    """Yield the lines of `make languages`."""
    template = extracting.template()
    all_of_it = len(catalogues.messages(template))
    standing = everything()
    for one in TRANSLATED:
        new, _old = missing_from(one.tag, template)
        wrong = len(unfitting(one.tag))
        said = sum(catalogues.is_said(message) for message in catalogues.messages(catalogues.read(one.tag)))
        yield (f"{one.tag}  {one.own_name}: interface {said} of {all_of_it} said"
               f"{f', {len(new)} not in the catalogue (make messages)' if new else ''}"
               f"{f', {wrong} that do not fit' if wrong else ''}")  # fmt: skip
        for room, pieces in standing.items():
            yield f"    {room}: {_counted(pieces[one.tag])}"
            yield from (f"        {piece.what}: {piece.state}" for piece in pieces[one.tag] if not piece.is_whole)


def _counted(pieces: list[Standing]) -> str:
    counts = {state: sum(piece.state == state for piece in pieces) for state in ("there", "stale", "missing")}
    return ", ".join(f"{number} {state}" for state, number in counts.items())
