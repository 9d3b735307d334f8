"""Where the lights along the shore stand. Pure: more was gathered, more lights; none ever moves or goes.

The first lights are one thing each; later a light stands for more and more of them, so that a shore of ten years still
is a shore.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, log2, pi, sin

WIDTH = 960
MOST = 60  # lights of one picture
ONE_EACH = 12  # of one thing
LEVEL = 196  # where the water begins
BAY = (262, 698)  # the part of the shore that is in sight on the smallest phone too
# Steps of two numbers that never fall into one pattern: lights spread evenly over the land however many there are.
_ALONG, _UP = 0.754_877_666, 0.569_840_291


@dataclass(frozen=True, slots=True)
class Light:
    """One lamp. Unit: of the drawing; one near the water has a `glint` on it."""

    x: float
    y: float
    size: float
    glint: bool


def lights_of(gathered: int) -> int:
    """Return how many lights stand for so much of one thing."""
    if gathered <= ONE_EACH:
        return max(0, gathered)
    return ONE_EACH + int(6 * log2(gathered / ONE_EACH))


def lights(gathered: Mapping[str, int]) -> list[Light]:
    """Return the lights for everything that was chosen; each place is taken in the same order."""
    total = min(MOST, sum(lights_of(count) for count in gathered.values()))
    return [_light(number) for number in range(total)]


def _light(number: int) -> Light:
    x = BAY[0] + (BAY[1] - BAY[0]) * ((0.43 + number * _ALONG) % 1)
    up = 5 + (_hill(x) - 14) * ((0.1 + number * _UP) % 1) ** 1.4
    return Light(round(x, 1), round(LEVEL - up, 1), (3.0, 3.6, 4.4)[number % 3], up < 24)


def _hill(x: float) -> float:
    """Return how high the land stands at this place above the water."""
    return 62 + 30 * sin(x / 148 - 0.4) + 15 * cos(x / 61 + 1.1)


def land() -> str:
    """Return the outline of the land as the path of a drawing."""
    points = " ".join(f"{x} {LEVEL - _hill(x):.1f}" for x in range(0, WIDTH + 1, 16))
    return f"M0 {LEVEL}L{points}L{WIDTH} {LEVEL}z"


def ripples() -> str:
    """Return the quiet lines on the water as the path of a drawing."""
    rows = ((row, 60 + (row * 211) % 700) for row in range(9))
    return "".join(f"M{x} {LEVEL + 14 + row * 11}h{44 + int(20 * sin(row * pi / 3))}" for row, x in rows)
