"""Counting what a file holds before anything is kept: the dry run.

Shape: one pass, rows are not kept, so a table of any length fits in memory.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import datetime

from leeward.interchange.formats.daylio import MOOD
from leeward.interchange.formats.found import Bundle, Found, Refused, Row, Scale, Why

REFUSED_KEPT = 200
NAMES_COUNTED = 5_000
NOTE_LETTERS = 500  # a longer note is a page of a diary, and is kept as an entry beside the check-in
# The scales people and questionnaires use; a column's numbers are read as the smallest of them that holds them all.
USUAL_TOPS = (4, 5, 7, 9, 10, 20, 30, 50, 100)


def until(rows: Iterable[Row], latest: datetime) -> Iterator[Row]:
    """Yield the rows, refusing those that lie after `latest` (aware): a diary cannot know tomorrow."""
    latest_wall = latest.replace(tzinfo=None)
    for found in rows:
        if isinstance(found, Found) and found.when > (latest if found.when.tzinfo else latest_wall):
            yield Refused(found.row, Why.FUTURE)
        else:
            yield found


def survey(rows: Iterable[Row]) -> Bundle:
    """Count check-ins, entries, tags, scales, moods nobody has ranked and refused rows, with the first and last day."""
    bundle, reach = Bundle(), dict[str, _Reach]()
    for found in rows:
        if isinstance(found, Refused):
            _refuse(bundle, found)
        else:
            _count(bundle, found)
            for scale, number in found.ratings:
                reach.setdefault(scale.name, _Reach()).add(scale, number)
    bundle.scales = {name: scale_reach.scale(name) for name, scale_reach in reach.items()}
    return bundle


class _Reach:
    """How far the numbers of one scale reach, and the ends the file gives."""

    def __init__(self) -> None:
        self.least, self.most = math.inf, -math.inf
        self.low: float | None = None
        self.high: float | None = None

    def add(self, scale: Scale, number: float) -> None:
        self.least, self.most = min(self.least, number), max(self.most, number)
        if scale.low is not None and (self.low is None or scale.low < self.low):
            self.low = scale.low
        if scale.high is not None and (self.high is None or scale.high > self.high):
            self.high = scale.high

    def scale(self, name: str) -> Scale:
        if self.low is not None and self.high is not None:
            return Scale(name, min(self.low, self.least), max(self.high, self.most))
        return usual_scale(name, self.least, self.most)


def usual_scale(name: str, least: float, most: float) -> Scale:
    """Return the smallest usual scale that holds these numbers: a proposal the person can correct, never a stretching.

    Shape: -3 to 3 around zero when a number lies below it, else from 0 or 1 to the next of USUAL_TOPS.
    """
    if least < 0:
        end = math.ceil(max(-least, most))
        return Scale(name, -end, end)
    top = next((top for top in USUAL_TOPS if top >= most), math.ceil(most))
    return Scale(name, 0 if least < 1 else 1, top)


def _refuse(bundle: Bundle, found: Refused) -> None:
    bundle.refused_count += 1
    if len(bundle.refused) < REFUSED_KEPT:
        bundle.refused.append(found)


def _count(bundle: Bundle, found: Found) -> None:
    if is_entry(found):
        bundle.entries += 1
    if is_check_in(found):
        bundle.check_ins += 1
    for tag in found.tags:
        _add(bundle.tags, tag)
    if found.mood_name:
        _add(bundle.mood_names, found.mood_name)
    if is_unranked(found):
        _add(bundle.unknown_moods, found.mood_name)
    day = found.when.date()
    bundle.first = day if bundle.first is None else min(bundle.first, day)
    bundle.last = day if bundle.last is None else max(bundle.last, day)


def _add(counts: dict[str, int], name: str) -> None:
    # A column of words taken for tags has as many names as rows; no import takes so many.
    if name in counts or len(counts) < NAMES_COUNTED:
        counts[name] = counts.get(name, 0) + 1


def is_unranked(found: Found) -> bool:
    """Tell whether a row names a mood that only the person can place."""
    return bool(found.mood_name) and all(scale != MOOD for scale, _ in found.ratings)


def is_entry(found: Found) -> bool:
    """Tell whether a row's words become an entry: a page of their own, not the note beside a rating."""
    if not (found.title or found.text):
        return False
    return not found.has_ratings or bool(found.title) or len(found.text) > NOTE_LETTERS


def is_check_in(found: Found) -> bool:
    """Tell whether a row has something for a check-in: a rating, or tags without a page of words they belong to."""
    return found.has_ratings or not is_entry(found)
