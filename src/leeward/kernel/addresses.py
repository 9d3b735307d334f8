"""Which language an address is in: `/es/now` is `/now` in Spanish. Pure: words in, words out.

Only what anyone may read has an address in each language, so that anybody's cache can keep it. Without a language in it
the address is answered in the one the browser asks for, at once and without another round trip; `/en/now` is English
whatever the browser asks for. Private pages have one address and speak the person's language.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from leeward.kernel.languages import BY_TAG, LANGUAGES, SOURCE, Language

# Pages that no session has a say in, by how their addresses begin.
ANYONE = (
    "now", "helplines", "try", "understand", "signs", "for-someone", "find", "staying-private",
    "how-it-works-with-your-words", "without-network", "away", "plan/here", "manifest.webmanifest",
)  # fmt: skip
# What a visitor sees before there is a notebook, or before it is open.
VISITORS = ("", "start", "unlock", "recover")
# A file whose name changes with its content is the same in every language.
FILE = re.compile(r"-[0-9a-f]{12,16}\.\w+$")
PREFIX = re.compile(rf"/(?P<tag>{'|'.join(BY_TAG)})(?P<rest>/.*|)")
TAG = re.compile(r"<(?:a|area|link|form|button)\b[^>]*>")
LINK = re.compile(r"(?<=\s)(?P<name>href|action|formaction)=\"(?P<path>/(?!/)[^\"?#]*)")
REGION = re.compile(r"[A-Za-z]{2}")
WEIGHT = re.compile(r"\s*q=(?P<weight>[01](?:\.\d{0,3})?)\s*")


def split(path: str) -> tuple[str, str]:
    """Return the language an address names and the address without it; "" and the path where it names none."""
    match = PREFIX.fullmatch(path)
    if match is None or not is_spoken(match["rest"] or "/", to_visitors=True):
        return "", path
    return match["tag"], match["rest"] or "/"


def is_spoken(path: str, *, to_visitors: bool = False) -> bool:
    """Return whether an address without a language is one that has a form in each language."""
    name = path.strip("/")
    if FILE.search(name):
        return False
    if any(name == one or name.startswith(f"{one}/") for one in ANYONE):
        return True
    return to_visitors and name in VISITORS


def address(path: str, tag: str) -> str:
    """Return an address in a language; as it is where it has one form only, or where `tag` is ""."""
    return f"/{tag}{path}" if tag and is_spoken(path, to_visitors=True) else path


def localized(html: str, tag: str, *, to_visitors: bool = False) -> str:
    """Return a page whose links lead on in its own language; those that name a language themselves (hreflang) stay."""
    if not tag:
        return html
    return TAG.sub(lambda match: _led_on(match.group(), tag, to_visitors=to_visitors), html)


def _led_on(element: str, tag: str, *, to_visitors: bool) -> str:
    if " hreflang=" in element:
        return element

    def led(match: re.Match[str]) -> str:
        path = match["path"]
        return f'{match["name"]}="/{tag}{path}' if is_spoken(path, to_visitors=to_visitors) else match.group()

    return LINK.sub(led, element)


class Choice(NamedTuple):
    """A language to read a page in, where it stands in it, and whether it is the one on the screen."""

    language: Language
    address: str
    is_here: bool


def choices(path: str, tag: str, query: str = "") -> tuple[Choice, ...]:
    """Return every language of a page; `path` names none, `tag` is the one on the screen."""
    asked = f"?{query}" if query else ""
    return tuple(Choice(one, f"/{one.tag}{path}{asked}", one.tag == (tag or SOURCE)) for one in LANGUAGES)


def preferred(accept_language: str) -> str:
    """Return the first language a browser asks for that we speak, or the source's where it asks for none of them."""
    best = SOURCE, 0.0
    for part in accept_language[:500].split(","):
        name, _, weight = part.partition(";")
        tag = name.strip().partition("-")[0].lower()
        match = WEIGHT.fullmatch(weight) if weight else None
        value = float(match["weight"]) if match else 1.0
        if tag in BY_TAG and value > best[1]:
            best = tag, value
    return best[0]


def region(accept_language: str, language: str) -> str:
    """Return the first region a browser names for a language ("US" of "en-US"), or ""."""
    for part in accept_language[:500].split(","):
        tag, _, place = part.partition(";")[0].strip().partition("-")
        if tag.lower() == language and REGION.fullmatch(place):
            return place.upper()
    return ""
