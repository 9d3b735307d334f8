"""The plan as small questions: each is a part with a form of its own, in any order, and none has to be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from leeward.movement.fields import LineField, OneOf, SomeOf
from leeward.movement.movements import ANGER, NEEDS, NO_ENERGY, shipped
from leeward.movement.records import Plan
from leeward.movement.words import (
    NEED_NAMES,
    WHEN_NAMES,
    WHERE_NAMES,
    WITH_NAMES,
    Names,
    minutes_words,
    named,
    size_names,
)

Text = str | Promise
_GROUPS = {"gentle": NO_ENERGY, "anger": ANGER}


@dataclass(frozen=True, slots=True)
class Part:
    """One question of the plan. `form` is made with the plan as it is; `said` is what stands there, "" for nothing."""

    key: str
    icon: str
    question: Text
    hint: Text
    form: type[PartForm]
    said: Callable[[Plan], str]


class PartForm(forms.Form):
    """What every part of the plan can do: become a changed plan."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        kwargs["initial"] = self.shown(plan)
        super().__init__(*args, **kwargs)

    def shown(self, plan: Plan) -> dict[str, Any]:
        """Return what stands in the form before anything is changed."""
        raise NotImplementedError

    def to_plan(self, plan: Plan) -> Plan:
        """Return the plan with this part as it was filled in; what could not be read stays as it was."""
        raise NotImplementedError


class NeedsForm(PartForm):
    """What has to fit; movements that do not fit are left out of every list."""

    needs = SomeOf(NEED_NAMES, label=_("Today, and most days"))

    def shown(self, plan: Plan) -> dict[str, Any]:
        return {"needs": plan.needs}

    def to_plan(self, plan: Plan) -> Plan:
        if "needs" not in self.cleaned_data:
            return plan
        return replace(plan, needs=[need for need in NEEDS if need in self.cleaned_data["needs"]])


class WhatForm(PartForm):
    """Movements that feel possible, shipped or one's own."""

    gentle = SomeOf({}, label=_("Any of these, or none"))
    anger = SomeOf({}, label=_("For anger"))
    own = LineField(label=_("Or something of your own"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        # What is in the plan stays a choice, also after somebody said that they have more to go by.
        fitting = [one for one in shipped() if one.works_with(plan.needs) or one.key in plan.moves]
        for name, group in _GROUPS.items():
            choices = [(one.key, one.title) for one in fitting if one.set == group]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def shown(self, plan: Plan) -> dict[str, Any]:
        by_set = {one.key: one.set for one in shipped()}
        moves = {name: [key for key in plan.moves if by_set.get(key) == group] for name, group in _GROUPS.items()}
        return {**moves, "own": plan.own}

    def to_plan(self, plan: Plan) -> Plan:
        found = self.cleaned_data
        was = self.shown(plan)
        chosen = [key for name in _GROUPS for key in found.get(name, was[name])]
        # Those that stay keep their order.
        moves = [*(key for key in plan.moves if key in chosen), *(key for key in chosen if key not in plan.moves)]
        return replace(plan, moves=moves, own=found.get("own", plan.own))


class SizeForm(PartForm):
    """How long on a usual day."""

    size = OneOf({}, label=_("On a usual day"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self.fields["size"].choices = list(size_names().items())  # type: ignore[attr-defined]

    def shown(self, plan: Plan) -> dict[str, Any]:
        return {"size": "" if plan.minutes is None else str(plan.minutes)}

    def to_plan(self, plan: Plan) -> Plan:
        if "size" not in self.cleaned_data:
            return plan
        return replace(plan, minutes=int(self.cleaned_data["size"] or 0) or None)


class _WordForm(PartForm):
    """One of a few words, or own ones; `name` is the field of the plan."""

    name = ""
    names: Names = {}
    word = OneOf({}, label=_("It could be"))
    own = LineField(label=_("Or in your own words"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self.fields["word"].choices = list(self.names.items())  # type: ignore[attr-defined]

    def shown(self, plan: Plan) -> dict[str, Any]:
        said = getattr(plan, self.name)
        return {"word": said if said in self.names else "", "own": "" if said in self.names else said}

    def to_plan(self, plan: Plan) -> Plan:
        found = self.cleaned_data
        said = found.get("own") or found.get("word") or ""
        # A slip that could not be read must not take away what was there.
        return plan if not said and {"own", "word"} - set(found) else replace(plan, **{self.name: said})


class WhenForm(_WordForm):
    """After what."""

    name, names = "when", WHEN_NAMES


class WhereForm(_WordForm):
    """Where."""

    name, names = "where", WHERE_NAMES


class WithForm(_WordForm):
    """With whom, or with what."""

    name, names = "company", WITH_NAMES


def _said(name: str, names: Names) -> Callable[[Plan], str]:
    return lambda plan: str(names.get(getattr(plan, name), getattr(plan, name)))


def moves_said(plan: Plan) -> str:
    """Return everything that was chosen, in one line."""
    return ", ".join(words for words in (*(named(key) for key in plan.moves), plan.own) if words)


PARTS: tuple[Part, ...] = (
    Part(
        "what",
        "leaf",
        _("What feels possible?"),
        _("Think of a bad week. What would still go then?"),
        WhatForm,
        moves_said,
    ),
    Part(
        "size",
        "clock",
        _("How long?"),
        _("Two minutes count. One does, too."),
        SizeForm,
        lambda plan: "" if plan.minutes is None else minutes_words(plan.minutes),
    ),
    Part(
        "when",
        "sunrise",
        _("After what?"),
        _("It is easier to begin after something that happens anyway, like tea."),
        WhenForm,
        _said("when", WHEN_NAMES),
    ),
    Part(
        "where",
        "map-pin",
        _("Where?"),
        _("Anywhere you can be is a place for it."),
        WhereForm,
        _said("where", WHERE_NAMES),
    ),
    Part(
        "who",
        "users-round",
        _("With whom?"),
        _("By yourself is as good as with somebody."),
        WithForm,
        _said("company", WITH_NAMES),
    ),
    Part(
        "needs",
        "sliders-horizontal",
        _("What has to fit?"),
        _("Then only what fits is shown. Nothing here costs anything."),
        NeedsForm,
        lambda plan: ", ".join(str(NEED_NAMES[need]) for need in plan.needs if need in NEED_NAMES),
    ),
)
BY_KEY = {part.key: part for part in PARTS}


def after(key: str) -> str:
    """Return the next question after this one, or "" after the last."""
    keys = [part.key for part in PARTS]
    return keys[keys.index(key) + 1] if key != keys[-1] else ""
