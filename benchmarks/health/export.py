"""An invented Apple Health export of any size: the same bytes every time, with the noise of a real one.

Shape: pulse, energy and steps make nine tenths of it, as in real files; nights are noted by a watch with stages and by
a phone without, overlapping; walks stand as workouts with what belongs to them and as minutes of exercise.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

FIRST = date(2016, 1, 1)
HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 13 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  unit          CDATA #IMPLIED
  value         CDATA #IMPLIED
  sourceName    CDATA #REQUIRED
  startDate     CDATA #REQUIRED
  endDate       CDATA #REQUIRED
>
]>
<HealthData locale="en_GB">
 <ExportDate value="2035-12-31 10:00:00 +0000"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>
"""
TAIL = b"</HealthData>\n"
WATCH = (
    'sourceName="Invented Watch" sourceVersion="10.1" device="&lt;&lt;HKDevice: 0x{device:x}&gt;, name:Apple Watch, '
    'manufacturer:Apple Inc., model:Watch, hardware:Watch6,1, software:10.1&gt;"'
)
PHONE = 'sourceName="Invented iPhone" sourceVersion="17.2"'
NOISE = (
    ("HeartRate", "count/min", 50, 140),
    ("ActiveEnergyBurned", "Cal", 0, 9),
    ("StepCount", "count", 1, 400),
    ("BasalEnergyBurned", "Cal", 1, 30),
    ("DistanceWalkingRunning", "km", 0, 1),
)
STAGES = ("AsleepCore", "AsleepDeep", "AsleepREM", "Awake")
NOISE_A_DAY = 900  # what a watch writes


class Day(NamedTuple):
    """What one day of the file comes to. Unit: minutes."""

    day: date
    moved: int
    asleep: int
    mindful: int


def pieces(size: int) -> Iterator[tuple[bytes, Day | None]]:
    """Yield the file in pieces, with the day each piece is about, until it has at least this many bytes."""
    yield HEAD, None
    rng, written, number = random.Random(5), 0, 0
    while written < size:
        day = FIRST + timedelta(days=number % 6_500)
        body, found = _day(day, rng)
        yield body, found
        written, number = written + len(body), number + 1
    yield TAIL, None


def _day(day: date, rng: random.Random) -> tuple[bytes, Day]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    watch = WATCH.format(device=rng.getrandbits(36))
    lines = [*_noise(midnight, watch, rng)]
    night, asleep = _night(midnight, watch, rng)
    walk, moved = _walk(midnight, watch, rng)
    sitting, mindful = _sitting(midnight, watch, rng)
    return "".join([*lines, *night, *walk, *sitting]).encode(), Day(day, moved, asleep, mindful)


def _stamp(midnight: datetime, minutes: float) -> str:
    return f"{midnight + timedelta(minutes=minutes):%Y-%m-%d %H:%M:%S} +0000"


def _record(kind: str, source: str, start: str, end: str, value: str) -> str:
    made = f'creationDate="{end}" startDate="{start}" endDate="{end}"'
    return f' <Record type="HK{kind}" {source} {made} value="{value}"/>\n'


def _noise(midnight: datetime, watch: str, rng: random.Random) -> Iterator[str]:
    for place in range(NOISE_A_DAY):
        kind, unit, low, high = NOISE[place % len(NOISE)]
        start = _stamp(midnight, place * 1440 / NOISE_A_DAY)
        source = f'{watch} unit="{unit}"'
        yield _record(f"QuantityTypeIdentifier{kind}", source, start, start, f"{rng.uniform(low, high):.4f}")


def _night(midnight: datetime, watch: str, rng: random.Random) -> tuple[list[str], int]:
    """Return a night of stages, the phone's own idea of it inside the same minutes, and what it comes to."""
    clock, asleep, lines = -60 + rng.randrange(60), 0, []
    for _ in range(rng.randrange(10, 18)):
        stage, length = rng.choice(STAGES), rng.randrange(10, 50)
        start, end = _stamp(midnight, clock), _stamp(midnight, clock + length)
        value = f"HKCategoryValueSleepAnalysis{stage}"
        lines.append(_record("CategoryTypeIdentifierSleepAnalysis", watch, start, end, value))
        if stage != "Awake":
            asleep += length
            lines.append(_record("CategoryTypeIdentifierSleepAnalysis", PHONE, start, end, f"{value[:28]}Asleep"))
        clock += length
    rng.shuffle(lines)
    return lines, asleep


def _walk(midnight: datetime, watch: str, rng: random.Random) -> tuple[list[str], int]:
    start, length = rng.randrange(700, 1000), rng.randrange(5, 50)
    begin, end = _stamp(midnight, start), _stamp(midnight, start + length)
    head = 'workoutActivityType="HKWorkoutActivityTypeWalking"'
    lines = [
        f' <Workout {head} duration="{length}" durationUnit="min" {watch} startDate="{begin}" endDate="{end}">\n',
        '  <MetadataEntry key="HKTimeZone" value="Europe/London"/>\n',
        f'  <WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" startDate="{begin}" sum="99"/>\n',
        " </Workout>\n",
    ]
    for minute in range(length):
        at = _stamp(midnight, start + minute), _stamp(midnight, start + minute + 1)
        lines.append(_record("QuantityTypeIdentifierAppleExerciseTime", watch, *at, "1"))
    return lines, length


def _sitting(midnight: datetime, watch: str, rng: random.Random) -> tuple[list[str], int]:
    length = rng.choice((0, 0, 5, 10))
    at = _stamp(midnight, 1200), _stamp(midnight, 1200 + length)
    return [_record("CategoryTypeIdentifierMindfulSession", watch, *at, "x")] if length else [], length
