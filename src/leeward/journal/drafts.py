"""Drafts of this room's forms: everything typed so far, sealed, until it is kept or let go.

Source: PRIVACY.md 0.2 (Drafts).
"""

from __future__ import annotations

import re
from typing import Any

from django.http import QueryDict

from leeward.journal.names import readable
from leeward.journal.records import Written
from leeward.kernel.ids import id_text
from leeward.vault.opened import OpenVault

WRITE = "write"
KNOWN = re.compile(r"write|entry-[0-9a-hjkmnp-tv-z]{26}")
# What a form carries beside the person's words.
CARRIERS = frozenset(
    {"csrfmiddlewaretoken", "form_id", "ticket", "draft", "aside", "begin", "zone", "base_revision", "of"}
)
MANY = frozenset({"tags"})  # fields with several values; each is a number, so a comma can stand between them


def keep(vault: OpenVault, form: str, fields: QueryDict) -> None:
    """Keep what stands in a form; nothing at all lets its draft go.

    Errors: Full, Locked, Busy.
    """
    typed = {name: readable(",".join(fields.getlist(name))) for name in fields if name not in CARRIERS}
    if any(words.strip() for name, words in typed.items() if name != "prompt"):
        vault.drafts.save(form, typed)
    else:
        vault.drafts.drop(form)


def drop_what_is_in(vault: OpenVault, form: str, record: Written) -> None:
    """Let a draft go whose words have been kept; one with more or other words stays."""
    typed = vault.drafts.get(form)
    if typed is not None and all(_is_in(typed.get(name, ""), kept) for name, kept in _words(record).items()):
        vault.drafts.drop(form)


def name_for(entry_id: bytes | None) -> str:
    """Return the name of the draft of a correction, or of the page that is being written."""
    return f"entry-{id_text(entry_id)}" if entry_id else WRITE


def _words(record: Written) -> dict[str, str]:
    return {"title": record.title, "text": record.text}


def _is_in(typed: str, kept: str) -> bool:
    return " ".join(typed.split()) in " ".join(kept.split())


def waiting(vault: OpenVault, form: str) -> dict[str, Any] | None:
    """Return what was typed so far, as a form takes it, or None."""
    typed = vault.drafts.get(form)
    if typed is None:
        return None
    return {
        name: [part for part in words.split(",") if part] if name in MANY else words for name, words in typed.items()
    }
