"""What of this room can be found: every page of words, Now, and the helplines by country and name."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from leeward.library import countries
from leeward.library.finding.index import Entry, Kind
from leeward.library.helplines import Service
from leeward.library.reading import markdown
from leeward.library.reading.collection import Collection

# What somebody may call a number they look for.
NAMES = ("helpline", "hotline", "number", "phone", "call", "text", "chat", "crisis line")


def of_collection(collection: Collection, language: str) -> Iterator[Entry]:
    """Yield the pages of a collection as somebody of this language gets them."""
    for page in (reading.document for reading in collection.all_in(language)):
        titles = " ".join(title for title, _ in page.bodies)
        text = markdown.plain("\n\n".join([page.intro, *(words for _, words in page.bodies)]))
        address = collection.address(page.slug)
        yield Entry(address, page.title, page.summary, Kind.PAGE, page.words, f"{titles} {text}", page.language)


def of_house() -> Iterator[Entry]:
    """Yield the pages that are not written as files and that people look for."""
    yield Entry(
        "/now", gettext("Help now"), gettext("A breath, people, the emergency number"), Kind.HOUSE,
        ("crisis", "emergency", "urgent", "panic", "breathe", "calm down"),
    )  # fmt: skip
    yield Entry(
        "/for-someone", gettext("For someone you love"), gettext("A short course, five minutes a part"), Kind.HOUSE,
        ("parent", "mother", "father", "daughter", "son", "child", "partner", "friend", "teacher", "carer", "worried"),
    )  # fmt: skip
    yield Entry(
        "/for-someone/start-talking", gettext("Find your first sentence"),
        gettext("A small tool; nothing is sent or kept"), Kind.HOUSE,
        ("what to say", "how to talk", "start a conversation", "what not to say", "opening", "worried"),
    )  # fmt: skip
    yield Entry(
        "/signs", gettext("Signs"), gettext("For oneself, and for somebody one worries about"), Kind.HOUSE,
        ("warning signs", "symptoms", "do i self harm", "how can i tell", "test", "quiz"),
    )  # fmt: skip
    yield Entry(
        "/staying-private", gettext("Staying private"), gettext("Who else can see this phone or computer"), Kind.HOUSE,
        ("privacy", "history", "incognito", "delete", "parents see", "tracking"),
    )  # fmt: skip
    yield Entry(
        "/how-it-works-with-your-words", gettext("How it works with your words"),
        gettext("Who can read what is written here, and who cannot"), Kind.HOUSE,
        ("privacy", "encryption", "who can read", "data"),
    )  # fmt: skip


def of_helplines(services: tuple[Service, ...]) -> Iterator[Entry]:
    """Yield one entry a country, found by its names; the services themselves are the directory's to name."""
    for code in sorted({service.country for service in services}):
        here = [service for service in services if service.country == code]
        country = countries.name(code)
        own = {countries.own_name(code, service.languages[0]) for service in here} - {""}
        title = gettext("Helplines: %(country)s") % {"country": country}
        summary = gettext("Call, text or chat, with their hours")
        names = (*NAMES, country, *sorted(own))
        yield Entry(f"/helplines/{code.lower()}", title, summary, Kind.HELPLINES, names)
