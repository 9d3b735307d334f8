"""What somebody chose in the forms of the directory: read from an address, and written into one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from urllib.parse import parse_qs, urlencode

import msgspec
from msgspec.structs import replace

from leeward.library.helplines import Service, Topic
from leeward.library.wellformed import AUDIENCES

MOST_FIELDS = 20
LONGEST = 60
ANYONE = "anyone"
GROUPS = AUDIENCES - {ANYONE}


class Way(StrEnum):
    """How one gets in touch, in the order in which the doors stand: first what no one in the next room hears."""

    TEXT = "text"
    CHAT = "chat"
    CALL = "call"
    EMAIL = "email"
    VISIT = "visit"


HAS: Mapping[Way, Callable[[Service], bool]] = {
    Way.TEXT: lambda one: one.contact.sms is not None,
    Way.CHAT: lambda one: bool(one.contact.chat_url or one.contact.whatsapp),
    Way.CALL: lambda one: bool(one.contact.phone),
    Way.EMAIL: lambda one: bool(one.contact.email),
    Way.VISIT: lambda one: bool(one.contact.visit),
}


class Choice(msgspec.Struct, frozen=True):
    """What was chosen; "" is anything. `place` is a part of the country, in the words of the entries' `area`."""

    way: str = ""
    who: str = ""
    about: str = ""
    place: str = ""
    open: bool = False

    def query(self) -> str:
        """Return it as the end of an address, with its `?`, or "" where nothing is chosen."""
        chosen = {name: getattr(self, name) for name in ("way", "who", "about", "place") if getattr(self, name)}
        written = urlencode(chosen | ({"open": "1"} if self.open else {}))
        return f"?{written}" if written else ""

    def without(self, name: str) -> Choice:
        """Return the same with one thing left open."""
        return replace(self, **{name: getattr(Choice(), name)})

    def named(self) -> list[str]:
        """Return the names of what is chosen."""
        return [name for name in self.__struct_fields__ if getattr(self, name)]


def ways(service: Service) -> list[Way]:
    """Return the ways in which a service can be reached."""
    return [way for way in Way if HAS[way](service)]


def read(query: str) -> Choice:
    """Return the choice an address holds; what is not one of ours is taken for not chosen."""
    try:
        asked = parse_qs(query, max_num_fields=MOST_FIELDS)
    except ValueError:
        return Choice()
    first = {name: words[0][:LONGEST] for name, words in asked.items()}
    return Choice(
        way=_one_of(first.get("way", ""), Way),
        who=_one_of(first.get("who", ""), GROUPS),
        about=_one_of(first.get("about", ""), Topic),
        place=first.get("place", ""),
        open=first.get("open", "") == "1",
    )


def country(query: str) -> str:
    """Return the country that was picked in the list, or ""."""
    try:
        return parse_qs(query, max_num_fields=MOST_FIELDS).get("country", [""])[0][:2]
    except ValueError:
        return ""


def _one_of(word: str, known: type[StrEnum] | frozenset[str]) -> str:
    return word if word in set(known) else ""
