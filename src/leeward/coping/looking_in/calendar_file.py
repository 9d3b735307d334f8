"""The times as a file for one's own calendar. Pure. It says "Reminder" and nothing of what it is for.

Source: RFC 5545 (lines end with CRLF; instants in UTC; an alarm needs an action, a description and a trigger).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from leeward.kernel.moments import Moment

LASTS = timedelta(minutes=10)
KIND = "text/calendar; charset=utf-8"


def written(times: Iterable[Moment], *, title: str, name: str, made: datetime) -> str:
    """Return the file.

    Shape: `title` is one neutral word; `name` is random and makes the events' ids.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminders//EN", "CALSCALE:GREGORIAN"]
    for number, time in enumerate(times, start=1):
        lines += _event(time, title=_escaped(title), uid=f"{name}-{number}", made=made)
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _event(time: Moment, *, title: str, uid: str, made: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{time.utc():%Y%m%dT%H%M%SZ}",
        f"DTEND:{time.utc() + LASTS:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{title}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
