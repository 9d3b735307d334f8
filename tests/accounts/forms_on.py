"""Reading the forms of a page as a browser without script would, and filling every field that takes words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

WORDY = {"text", "search", "password", "", "email"}


def kind_of(address: str) -> str:
    """Return an address with what it names left out, so that one of each kind is enough."""
    named = r"(?:(?<=/toolbox/)|(?<=/try/)|(?<=/moving/ideas/))[a-z]+(?:-[a-z]+)+"
    address = re.sub(named + r"|(?<=\bm=)[a-z-]+", "*", address)
    return re.sub(r"\d+|/[0-9a-z]{26}", "*", address)


@dataclass
class Form:
    """One form: where it goes, and its fields as they stand."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    wordy: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def kind(self, page: str) -> tuple[str, tuple[str, ...]]:
        """Return what two forms share that differ only in what they name: where they go, and their fields."""
        return kind_of(self.action or page), tuple(sorted({*self.fields, *self.wordy, *self.files}))

    def filled(self, words: str) -> dict[str, Any]:
        """Return what a person would send who wrote these words into every field that takes them."""
        sent: dict[str, Any] = dict(self.fields)
        sent.update(dict.fromkeys(self.wordy, words))
        return sent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(found.get("action", ""), found.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "select":
            self._select = found.get("name", "")
        elif tag == "option" and self._select and "selected" in found:
            self._form.fields[self._select] = [found.get("value", "")]
        elif tag == "option" and self._select:
            self._form.fields.setdefault(self._select, [found.get("value", "")])
        elif found.get("name"):
            self._take(tag, found)

    def _take(self, tag: str, found: dict[str, str]) -> None:
        assert self._form is not None
        name, kind = found["name"], found.get("type", "")
        if tag == "textarea" or (tag == "input" and kind in WORDY):
            self._form.wordy.append(name)
        elif tag == "button":
            self._form.buttons.append((name, found.get("value", "")))
        elif kind == "file":
            self._form.files.append(name)
        elif kind not in {"checkbox", "radio"} or "checked" in found:
            self._form.fields.setdefault(name, []).append(found.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def forms_on(page: str) -> list[Form]:
    """Return the forms of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms
