"""The last year on one page, and the choice of what stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, needs_open_vault
from leeward.journal.derived import DayStat
from leeward.journal.events.queries import events_in
from leeward.journal.queries import check_ins_between, days_of, vocabulary
from leeward.journal.records import Vocabulary
from leeward.journal.views.asking import LOOK_AGAIN, sent, zone_of
from leeward.journal.vocabulary import live_tags, meanings
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.movement.queries import moved
from leeward.vault.opened import OpenVault
from leeward.web.patterns import marks
from leeward.web.patterns.cards import Finding
from leeward.web.patterns.chart import Frame
from leeward.web.patterns.kept import shifts_of
from leeward.web.patterns.steps import usable
from leeward.web.patterns.year import timeline
from leeward.web.patterns.year.choice import Rows, RowsForm, choose, chosen, usual
from leeward.web.patterns.year.minutes import minutes_by_day, minutes_row
from leeward.web.patterns.year.rows import Row, scale_row, tag_row
from leeward.web.patterns.year.span import DAYS, Span, span
from leeward.web.patterns.year.ticks import ticked

Days = Mapping[int, Sequence[DayStat]]


@require_http_methods(["GET", "POST"])
@needs_open_vault
def year(request: SignedInRequest) -> HttpResponse:
    """Show the year that ends today, or one further back; or keep what is to stand on the page."""
    words = vocabulary(request.vault)
    today = moment_in(zone_of(request), clock.now()).day().toordinal()
    days = {series: kept for series, row in days_of(request.vault).items() if (kept := usable(row))}
    here = span(request.GET.get("back", ""), {day.day_ordinal for row in days.values() for day in row}, today=today)
    minutes = minutes_by_day(item.record for item in moved(request.vault))
    rows = _rows(request.vault, words, here.frame, days, has_minutes=_has_any(minutes, here.frame))
    form = RowsForm(sent(request), words=words, rows=rows)
    if request.method == "POST" and form.is_valid():
        choose(request.vault, form.to_rows() if "choose" in request.POST else Rows())
        return HttpResponseRedirect(reverse("patterns-year"))
    context = _page(request.vault, words, rows, days, here) | {"form": form}
    row = minutes_row(minutes, here.frame, context["months"], here.frame.last_day) if rows.moving else None
    context["rows"] = [*context["rows"], *([row] if row else [])]
    return render(request, "web/patterns/year/year.html", context, status=LOOK_AGAIN if form.errors else 200)


def _has_any(minutes: Mapping[int, int], frame: Frame) -> bool:
    return any(frame.first_day <= day <= frame.last_day for day in minutes)


def _rows(vault: OpenVault, words: Vocabulary, frame: Frame, days: Days, *, has_minutes: bool) -> Rows:
    """Return what stands on the page: the choice, as far as it is still there."""
    rows = chosen(vault)
    if not rows.is_own:
        inside = {series: _inside(row, frame) for series, row in days.items()}
        return usual(words, inside, has_minutes=has_minutes)
    tags = {tag.index for tag in live_tags(words, hidden=True)}
    series = {one.id for one in words.series}
    kept = [one for one in rows.series if one in series], [tag for tag in rows.tags if tag in tags]
    return Rows(*kept, is_own=True, moving=rows.moving)


def _inside(row: Sequence[DayStat], frame: Frame) -> list[DayStat]:
    return [day for day in row if frame.first_day <= day.day_ordinal <= frame.last_day]


def _page(vault: OpenVault, words: Vocabulary, rows: Rows, days: Days, here: Span) -> dict[str, Any]:
    frame = here.frame
    months = timeline.months(frame)
    marked = marks.marks(events_in(vault, frame.first_day, frame.last_day), frame)
    shown = [*_scales(vault, words, rows, days, here), *_tags(vault, words, rows, frame)]
    return {
        "place": "patterns",
        "span": here,
        "rows": [row for row in shown if row.chart or rows.is_own],
        "first": date.fromordinal(frame.first_day),
        "last": date.fromordinal(frame.last_day),
        "months": months,
        "marks": marked,
        "mark_lines": marks.lines(marked),
        "lanes": marks.lanes(marked),
    }


def _scales(vault: OpenVault, words: Vocabulary, rows: Rows, days: Days, here: Span) -> list[Row]:
    frame, found, months = here.frame, shifts_of(vault, days), timeline.months(here.frame)
    known = {series: row if here.is_last else _until(row, frame) for series, row in days.items()}
    wanted = [series for series in words.series if series.id in rows.series and known.get(series.id)]
    return [
        scale_row(Finding(series, known[series.id], found[series.id], DAYS, frame.last_day), here, months)
        for series in wanted
    ]


def _until(row: Sequence[DayStat], frame: Frame) -> list[DayStat]:
    """Return the days up to the end of an earlier year: its page says nothing about what came after."""
    return [day for day in row if day.day_ordinal <= frame.last_day]


def _tags(vault: OpenVault, words: Vocabulary, rows: Rows, frame: Frame) -> list[Row]:
    if not rows.tags:
        return []
    meaning, months = meanings(words), timeline.months(frame)
    items = check_ins_between(vault, date.fromordinal(frame.first_day), date.fromordinal(frame.last_day))
    records = [item.record for item in items]
    found = {
        tag: ticked(records, meaning, tag.index).between(frame.first_day, frame.last_day)
        for tag in live_tags(words, hidden=True)
        if tag.index in rows.tags
    }
    # What nobody chose is not shown while it was never ticked: a line along the bottom would look like a reproach.
    return [
        tag_row(tag, days, frame, months, frame.last_day) for tag, days in found.items() if rows.is_own or days.ticked
    ]
