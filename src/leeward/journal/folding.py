"""Text as search sees it: without case, accents or quotation style; folded once, found by bytes.

Shape: letters fold one by one, so a place in folded text leads back to a place in the text itself.
Source: PRIVACY.md 7.3 (folding at query time costs over a second for a decade; a folded copy 10 ms); UAX 15.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

_FAR = 0xD000
# Letters and signs of plain English stay as they are; everything else is looked up.
_CHANGED = re.compile(r"""[^a-z0-9 .,;:!?()'"/+*=_-]""")

BETWEEN = "\n"  # stands between two items and in no folded text or query, so no hit can reach across

_ALIKE = {  # letters that look alike on purpose: that is what the table is for
    "’": "'", "‘": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',  # noqa: RUF001
    "–": "-", "—": "-", "‑": "-", "…": "...", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",  # noqa: RUF001
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ـ": "",  # noqa: RUF001
}  # fmt: skip


class _Letters(dict[int, str]):
    """What each code point folds to, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = _ALIKE[letter] if letter in _ALIKE else _fold_letter(letter)
        self[code] = folded
        return folded


def _fold_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    kept = []
    for part in unicodedata.normalize("NFKD", letter).casefold():
        kind = unicodedata.category(part)
        mark = unicodedata.combining(part) or "\ufe00" <= part <= "\ufe0f"
        if not mark and kind not in {"Cc", "Cf", "Cs"}:
            # A sign may fold to a letter of the table: a raised æ to æ, and that to ae.
            kept.append(" " if part.isspace() else _ALIKE.get(part, part))
    return "".join(kept)


_LETTERS = _Letters()
_ASCII = bytes(ord(_LETTERS[code] or " ") for code in range(128)) + bytes(128)
_ASCII_GONE = bytes(code for code in range(128) if not _LETTERS[code])


def folded(text: str) -> str:
    """Return text without case, accents and invisible marks; every blank and line end is one space."""
    return text.translate(_LETTERS)


def folded_bytes(text: str) -> bytes:
    """Return the same as UTF-8; for plain English some twenty times faster."""
    if text.isascii():
        return text.encode().translate(_ASCII, _ASCII_GONE)
    return folded(text).encode()


def words_of(query: str) -> list[str]:
    """Return what all has to be found: folded words, and folded phrases where the query has quotation marks."""
    found: list[str] = []
    for place, part in enumerate(folded(query).split('"')):
        found.extend([" ".join(part.split())] if place % 2 else part.split())
    return list(dict.fromkeys(word for word in found if word))


def taken(text: str) -> str:
    """Return what folding takes away from a text: each letter that changes, after how many stay as they are.

    Shape: pairs of one character whose code point is the count, and the letter itself; `restored` puts them back.
    """
    pieces = []
    last = 0
    for found in _CHANGED.finditer(text):
        at = found.start()
        letter = text[at]
        if _LETTERS[ord(letter)] == letter:
            continue
        while at - last >= _FAR:
            # A count that would reach into the surrogates is cut: a letter that stays is written as taken, too.
            pieces.append(chr(_FAR - 1) + text[last + _FAR - 1])
            last += _FAR
        pieces.append(chr(at - last) + letter)
        last = at + 1
    return "".join(pieces)


def restored(flat: str, took: str) -> str:
    """Return the text that was folded to `flat`."""
    pieces = []
    at = 0
    for count, letter in zip(took[::2], took[1::2], strict=True):
        stays = ord(count)
        pieces += [flat[at : at + stays], letter]
        at += stays + len(_LETTERS[ord(letter)])
    return "".join([*pieces, flat[at:]])


def places_of(words: list[str], text: str) -> list[tuple[int, int]]:
    """Return where the folded words stand in the text itself: starts and ends, sorted, touching ones joined."""
    flat = folded(text)
    spans = [(at, at + len(word)) for word in words for at in _found(word, flat)]
    # Where every letter folds to one letter, the places are the same; so it is nearly always.
    if spans and any(len(_LETTERS[ord(letter)]) != 1 for letter in set(text)):
        ends = list(accumulate(len(_LETTERS[ord(letter)]) for letter in text))
        spans = [(bisect_right(ends, first), bisect_right(ends, last - 1) + 1) for first, last in spans]
    return _joined(sorted(spans))


def _found(word: str, flat: str) -> Iterator[int]:
    at = flat.find(word)
    while at >= 0:
        yield at
        at = flat.find(word, at + len(word))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
