"""Where the lights along the shore stand. Pure: more was gathered, more lights; none ever moves or goes.

The first lights are one thing each; later a light stands for more and more of them, so that a shore of ten years still
is a shore.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, log2, pi, sin

WIDTH = 960
MOST = 84  # lights of one picture
ONE_EACH = 12  # of one thing
LEVEL = 196  # where the water begins
_GOLDEN = 0.618_033_988_75


@dataclass(frozen=True, slots=True)
class Light:
    """One light and its reflection. Unit: of the drawing; `glint` is where its line in the water ends."""

    x: float
    y: float
    size: float
    glint: float


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
    # Steps of the golden section spread them evenly however many there are.
    x = 36 + (WIDTH - 72) * ((0.31 + number * _GOLDEN) % 1)
    up = 6 + (number * 29) % 34
    height = _hill(x)
    y = LEVEL - min(up, max(5.0, height - 8))
    return Light(round(x, 1), round(y, 1), 3.2 if number % 7 else 4.4, round(LEVEL + 16 + (LEVEL - y) * 1.4, 1))


def _hill(x: float) -> float:
    """Return how high the land stands at this place above the water."""
    return 34 + 17 * sin(x / 105) + 11 * cos(x / 47 + 1.1)


def land() -> str:
    """Return the outline of the land as the path of a drawing."""
    points = " ".join(f"{x} {LEVEL - _hill(x):.1f}" for x in range(0, WIDTH + 1, 16))
    return f"M0 {LEVEL}L{points}L{WIDTH} {LEVEL}z"


def ripples() -> str:
    """Return the quiet lines on the water as the path of a drawing."""
    rows = ((row, 60 + (row * 211) % 700) for row in range(9))
    return "".join(f"M{x} {LEVEL + 14 + row * 11}h{44 + int(20 * sin(row * pi / 3))}" for row, x in rows)
