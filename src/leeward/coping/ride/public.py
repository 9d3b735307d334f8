"""The pages anyone may read: every activity, and the ride that keeps nothing. No session, no cookie, no database.

Each is a plain page of links, the same for everybody, so that a service worker may keep it for when there is no
network: `addresses()` names them all, `kept_offline()` adds titles. Rendered at the first
request and kept in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from leeward.coping.ride import rules, wave
from leeward.coping.ride.forms import KeepingForm
from leeward.coping.toolbox.activities import GROUPS, MOMENTS, Activity, evidence_for, public
from leeward.coping.toolbox.words import MOMENT_NAMES, PLACE_NAMES

FRONT = "/try"
RIDE, ENOUGH, CARE = "ride", "ride/enough", "ride/care"
STEPS = range(rules.STEP_MINUTES, rules.PEOPLE_MINUTES + 1, rules.STEP_MINUTES)
FILES = (
    "coping/toolbox.css",
    "coping/ride.css",
    "coping/wave.css",
    "coping/ride.js",
    "coping/ride_steps.js",
    "coping/ride_kept.js",
)
AT_A_STEP = 3  # activities to choose from
# A changed page reaches everybody within the hour; when this server is gone, a kept copy may still be shown.
LIFE = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=2592000"


def addresses() -> list[str]:
    """Return the address of every public page of this room."""
    return [FRONT, *(f"{FRONT}/{name}" for name in _names() if name)]


def kept_offline() -> list[tuple[str, str | Promise]]:
    """Return (address, title) of every public page; what has no title is kept and not listed. They need FILES."""
    titles = {FRONT: _("Things to try, by kind of moment"), f"{FRONT}/{RIDE}": _("Ride it out, five minutes at a time")}
    return [(address, titles.get(address, "")) for address in addresses()]


def marks() -> list[str]:
    """Return what tells one build of these pages from another."""
    return [_built(name, settings.EXIT_TO, get_language() or "")[1] for name in _names()]


def _names() -> list[str]:
    steps = [f"{RIDE}/{minute}" for minute in STEPS]
    return ["", RIDE, *steps, ENOUGH, CARE, *(one.key for one in public())]


@require_safe
def anyone(request: HttpRequest, name: str = "") -> HttpResponse:
    """Give a public page; nothing of the session is touched. Errors: Http404."""
    if name not in _names():
        raise Http404
    html, mark = _built(name, settings.EXIT_TO, get_language() or "")
    is_known = request.headers.get("If-None-Match", "") == mark
    response = HttpResponseNotModified() if is_known else HttpResponse(html)
    response["Cache-Control"] = LIFE
    response["ETag"] = mark
    return response


def page(name: str, *, is_locked: bool) -> HttpResponse:
    """Return a public page in the place of a private one: for a visitor, or for somebody whose notebook is locked."""
    if is_locked:
        return HttpResponse(_rendered(name, settings.EXIT_TO, is_locked=True))
    return HttpResponse(_built(name, settings.EXIT_TO, get_language() or "")[0])


@cache
def _built(name: str, exit_to: str, _language: str) -> tuple[str, str]:
    html = _rendered(name, exit_to)
    return html, f'"{hashlib.sha256(html.encode()).hexdigest()[:16]}"'


def _rendered(name: str, exit_to: str, *, is_locked: bool = False) -> str:
    template, context = _page(name)
    shell = {"exit_to": exit_to, "app_title": settings.APP_TITLE, "is_locked": is_locked}
    return str(get_template(f"coping/public/{template}.html").render({**shell, **context}))


def _page(name: str) -> tuple[str, Mapping[str, Any]]:
    """Return the template of a page and what it shows."""
    if not name:
        return "tools", {"moments": _by_moment()}
    if name in {RIDE, ENOUGH, CARE}:
        return {RIDE: "ride", ENOUGH: "enough", CARE: "care"}[name], {
            "tools": _choice(0), "wave": wave.drawing(0), "keeping": KeepingForm(),
        }  # fmt: skip
    if name.startswith(f"{RIDE}/"):
        return "step", _step(int(name.removeprefix(f"{RIDE}/")))
    activity = next(one for one in public() if one.key == name)
    return "tool", _tool(activity)


def _by_moment() -> list[tuple[object, list[Activity]]]:
    return [(MOMENT_NAMES[key], [one for one in public() if key in one.moments]) for key in MOMENTS]


def _tool(activity: Activity) -> Mapping[str, Any]:
    words, sources = evidence_for(activity)
    moments = [MOMENT_NAMES[key] for key in activity.moments]
    return {
        "tool": activity, "evidence": words, "sources": sources,
        "about": {"moments": moments, "place": PLACE_NAMES[activity.place]},
    }  # fmt: skip


def _step(minute: int) -> Mapping[str, Any]:
    return {
        "minute": minute,
        "next": minute + rules.STEP_MINUTES if minute < rules.PEOPLE_MINUTES else 0,
        "is_rest": minute >= rules.NATURAL_END_MINUTES,
        "is_people": minute >= rules.PEOPLE_MINUTES,
        "tools": _choice(minute // rules.STEP_MINUTES),
        "wave": wave.drawing(minute),
    }


def _choice(turn: int) -> list[Activity]:
    """Return the activities of one step: another group each, others at every step."""
    groups = [[one for one in public() if one.group == group and not one.calm_only] for group in GROUPS]
    by_turns = [one for row in zip_longest(*groups) for one in row if one is not None]
    return by_turns[turn * AT_A_STEP : (turn + 1) * AT_A_STEP]
