"""A service's own entries: a file of its own beside the shipped one, which may also hide or replace what was shipped.

Pure but for `read`. The file is a list of entries, or {"hide": [ids], "services": [entries]}; an entry whose id is
shipped takes its place. Every word of it is looked at: a wrong number does harm here as anywhere.
Source: docs/local-helplines.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from leeward.library import wellformed
from leeward.library.helplines import Service

# Far more than any service has; a larger file is one that was meant for something else.
LARGEST_BYTES = 2**20


class BadLocal(Exception):
    """The file cannot be used; the message names the entry, the field and what to write there."""


class Local(msgspec.Struct, frozen=True):
    """What a service adds, marked as its own, and the ids of what it hides."""

    services: tuple[Service, ...] = ()
    hide: frozenset[str] = frozenset()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    services: tuple[msgspec.Raw, ...] = ()
    hide: tuple[str, ...] = ()


def read(path: Path) -> Local:
    """Return what the file holds, nothing where there is none.

    Errors: BadLocal.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadLocal("the file is larger than 1 MB")
        return parsed(path.read_bytes())
    except FileNotFoundError:
        return Local()
    except OSError as reason:
        raise BadLocal(f"it cannot be opened ({reason.strerror})") from None


def parsed(content: bytes) -> Local:
    """Return the entries of a file, each looked through.

    Errors: BadLocal.
    """
    try:
        found = msgspec.json.decode(content, type=tuple[msgspec.Raw, ...] | _File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as reason:
        raise BadLocal(f'it has to be a list of entries, or {{"hide": [], "services": []}} ({reason})') from None
    file = found if isinstance(found, _File) else _File(services=found)
    services = tuple(_entry(number, raw) for number, raw in enumerate(file.services, start=1))
    twice = [name for name, count in Counter(service.id for service in services).items() if count > 1]
    if twice:
        raise BadLocal(f"entry {twice[0]}, field id: another entry of the file has the same")
    return Local(services, frozenset(file.hide))


def _entry(number: int, raw: msgspec.Raw) -> Service:
    name = _name(number, raw)
    try:
        service = msgspec.json.decode(raw, type=Service)
    except (msgspec.MsgspecError, UnicodeDecodeError) as reason:
        field, why = _placed(str(reason))
        raise BadLocal(f"entry {name}, field {field}: {why}") from None
    for field, why in wellformed.faults(service):
        raise BadLocal(f"entry {name}, field {field}: {why}")
    return replace(service, is_local=True)


def _name(number: int, raw: msgspec.Raw) -> str:
    """Return what to call an entry whose fields may all be wrong: its id where it has one, else its place."""
    try:
        called = msgspec.json.decode(raw, type=dict[str, object]).get("id")
    except msgspec.MsgspecError:
        called = None
    return called if isinstance(called, str) and called else f"number {number}"


def _placed(reason: str) -> tuple[str, str]:
    """Return the field and the reason out of msgspec's words: "Expected `str`, got `int` - at `$.name`"."""
    why, _, place = reason.partition(" - at `$.")
    if place:
        return place.rstrip("`"), why
    _, quoted, missing = reason.partition("missing required field `")
    return (missing.rstrip("`") if quoted else "(all of it)"), why


def joined(shipped: Sequence[Service], local: Local) -> tuple[Service, ...]:
    """Return everything a service shows: its own in the place of shipped ones, nothing it hides.

    Errors: BadLocal where an emergency number would be gone, be there twice, or an id to hide is in no list.
    """
    known = {service.id: service for service in shipped}
    for name in sorted(local.hide):
        if name not in known:
            raise BadLocal(f"hide: no entry has the id {name}")
        if known[name].is_emergency:
            raise BadLocal(f"hide: {name} is an emergency number; put another in its place instead")
    gone = local.hide | {service.id for service in local.services}
    kept = (*local.services, *(service for service in shipped if service.id not in gone))
    _one_emergency_number_each(kept, {service.country for service in shipped if service.is_emergency})
    return kept


def _one_emergency_number_each(services: Iterable[Service], countries: set[str]) -> None:
    numbers = Counter(service.country for service in services if service.is_emergency)
    for country in sorted(countries | set(numbers)):
        if numbers[country] != 1:
            raise BadLocal(
                f"country {country}: has to have one emergency number (is_emergency) and has {numbers[country]}"
            )
