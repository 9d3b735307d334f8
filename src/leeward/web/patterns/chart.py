"""The geometry of one picture: pure numbers and path strings, drawn by chart.html, coloured by patterns.css.

The plot is drawn in a box of WIDTH by HEIGHT that the page stretches to any width; strokes keep their thickness
(`vector-effect`), and words stand outside the stretched box, so that they keep their shape and the reader's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from leeward.insights.results import Shift
from leeward.web.patterns.steps import Step

WIDTH = 1000
HEIGHT = 200
_LONGEST_BRIDGE = 3  # steps: the line goes on over two skipped ones and breaks over more
_FEW = 40  # steps: up to here each has its dot
_EDGE, _EDGE_WITH_YEARS = 28, 40  # percent of the width near either end that its own date takes on a phone


@dataclass(frozen=True, slots=True)
class Frame:
    """What the picture spans.

    Unit: days as date.toordinal(), both included; low and high in points of the scale, low below high.
    """

    first_day: int
    last_day: int
    low: float
    high: float

    def x(self, day: float) -> float:
        """Return where the middle of a day stands."""
        return round((day - self.first_day + 0.5) / (self.last_day - self.first_day + 1) * WIDTH, 1)

    def y(self, level: float) -> float:
        """Return how far from the top a level stands; what lies off the scale is drawn at its end."""
        share = (level - self.low) / (self.high - self.low)
        return round((1.0 - min(max(share, 0.0), 1.0)) * HEIGHT, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """The soft column of a shift, over the days it may have begun on. `day`: the likeliest, as 2026-05-14."""

    x: float
    width: float
    is_sure: bool
    day: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What chart.html draws: SVG paths in the box, and columns."""

    line: str
    dots: str
    band: str
    spread: str
    columns: list[Column] = field(default_factory=list)
    grid: tuple[float, float, float] = (0.0, HEIGHT / 2, float(HEIGHT))


def chart(steps: Sequence[Step], frame: Frame, shifts: Sequence[Shift]) -> Chart:
    """Return the picture of these steps; without steps all paths are empty.

    Shape: the line and the band break where more than two steps in a row are missing; a step alone is a dot, and its
        spread an upright stroke.
    """
    runs = _runs(steps)
    long, alone = [run for run in runs if len(run) > 1], [run[0] for run in runs if len(run) == 1]
    return Chart(
        line="".join(_line(run, frame) for run in long),
        dots="".join(_dot(step, frame) for step in (steps if len(steps) <= _FEW else alone)),
        band="".join(_band(run, frame) for run in long),
        spread="".join(_upright(step, frame) for step in alone if step.low < step.high),
        columns=[_column(shift, frame) for shift in shifts],
    )


def _runs(steps: Sequence[Step]) -> list[list[Step]]:
    runs: list[list[Step]] = []
    for step in steps:
        if runs and step.first_day - runs[-1][-1].first_day <= _LONGEST_BRIDGE * step.width:
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _x(step: Step, frame: Frame) -> float:
    return frame.x(step.first_day + (step.width - 1) / 2)


def _line(run: Sequence[Step], frame: Frame) -> str:
    points = [f"{_x(step, frame):g} {frame.y(step.middle):g}" for step in run]
    return f"M{points[0]}L{' '.join(points[1:])}"


def _band(run: Sequence[Step], frame: Frame) -> str:
    above = [f"{_x(step, frame):g} {frame.y(step.high):g}" for step in run]
    below = [f"{_x(step, frame):g} {frame.y(step.low):g}" for step in reversed(run)]
    return f"M{above[0]}L{' '.join([*above[1:], *below])}Z"


def _dot(step: Step, frame: Frame) -> str:
    # A line of no length with round ends: a circle would become an ellipse when the box is stretched.
    return f"M{_x(step, frame):g} {frame.y(step.middle):g}h0"


def _upright(step: Step, frame: Frame) -> str:
    return f"M{_x(step, frame):g} {frame.y(step.low):g}V{frame.y(step.high):g}"


def _column(shift: Shift, frame: Frame) -> Column:
    half = WIDTH / (frame.last_day - frame.first_day + 1) / 2
    left = max(frame.x(shift.earliest) - half, 0.0)
    right = min(frame.x(shift.latest) + half, float(WIDTH))
    return Column(
        x=round(left, 1),
        width=round(max(right - left, 8.0), 1),
        is_sure=shift.is_sure,
        day=date.fromordinal(shift.day).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class Label:
    """One date under the picture. Unit: at in percent of the width."""

    at: float
    anchor: str
    day: int


def axis(frame: Frame, shifts: Sequence[Shift], *, has_years: bool) -> list[Label]:
    """Return three dates: both ends, and between them a shift where one stands clear of both, else the middle."""
    middle = _middle_day(frame, shifts, _EDGE_WITH_YEARS if has_years else _EDGE)
    return [
        Label(0.0, "start", frame.first_day),
        Label(round(frame.x(middle) / WIDTH * 100, 2), "middle", middle),
        Label(100.0, "end", frame.last_day),
    ]


def _middle_day(frame: Frame, shifts: Sequence[Shift], edge: int) -> int:
    for shift in reversed(shifts):
        if edge <= frame.x(shift.day) / WIDTH * 100 <= 100 - edge:
            return shift.day
    return (frame.first_day + frame.last_day) // 2
