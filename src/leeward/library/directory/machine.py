"""The directory for programs: one JSON document, versioned, the same bytes for the same entries. Pure.

Source: docs/helplines-json.md, content/helplines-json.schema.json.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from leeward.library import countries
from leeward.library.directory.choice import ways
from leeward.library.helplines import Service

JSON = "application/json"
# Raised when a field changes its meaning or goes; a new field does not raise it.
VERSION = 1
ABOUT = (
    "Crisis helplines, self-harm support services and emergency numbers. Every entry names the pages it was read on and"
    " the day; numbers were not dialled. hours: OpenStreetMap opening_hours by the service's own clock, public holidays"
    " not considered; null is not stated, never closed. area: null is the whole country. Show an entry with its checked"
    " date, and do not show one with an area as national."
)


def document(services: Sequence[Service]) -> str:
    """Return every entry, in the order of country and id, with what is meant by it."""
    entries = sorted(services, key=lambda one: (one.country, not one.is_emergency, one.id))
    body = {
        "version": VERSION,
        "about": ABOUT,
        "licence": "AGPL-3.0-or-later",
        "newest_check": max((one.checked_on.isoformat() for one in entries), default=None),
        "oldest_check": min((one.checked_on.isoformat() for one in entries), default=None),
        "countries": {code: countries.name(code) for code in sorted({one.country for one in entries})},
        "services": [_entry(one) for one in entries],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _entry(service: Service) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(service)
    del fields["is_local"]
    contact = service.contact
    return {
        **fields,
        "checked": service.checked_on.isoformat(),
        "added_by_service": service.is_local,
        "ways": [str(way) for way in ways(service)],
        "links": {
            "call": service.phone_uri if contact.phone else None,
            "text": contact.sms.uri if contact.sms else None,
            "whatsapp": service.whatsapp_uri if contact.whatsapp else None,
        },
        "page": f"/helplines/{service.country.lower()}#{service.id}",
    }
