"""The day and the week as small pictures: a dot for each part, an upright line for how sure it is, and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from leeward.insights.chance import false_shares
from leeward.insights.findings import Band, Rhythm, Rhythms, Strength
from leeward.journal.records import Series
from leeward.journal.remarks.records import CLOCK, About, Remark, Remarks
from leeward.journal.remarks.rules import remark_on, text_of
from leeward.web.patterns import curve_words as words
from leeward.web.patterns import words as common
from leeward.web.patterns.before_words import Outcome, outcome_of
from leeward.web.patterns.chart import HEIGHT, WIDTH
from leeward.web.patterns.curve_words import Round

_PARTS = {Round.DAY: 6, Round.WEEK: 7}
_SURE = 0.05  # the share of false ones among what is spoken of
_AIR = 0.15  # of what the bands span, above and below them


@dataclass(frozen=True, slots=True)
class Curve:
    """What patterns/curve.html shows, with what the person said about it.

    Shape: line, dots and spread are SVG paths in the box of chart.py. why: their words; seen: see WhyForm.
    """

    about: str
    id: str
    title: str
    stands_out: bool
    why: str
    seen: int
    sentence: str
    description: str
    line: str
    dots: str
    spread: str
    grid: tuple[float, float, float]
    levels: list[str]
    parts: list[str]
    head: list[str]
    rows: list[list[str]]


def curves(rhythms: Rhythms, series: Series, remarks: Remarks) -> list[Curve]:
    """Return the curves there is anything of and that were not hidden, the day first.

    Shape: both are tests on one screen, so they are judged as one family, and only the surer strength is spoken of.
    """
    both = _judged({Round.DAY: rhythms.day, Round.WEEK: rhythms.week})
    said = {which: remark_on(remarks, About(series.id, which.value, CLOCK)) for which in Round}
    return [
        _curve(which, rhythm, outcome_of(series), said[which])
        for which, rhythm in both.items()
        if rhythm.bands and not said[which].is_hidden
    ]


def _judged(both: Mapping[Round, Rhythm | None]) -> dict[Round, Rhythm]:
    """Return the curves that are there, with what chance alone would do to both together."""
    there = {which: rhythm for which, rhythm in both.items() if rhythm}
    shares = false_shares([1.0 if rhythm.chance is None else rhythm.chance for rhythm in there.values()])
    return {
        which: replace(rhythm, strength=Strength.CONSISTENT if share <= _SURE else Strength.NOTHING)
        for (which, rhythm), share in zip(there.items(), shares, strict=True)
    }


def _curve(which: Round, rhythm: Rhythm, outcome: Outcome, said: Remark) -> Curve:
    bands, count = rhythm.bands, _PARTS[which]
    low, high = _ends(bands)
    points = [(_x(band.part, count), band) for band in bands]
    return Curve(
        about=text_of(said.about),
        id=f"curve-{which.value}",
        title=words.title(which),
        stands_out=rhythm.strength is not Strength.NOTHING,
        why=said.why,
        seen=said.recorded_at,
        sentence=words.sentence(rhythm, outcome, which),
        description=words.description(which),
        line=_line([f"{x:g} {_y(band.mean, low, high):g}" for x, band in points]),
        dots="".join(f"M{x:g} {_y(band.mean, low, high):g}h0" for x, band in points),
        spread="".join(f"M{x:g} {_y(band.low, low, high):g}V{_y(band.high, low, high):g}" for x, band in points),
        grid=(0.0, HEIGHT / 2, float(HEIGHT)),
        levels=[common.level(round(at, 1)) for at in (high, (high + low) / 2, low)],
        parts=[words.short_part(which, number) for number in range(count)],
        head=words.head(which),
        rows=[_row(which, band) for band in bands],
    )


def _ends(bands: Sequence[Band]) -> tuple[float, float]:
    """Return the ends of the picture: a little more than the bands take, since a day moves far less than a scale."""
    low, high = min(band.low for band in bands), max(band.high for band in bands)
    air = max((high - low) * _AIR, 0.1)
    return round(low - air, 1), round(high + air, 1)


def _x(part: int, count: int) -> float:
    return round((part + 0.5) / count * WIDTH, 1)


def _y(number: float, low: float, high: float) -> float:
    return round((1.0 - (number - low) / (high - low)) * HEIGHT, 1)


def _line(points: Sequence[str]) -> str:
    return f"M{points[0]}L{' '.join(points[1:])}" if len(points) > 1 else ""


def _row(which: Round, band: Band) -> list[str]:
    numbers = [common.tenths(number) for number in (band.mean, band.low, band.high)]
    return [words.part(which, band.part), *numbers, str(band.check_ins)]
