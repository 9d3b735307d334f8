"""What one cell says: a number, a length of time, yes or no, a list, a text with HTML in it."""

from __future__ import annotations

import html
import math
import re

from leeward.interchange.formats.found import RowUnreadable, Why

TEXT_LIMIT = 100_000  # letters in one cell; the longest diary day seen in any fixture has 6,000
NAME_LIMIT = 60  # letters in the name of a tag or a scale

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?\Z", re.ASCII)
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z", re.ASCII)
DURATION = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?\Z", re.ASCII)
HOURS_AND_MINUTES = re.compile(
    r"(?:(\d{1,3})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?)?)?)?\Z", re.IGNORECASE | re.ASCII
)
BREAK = re.compile(r"<(?:br\s*/?|/p|/div|/li|/h[1-6]|/ul|/ol|/blockquote)\s*>", re.IGNORECASE)
ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
# Only the tags that note editors write are taken off. Everything else stays as the letters it is (and templates
# escape it): "I <3 you" and "a < b" are words of the person.
KNOWN_TAG = re.compile(
    r"</?(?:b|i|u|s|p|a|em|strong|span|div|ul|ol|li|font|strike|del|ins|h[1-6]|blockquote|br)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
MANY_BREAKS = re.compile(r"\n{3,}")

YES = frozenset({"1", "yes", "y", "true", "t", "x", "✓", "✔", "on", "ja", "j", "oui", "si", "sí", "sim", "tak", "1.0"})
NO = frozenset({"", "0", "no", "n", "false", "f", "-", "off", "nein", "non", "não", "nao", "nie", "nee", "0.0"})


def read_number(text: str, *, decimal_comma: bool = False) -> float:
    """Return the number of a cell; `3,5` is three and a half where the table writes its numbers so.

    Errors: RowUnreadable.
    """
    text = text.strip().replace("\u2212", "-")
    if decimal_comma:
        text = text.replace(".", "").replace(",", ".") if "," in text else text
    elif THOUSANDS.match(text):
        text = text.replace(",", "")
    elif "." not in text and text.count(",") == 1:
        text = text.replace(",", ".")
    if not NUMBER.match(text) or not math.isfinite(number := float(text)):
        raise RowUnreadable(Why.NUMBER)
    return number


def read_hours(text: str, *, decimal_comma: bool = False) -> float:
    """Return a length of time in hours: `7:30`, `7h 30m`, `7.5`.

    Unit: hours. Errors: RowUnreadable, also above 24 hours.
    """
    text = text.strip()
    if match := DURATION.match(text):
        hours = int(match[1]) + int(match[2]) / 60
    elif (match := HOURS_AND_MINUTES.match(text)) and (match[1] or match[2]):
        hours = int(match[1] or 0) + int(match[2] or 0) / 60
    else:
        hours = read_number(text, decimal_comma=decimal_comma)
    if not 0 <= hours <= 24:
        raise RowUnreadable(Why.RANGE)
    return hours


def read_yes(text: str) -> bool:
    """Return whether a column of yes and no says yes.

    Errors: RowUnreadable for a word that is neither.
    """
    word = text.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise RowUnreadable(Why.YES_NO)


def read_list(text: str) -> tuple[str, ...]:
    """Return the names joined in one cell by `|`, else `;`, else `,`; blanks and doubles go."""
    mark = next((mark for mark in "|;," if mark in text), "|")
    names = (clean_name(part) for part in text.split(mark))
    return tuple(dict.fromkeys(name for name in names if name))


def clean_name(text: str) -> str:
    """Return a tag's or a scale's name on one line, at most NAME_LIMIT letters, or "" where nothing can be seen."""
    line = " ".join(UNWANTED.sub("", text).split())
    # A name of marks nobody can see is no name.
    if not any(letter.isprintable() and not letter.isspace() for letter in line):
        return ""
    return line if len(line) <= NAME_LIMIT else line[: NAME_LIMIT - 1].rstrip() + "…"


def plain_text(text: str) -> str:
    """Return a note as plain text: line ends of HTML become line ends, its tags go, its entities become letters.

    Errors: RowUnreadable above TEXT_LIMIT letters.
    """
    if len(text) > TEXT_LIMIT:
        raise RowUnreadable(Why.LONG)
    if text.isascii() and text.isprintable() and "<" not in text and "&" not in text:
        return text.strip()
    if "<" in text:
        text = KNOWN_TAG.sub("", ITEM.sub("- ", BREAK.sub("\n", text)))
    if "&" in text:
        text = html.unescape(text)
    text = UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    lines = (line.rstrip() for line in text.split("\n"))
    return MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()
