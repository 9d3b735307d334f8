"""Tags every template may use: icons, style sheets, and form fields drawn as components.

`{% load look %}`, then `{% icon "lock" %}`, `{% scale form.mood low=... high=... %}`, `{% chips form.tags %}`,
`{% field form.note %}`, `{% errors form %}`.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from leeward.library.answers import shelf
from leeward.web import icons, styles

register = template.Library()
LONGEST_SCALE = 10


@register.simple_tag
def icon(name: str, style_class: str = "") -> SafeString:
    """Draw an icon: `{% icon "lock" %}`."""
    return icons.drawing(name, style_class)


@register.simple_tag
def app_title() -> str:
    """Return the neutral name of this installation, also where no request is at hand (the 500 page)."""
    return str(settings.APP_TITLE)


@register.simple_tag
def style_sheets() -> SafeString:
    """Link the look: one joined file where static files were collected, the single ones while developing."""
    joined = getattr(_storage(), "joined_styles", False)
    names = [styles.JOINED] if joined else list(styles.SHEETS)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))


@register.simple_tag
def night_script() -> str:
    """Return the address of the one script that runs before anything is painted: it dims in time, without a flash."""
    return shelf().assets.address("night.js")


def _storage() -> Any:
    # Loaded late: settings are not ready when tags are imported.
    from django.contrib.staticfiles.storage import staticfiles_storage

    return staticfiles_storage


def _described(bound: BoundField) -> str:
    hint = f"{bound.auto_id}_hint" if bound.help_text else ""
    wrong = f"{bound.auto_id}_wrong" if bound.errors else ""
    return " ".join(part for part in (hint, wrong) if part)


def _frame(bound: BoundField) -> dict[str, Any]:
    """Return what each component of a field needs: ids that tie label, hint and error sentence together."""
    return {
        "name": bound.html_name,
        "id": bound.auto_id,
        "label": bound.label,
        "hint": bound.help_text,
        "wrong": list(bound.errors),
        "described_by": _described(bound),
    }


@register.inclusion_tag("web/components/scale.html")
def scale(bound: BoundField, low: str = "", high: str = "", label: str = "") -> dict[str, Any]:
    """Draw a 0 to 10 scale that can be skipped: `{% scale form.mood low=_("very low") high=_("very good") %}`."""
    value = bound.value()
    chosen = "" if value is None else str(value)
    points = [
        {"value": str(number), "id": f"{bound.auto_id}_{number}", "checked": chosen == str(number)}
        for number in range(LONGEST_SCALE + 1)
    ]
    points[0]["word"], points[-1]["word"] = low, high
    # The error summary links to the id of the field itself: the first point carries it.
    points[0]["id"] = bound.auto_id
    frame = _frame(bound)
    return {
        **frame,
        "label": label or frame["label"],
        "points": points,
        "low": low,
        "high": high,
        "empty": chosen == "",
    }


@register.inclusion_tag("web/components/chips.html")
def chips(bound: BoundField, label: str = "") -> dict[str, Any]:
    """Draw a choice of words as chips: many may be ticked where the widget takes many, else one."""
    frame = _frame(bound)
    many = getattr(bound.field.widget, "allow_multiple_selected", False)
    options = [
        {
            "id": bound.auto_id if number == 0 else part.id_for_label,
            "value": part.data["value"],
            "label": part.choice_label,
            "checked": part.data["selected"],
            "lang": part.data["attrs"].get("lang", ""),
        }
        for number, part in enumerate(bound.subwidgets)
    ]
    return {**frame, "label": label or frame["label"], "kind": "checkbox" if many else "radio", "options": options}


@register.inclusion_tag("web/components/field.html", takes_context=True)
def field(context: dict[str, Any], bound: BoundField, label: str = "") -> dict[str, Any]:
    """Draw label, hint, box and error sentence of one field: `{% field form.note %}`."""
    frame = _frame(bound)
    given = bound.field.widget.attrs
    # Private by default: enhanced spell checking sends what is typed to the browser's maker (PRIVACY.md 12.2).
    spelling = "true" if context.get("spellcheck") else "false"
    quiet = {"spellcheck": spelling, "autocomplete": "off", "translate": "no", "class": "field__box"}
    kind = getattr(bound.field.widget, "input_type", "")
    attrs: dict[str, Any] = {} if kind == "checkbox" else {name: quiet[name] for name in quiet if name not in given}
    if frame["described_by"]:
        attrs["aria-describedby"] = frame["described_by"]
    return {
        **frame,
        "label": label or frame["label"],
        "box": bound.as_widget(attrs=attrs),
        "secret": kind == "password",
        "tick": kind == "checkbox",
        "needed": bound.field.required,
    }


@register.inclusion_tag("web/components/errors.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """Draw what to look at before the form can be kept; takes the focus when the page opens."""
    found = [
        {"id": form[name].auto_id, "sentence": sentence}
        for name, sentences in form.errors.items()
        if name != "__all__"
        for sentence in sentences
    ]
    general = [{"id": "", "sentence": sentence} for sentence in form.non_field_errors()]
    return {"found": [*general, *found]}
