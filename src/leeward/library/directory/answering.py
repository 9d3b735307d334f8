"""Which page of the directory an address is: from memory where nothing was chosen, put together where something was."""

from __future__ import annotations

import re
from functools import cache

from leeward.kernel import addresses, clock
from leeward.library import countries
from leeward.library.assets import Built
from leeward.library.build import Shelf
from leeward.library.directory import choice, wording
from leeward.library.directory.built import NO_COUNTRY, Directory

FRONT = "/helplines"
PATH = re.compile(r"/helplines(?:/(?P<code>[A-Za-z]{2}))?/?")
MACHINE = "/helplines.json"
# Anybody's page may read the list: it is public and the same for all, and says nothing of who asks.
OPEN_TO_ALL = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
)
# Said with the hour, so it may not be kept longer than the hour stays true.
MINUTE_LIFE = "public, max-age=60"


@cache
def directory(shelf: Shelf) -> Directory:
    """Return the directory of this process, on the services and files of its shelf."""
    return Directory(shelf)


def named(path: str, accept_language: str, shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Return the headers that only this address has: who may read the list, and which country a guess is of."""
    if path == MACHINE:
        return OPEN_TO_ALL
    guessed = countries.guess(accept_language, shelf.known) if path.rstrip("/") == FRONT else None
    return (("Content-Location", addresses.address(f"{FRONT}/{guessed.lower()}", shelf.tag)),) if guessed else ()


def is_ours(path: str) -> bool:
    """Return whether an address is one of the directory."""
    return path.startswith(FRONT)


def find(path: str, accept_language: str, shelf: Shelf) -> tuple[Built, str] | None:
    """Return the page of an address without a choice, and what it depends on; None where there is none."""
    if path == MACHINE:
        return directory(shelf).machine(), "Accept-Encoding"
    match = PATH.fullmatch(path)
    if match is None:
        return None
    if not match["code"]:
        guessed = countries.guess(accept_language, shelf.known) or NO_COUNTRY
        return directory(shelf).country(guessed, guessed=True), "Accept-Encoding, Accept-Language"
    code = countries.code_of(match["code"])
    if code not in shelf.known and not wording.is_country(code):
        return None
    return directory(shelf).country(code), "Accept-Encoding"


def chosen(path: str, query: str, shelf: Shelf) -> Built | None:
    """Return the page of a country for what was chosen, or None where nothing was or the country has no entries."""
    match = PATH.fullmatch(path)
    code = countries.code_of(match["code"] or "") if match else ""
    wanted = choice.read(query)
    if code not in shelf.known or not wanted.named():
        return None
    return directory(shelf).chosen(code, wanted, at=clock.now())


def elsewhere(path: str, query: str) -> str | None:
    """Return where the list of countries leads: the page of the one that was picked, with the rest of the choice."""
    picked = countries.code_of(choice.country(query))
    if path.rstrip("/") != FRONT or not wording.is_country(picked):
        return None
    return f"{FRONT}/{picked.lower()}{choice.read(query).query()}"
