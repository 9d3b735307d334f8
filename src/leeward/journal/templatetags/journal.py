"""A rating on any scale, drawn as the shell's components: `{% load journal %}{% rating bound %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField

from leeward.journal.forms.fields import RatingField

register = template.Library()


@register.inclusion_tag("journal/parts/rating.html")
def rating(bound: BoundField) -> dict[str, Any]:
    """Draw a row of numbers where they fit into one, else a box for the number. Both can be left out."""
    field = bound.field
    assert isinstance(field, RatingField)  # noqa: S101 (for the type checker)
    series = field.series
    value = bound.value()
    chosen = "" if value is None else str(value)
    points = [
        {"value": str(number), "id": f"{bound.auto_id}_{number}", "checked": chosen == str(number)}
        for number in (range(int(series.low), int(series.high) + 1) if field.is_row else ())
    ]
    if points:
        points[0]["word"], points[-1]["word"] = series.low_word, series.high_word
        # What is to look at links to the id of the field itself: the first point carries it.
        points[0]["id"] = bound.auto_id
    return {
        "is_row": field.is_row,
        "name": bound.html_name,
        "id": bound.auto_id,
        "label": series.name,
        "wrong": list(bound.errors),
        "described_by": f"{bound.auto_id}_wrong" if bound.errors else "",
        "points": points,
        "low": series.low_word,
        "high": series.high_word,
        "lowest": f"{series.low:g}",
        "highest": f"{series.high:g}",
        "value": chosen,
        "empty": chosen not in {point["value"] for point in points},
    }
