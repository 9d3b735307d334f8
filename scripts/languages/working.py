"""What a translator works with: a batch of what waits, as JSON, and the answers taken into the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.messages.catalog import Catalog, Message
from scripts.languages import catalogues, fitting


class NotTaken(Exception):
    """Answers that do not fit; `reasons` has a line for each, and nothing was written of them."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


def waiting(tag: str, catalogue: Catalog, *, under: str = "") -> list[dict[str, Any]]:
    """Return what is not said yet, in the order of files; `under` is a part of a file's name."""
    found = [message for message in catalogues.messages(catalogue) if not catalogues.is_said(message)]
    return [entry(tag, message, catalogue) for message in found if _is_under(message, under)]


def said(tag: str, catalogue: Catalog, *, under: str = "") -> list[dict[str, Any]]:
    """Return what is said, each beside its original, for somebody who reads it through."""
    found = [message for message in catalogues.messages(catalogue) if catalogues.is_said(message)]
    return [{**entry(tag, message, catalogue), "translation": _plain(message)}
            for message in found if _is_under(message, under)]  # fmt: skip


def _is_under(message: Message, under: str) -> bool:
    return not under or any(under in file for file, _line in message.locations)


def entry(tag: str, message: Message, catalogue: Catalog) -> dict[str, Any]:
    """Return one message as a translator sees it: its key, its words, where they stand, and what helps to say them."""
    made: dict[str, Any] = {"key": catalogues.name(message), "files": [file for file, _line in message.locations]}
    if message.context:
        made["context"] = message.context
    if message.pluralizable:
        made["one"], made["many"] = message.id
        made["forms"] = [_numbers(numbers) for numbers in fitting.numbers_of(tag)]
    if message.auto_comments:
        made["comment"] = " ".join(message.auto_comments)
    if (before := catalogues.was(message, catalogue)) is not None:
        made["before"] = {"key": catalogues.name(before), "translation": _plain(before)}
    return made


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:4])) + (" ..." if len(numbers) > 4 else "")


def _plain(message: Message) -> str | list[str]:
    found = catalogues.forms(message)
    return found if message.pluralizable else found[0]


def take(tag: str, catalogue: Catalog, answers: Mapping[str, str | list[str]]) -> int:
    """Put answers into the catalogue and return how many; those that fit are put in even where others do not.

    Errors: NotTaken.
    """
    known = {catalogues.name(message): message for message in catalogues.messages(catalogue)}
    reasons: list[str] = []
    taken = 0
    for key, words in answers.items():
        message = known.get(key)
        if message is None:
            reasons.append(f"{key!r}: nothing in the source says this")
            continue
        before = message.string
        message.string = tuple(words) if isinstance(words, list) else words
        if wrong := _problems(tag, message, words):
            message.string = before
            reasons += [f"{key!r}: {one}" for one in wrong]
        else:
            taken += 1
    if reasons:
        raise NotTaken([f"{taken} taken, {len(answers) - taken} not:", *reasons])
    return taken


def _problems(tag: str, message: Message, words: str | list[str]) -> list[str]:
    if isinstance(words, list) != message.pluralizable:
        return ["a list of its forms is needed" if message.pluralizable else "one text is needed, not a list"]
    return list(fitting.problems(tag, message)) or ([] if any(catalogues.forms(message)) else ["it is empty"])
