"""The helplines and emergency numbers: one file, read into immutable records.

Source: content/helplines.json; every entry names the pages its number was read on. Its fields are described in
content/helplines.schema.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from urllib.parse import quote

import msgspec

CONTENT = Path(__file__).resolve().parent / "content" / "helplines.json"
ROUND_THE_CLOCK = "24/7"


class NoHelplines(Exception):
    """The file of helplines cannot be read; the message says which line of it."""


class Topic(StrEnum):
    """What a service is there for."""

    SUICIDE = "suicide"
    SELF_HARM = "self-harm"
    SUPPORT = "emotional-support"
    VIOLENCE = "domestic-abuse"
    SUBSTANCES = "substance-use"
    EATING = "eating-disorders"


class Sms(msgspec.Struct, frozen=True):
    """A number that takes texts, and the word to send where a source names one."""

    number: str
    body: str | None

    @property
    def uri(self) -> str:
        """Open the phone's own messages with number and word filled in; `?&` is what both iOS and Android read."""
        return f"sms:{self.number}?&body={quote(self.body)}" if self.body else f"sms:{self.number}"


class Contact(msgspec.Struct, frozen=True):
    """The ways to reach a service."""

    phone: str | None
    phone_national: str | None
    dial_note: str | None
    sms: Sms | None
    chat_url: str | None
    whatsapp: str | None
    email: str | None
    website: str | None
    # Where one can walk in. The shipped file names no place; a service may, in entries of its own (local_lines).
    visit: str | None = None


class Source(msgspec.Struct, frozen=True):
    """A page that was read."""

    url: str
    checked: date
    note: str


class Service(msgspec.Struct, frozen=True):
    """One helpline, or the emergency number of a country."""

    id: str
    country: str
    name: str
    name_en: str
    contact: Contact
    hours: str | None
    languages: tuple[str, ...]
    audience: tuple[str, ...]
    topics: tuple[Topic, ...]
    area: str | None
    is_emergency: bool
    cost: str
    sources: tuple[Source, ...]
    confidence: str
    # Put here by the service that runs this site, and not by the shipped file (local_lines sets it).
    is_local: bool = False

    @property
    def phone_uri(self) -> str:
        """Dial as people inside the country do where a number is free or shared-cost.

        Freephone numbers often fail as `+CC...`, even at home; all others work from anywhere in that form.
        """
        shown, full = self.contact.phone_national or "", self.contact.phone or ""
        if self.can_be_called_from_abroad:
            return f"tel:{full}"
        return f"tel:{''.join(sign for sign in shown if sign in '0123456789*#')}"

    @property
    def can_be_called_from_abroad(self) -> bool:
        return (self.contact.phone or "").startswith("+") and self.cost == "unknown"

    @property
    def whatsapp_uri(self) -> str:
        return f"https://wa.me/{(self.contact.whatsapp or '').lstrip('+')}"

    @property
    def checked_on(self) -> date:
        """The oldest day on which one of its sources was read: no number is fresher than its stalest source."""
        return min(source.checked for source in self.sources)

    @property
    def is_always_open(self) -> bool:
        return self.hours == ROUND_THE_CLOCK

    @property
    def can_be_written_to(self) -> bool:
        """Whether it can be reached without speaking."""
        return self.answers_in_writing or bool(self.contact.email)

    @property
    def answers_in_writing(self) -> bool:
        """Whether somebody writes back while one waits; an e-mail may take days."""
        return bool(self.contact.sms or self.contact.chat_url or self.contact.whatsapp)

    @property
    def can_be_reached_now(self) -> bool:
        """Whether there is a way that does not mean waiting for days."""
        return self.answers_in_writing or bool(self.contact.phone)

    @property
    def is_sure(self) -> bool:
        return self.confidence == "high"


def read(content: bytes) -> tuple[Service, ...]:
    """Return every entry of the file.

    Errors: NoHelplines.
    """
    try:
        return msgspec.json.decode(content, type=tuple[Service, ...])
    except msgspec.MsgspecError as reason:
        raise NoHelplines(str(reason)) from None


@cache
def everything() -> tuple[Service, ...]:
    """Return every entry of the shipped file, read once a process.

    Errors: NoHelplines.
    """
    try:
        return read(CONTENT.read_bytes())
    except OSError as reason:
        raise NoHelplines(f"{CONTENT.name}: {reason.strerror}") from None


def countries(services: Sequence[Service]) -> tuple[str, ...]:
    """Return the codes of the countries that have entries (ISO 3166-1, two capital letters)."""
    return tuple(sorted({service.country for service in services}))


def stale(services: Sequence[Service], *, before: date) -> list[Service]:
    """Return the entries with a source that was last read before the day given."""
    return [service for service in services if service.checked_on < before]
