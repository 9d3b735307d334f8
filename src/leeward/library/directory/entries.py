"""The directory for a search over everything anyone may read: what each entry is called, its words, where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leeward.library.directory import wording
from leeward.library.directory.choice import ways
from leeward.library.helplines import Service
from leeward.library.pages import AUDIENCES


def entries(services: Sequence[Service]) -> Iterator[tuple[str, str, str]]:
    """Yield (title, words, address) for each entry, in the active language. No clock, no request, no database."""
    for one in services:
        place = wording.country(one.country)
        words = [one.name_en, place, one.area or "", one.contact.phone_national or ""]
        words += [str(wording.TOPICS[topic]) for topic in one.topics]
        words += [str(AUDIENCES[word]) for word in one.audience if word in AUDIENCES]
        words += [str(wording.WAYS[way]) for way in ways(one)]
        words += [wording.language(tag) for tag in one.languages]
        name = one.name_en if one.is_emergency else one.name
        yield f"{name} ({place})", " ".join(filter(None, words)), f"/helplines/{one.country.lower()}#{one.id}"
