"""Turning what this room knows into HTML: one function a page, no request, no database, no clock.

The templates extend this room's own frame and not web's: web's frame asks who is signed in, and these pages may not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec
from django.conf import settings
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy

from leeward.kernel import addresses, languages
from leeward.library import countries, hours
from leeward.library.assets import Assets
from leeward.library.helplines import Service
from leeward.library.rules import Group, Listing, listing

HEADINGS: Mapping[Group, str | Promise] = {
    Group.ANYONE: gettext_lazy("For anyone"),
    Group.YOUNG: gettext_lazy("For young people"),
    Group.LGBTQ: gettext_lazy("For LGBTQ+ people"),
    Group.FAMILIES: gettext_lazy("For parents and families"),
    Group.OTHERS: gettext_lazy("For particular groups"),
    Group.MATTERS: gettext_lazy("About violence, eating, alcohol or drugs"),
    Group.AREA: gettext_lazy("Only in one part of the country"),
}
AUDIENCES: Mapping[str, str | Promise] = {
    "young-people": gettext_lazy("young people"),
    "students": gettext_lazy("students"),
    "lgbtq": gettext_lazy("LGBTQ+ people"),
    "veterans": gettext_lazy("people who served in the armed forces"),
    "women": gettext_lazy("women and girls"),
    "men": gettext_lazy("men"),
    "parents": gettext_lazy("parents and families"),
    "deaf": gettext_lazy("deaf people"),
    "indigenous": gettext_lazy("Indigenous people"),
}
COSTS: Mapping[str, str | Promise] = {
    "free": gettext_lazy("Free"),
    "local-rate": gettext_lazy("Costs what a local call costs"),
    "unknown": gettext_lazy("Cost not stated"),
}


# Stands at the foot of a page until its address is known.
SWITCH = "<!--languages-->"
# Stands where the line about the country goes until it is known whether the country was chosen or guessed.
WHERE = "[where]"
# What a phone shows while the page opens; the top of the water in look/tokens.css.
WATER = "#134a53"


class Place(msgspec.Struct, frozen=True):
    """A country to choose: its code, its English name, and its own name with the language of it."""

    code: str
    name: str
    own: str
    language: str


class Card(msgspec.Struct, frozen=True):
    """One service as it is shown: the record, its facts in words, and the language of a name in its own tongue."""

    service: Service
    hours: str
    cost: str
    languages: str
    audience: str
    other_name: str
    language: str


def places(services: tuple[Service, ...]) -> list[Place]:
    """Return the countries of the list in the order of their English names."""
    found = []
    for entry in services:
        if entry.is_emergency:
            language = entry.languages[0]
            own = countries.own_name(entry.country, language)
            found.append(Place(entry.country, countries.name(entry.country), own, language))
    return sorted(found, key=lambda place: place.name)


def card(service: Service) -> Card:
    """Return one service in words.

    Errors: UnreadableHours.
    """
    own_tongue = service.name != service.name_en and _base(service.languages[0]) != tongue()[0]
    groups = [str(AUDIENCES[word]) for word in service.audience if word in AUDIENCES]
    return Card(
        service=service,
        hours=hours.in_words(service.hours),
        cost=str(COSTS.get(service.cost, COSTS["unknown"])),
        languages=", ".join(dict.fromkeys(countries.language_name(tag) for tag in service.languages)),
        audience="" if "anyone" in service.audience else ", ".join(groups),
        other_name="" if service.name == service.name_en else service.name_en,
        language=service.languages[0] if own_tongue else "",
    )


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()


def tongue() -> tuple[str, str]:
    """Return the active language and its direction."""
    language = languages.BY_TAG.get(_base(get_language() or ""), languages.BY_TAG[languages.SOURCE])
    return language.tag, language.direction


def switch(path: str, tag: str) -> str:
    """Return the choice of languages of a page, each by its own name."""
    return get_template("library/parts/languages.html").render({"choices": addresses.choices(path, tag)})


def chooser(services: tuple[Service, ...]) -> str:
    """Return the list of countries, the same on every page and the longest part of it: rendered once."""
    return get_template("library/parts/places.html").render({"places": places(services)})


class Links(msgspec.Struct, frozen=True):
    """Where the files of these pages are today."""

    css: str
    night: str
    script: str
    icon: str
    reading: str = ""
    find: str = ""
    course: str = ""
    course_script: str = ""


def links(assets: Assets) -> Links:
    """Return the addresses of the style, the script that dims in time, the script for the rest, and the picture."""
    names = ("look.css", "night.js", "now.js", "wave.svg", "reading.css", "find.js", "course.css", "course.js")
    return Links(*(assets.address(name) for name in names))


def now(code: str, services: tuple[Service, ...], *, links: Links, chooser: str) -> tuple[str, str]:
    """Return the page of one country twice: chosen, and guessed from the browser's language. "" is everywhere else."""
    found = listing(code, services)
    context = {
        **frame(links),
        **_groups(found),
        "emergency": found.emergency,
        "country": countries.name(code) if code else "",
        "several_clocks": countries.keeps_several_clocks(code),
        "zone": countries.zone(code),
        "chooser": mark_safe(chooser),  # noqa: S308  # rendered above from our own file
        "where": WHERE,
    }
    page = get_template("library/now.html").render(context)
    return page.replace(WHERE, _where(code, guessed=False)), page.replace(WHERE, _where(code, guessed=True))


def _where(code: str, *, guessed: bool) -> str:
    country = countries.name(code) if code else ""
    # Where a country was guessed the directory guesses it too, and says so again.
    lines = f"/helplines/{code.lower()}" if code and not guessed else "/helplines"
    return get_template("library/parts/where.html").render({"country": country, "guessed": guessed, "lines": lines})


def _groups(found: Listing) -> dict[str, Any]:
    first = [card(entry) for entry in found.first]
    return {
        "first": first,
        "callable": [one for one in first if one.service.contact.phone],
        "shelves": [(HEADINGS[shelf.group], [card(entry) for entry in shelf.services]) for shelf in found.shelves],
        "in_writing": [card(entry) for entry in found.in_writing],
    }


def plain(template: str, *, links: Links, **context: Any) -> str:
    """Return a page that is words only, in the frame of these pages; rooms above give templates of their own."""
    return get_template(template).render({**frame(links), **context})


def manifest(tag: str = "") -> str:
    """Return what a phone needs to put Help now on its home screen by itself: a neutral name and a picture of water."""
    icons = [
        {"src": static(f"web/icons/wave-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    body = {
        "id": "/now",
        "name": settings.APP_TITLE,
        "short_name": settings.APP_TITLE,
        "start_url": addresses.address("/now", tag),
        "lang": tongue()[0],
        "dir": tongue()[1],
        "scope": "/",
        "display": "standalone",
        "background_color": WATER,
        "theme_color": WATER,
        "icons": icons,
    }
    return json.dumps(body)


def frame(links: Links) -> dict[str, Any]:
    """Return what the frame of every page anyone may read knows, in the active language."""
    language, direction = tongue()
    return {
        "app_title": settings.APP_TITLE,
        "links": links,
        "exit_to": settings.EXIT_TO,
        "language": language,
        "direction": direction,
        "switch": mark_safe(SWITCH),  # noqa: S308  # our own words
    }
