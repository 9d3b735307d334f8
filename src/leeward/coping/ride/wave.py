"""The wave somebody rides: two curves and a dot that moves along the nearer one. Pure numbers and path strings.

It shows time, not the numbers somebody says: it rises and runs out over half an hour whatever was rated.
"""

from __future__ import annotations

from math import exp

WIDTH, HEIGHT = 690, 330
LASTS = 30  # minutes from edge to edge
_STEP = 15  # of x, fine enough to look round


def _near(x: float) -> float:
    return HEIGHT - 55 - 150 * exp(-(((x - 300) / 150) ** 2))


def _far(x: float) -> float:
    return HEIGHT - 75 - 195 * exp(-(((x - 285) / 165) ** 2))


def _path(curve: str, points: list[tuple[int, float]]) -> str:
    line = "".join(f"L{x} {round(y, 1)}" for x, y in points[1:])
    return f"M{points[0][0]} {round(points[0][1], 1)}{line}{curve}"


# Both reach beyond the edges and below, so that swaying never bares one.
_BEYOND = 30
_CLOSED = f"V{HEIGHT + _BEYOND}H{-_BEYOND}z"
_XS = range(-_BEYOND, WIDTH + _BEYOND + 1, _STEP)
NEAR = _path(_CLOSED, [(x, _near(x)) for x in _XS])
FAR = _path(_CLOSED, [(x, _far(x)) for x in _XS])


def dot(minute: float) -> tuple[float, float]:
    """Return where the dot stands. Unit: minutes since the ride began; it waits at the far shore after LASTS."""
    share = min(max(minute / LASTS, 0.0), 1.0)
    x = 30 + share * (WIDTH - 60)
    return round(x, 1), round(_near(x), 1)


def drawing(minute: float) -> dict[str, object]:
    """Return what coping/ride/parts/wave.html draws."""
    x, y = dot(minute)
    return {"near": NEAR, "far": FAR, "x": x, "y": y, "width": WIDTH, "height": HEIGHT}
