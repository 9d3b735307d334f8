"""From what somebody typed to what a phone opens with one tap: tel:, sms: and links. Pure.

Source: RFC 3966 (tel), RFC 5724 (sms). `?&body=` is read by iOS and by Android, each of which wants one of the two.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from leeward.coping.plan.records import CALL, HOWS, LINK, TEXT, Contact

# What people put between digits: blanks, dashes of all kinds, dots, slashes, brackets.
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015\u2212/()\[\]]")
_NUMBER = re.compile(r"\+?[0-9*#]{2,24}")
_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
SCHEMES = frozenset(("https", "http", "mailto"))


class NoNumber(ValueError):
    """These words are not a number a phone could dial."""


class NoAddress(ValueError):
    """These words are not an address a browser or a mail program could open."""


@dataclass(frozen=True, slots=True)
class Way:
    """One tap: what it does (CALL, TEXT, LINK) and what it opens."""

    how: str
    href: str


def dialled(phone: str) -> str:
    """Return the digits a phone dials, "" for no number at all.

    Errors: NoNumber.
    """
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in unicodedata.normalize("NFKC", phone))
    if plain.strip().startswith("+"):
        # The bracketed nought is for calls inside the country only.
        plain = plain.replace("(0)", "")
    digits = _BETWEEN.sub("", plain)
    if not digits:
        return ""
    if not _NUMBER.fullmatch(digits):
        raise NoNumber
    return digits


def opened(link: str) -> str:
    """Return the address to open, "" for none; an address typed without its beginning gets one.

    Errors: NoAddress, also for what would run a program instead of opening a page.
    """
    text = link.strip()
    if not text:
        return ""
    if "@" in text and "/" not in text and not _WITH_SCHEME.match(text):
        text = f"mailto:{text}"
    elif not _WITH_SCHEME.match(text) or re.match(r"[\w.\-]+:\d", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        raise NoAddress from None
    named = parts.path if parts.scheme == "mailto" else parts.hostname or ""
    if parts.scheme not in SCHEMES or not re.search(r"[\w]", named) or re.search(r"\s", text):
        raise NoAddress
    return text


def ways(contact: Contact) -> list[Way]:
    """Return the ways to reach somebody, the one they would take first at the front. What opens nothing is left out."""
    found = []
    try:
        if number := dialled(contact.phone):
            called = quote(number, safe="+*")
            body = f"?&body={quote(contact.message, safe='')}" if contact.message.strip() else ""
            found += [Way(CALL, f"tel:{called}"), Way(TEXT, f"sms:{called}{body}")]
    except NoNumber:
        pass
    try:
        if address := opened(contact.link):
            found.append(Way(LINK, address))
    except NoAddress:
        pass
    order = [contact.how, *HOWS]
    return sorted(found, key=lambda way: order.index(way.how))
