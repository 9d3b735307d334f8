"""Files of phones, made for tests: Apple's as it is written, Google's and Android's as their sources describe them."""

import gzip
import io
import json
import sqlite3
import zipfile
from datetime import UTC, datetime

from leeward.interchange.formats import phone

NOW = datetime(2026, 1, 1, 9, tzinfo=UTC)
ASLEEP = "HKCategoryValueSleepAnalysisAsleep"
DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  device        CDATA #IMPLIED
>
]>
"""
# iOS 16 forgets a ">" and writes the list of attributes after the end of another.
BROKEN_DTD = DTD.replace(
    "device        CDATA #IMPLIED\n>", "device        CDATA #IMPLIED\n<!ATTLIST VisionPrescription\n"
)
WEIGHT = '<Record type="HKQuantityTypeIdentifierBodyMass" startDate="{0}" endDate="{0}" unit="kg" value="61"/>'


def record(kind, start, end, value=""):
    """Return one record as Apple writes it."""
    extra = f' value="{value}"' if value else ""
    return f'<Record type="{kind}" sourceName="Watch" startDate="{start}" endDate="{end}"{extra}/>'


def asleep(start, end, stage="AsleepCore"):
    return record("HKCategoryTypeIdentifierSleepAnalysis", start, end, f"HKCategoryValueSleepAnalysis{stage}")


def exercise(start, end):
    return record("HKQuantityTypeIdentifierAppleExerciseTime", start, end, "1")


def mindful(start, end):
    return record("HKCategoryTypeIdentifierMindfulSession", start, end)


def workout(start, end, minutes=None):
    said = f' duration="{minutes}" durationUnit="min"' if minutes is not None else ""
    kind = "HKWorkoutActivityTypeWalking"
    return f'<Workout workoutActivityType="{kind}"{said} totalDistance="3" startDate="{start}" endDate="{end}"/>'


def apple(*records, dtd=DTD, made="2025-06-01 10:00:00 +0100", end="</HealthData>"):
    """Return an export.xml."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{dtd}<HealthData locale="en_GB">\n'
    made_on = f' <ExportDate value="{made}"/>\n' if made else ""
    return (head + made_on + "\n ".join(records) + "\n" + end).encode()


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    """Return a zip of (name, bytes), written as phones do: in one go, sizes behind each member."""

    class Stream(io.RawIOBase):
        def __init__(self):
            self.body = bytearray()

        def writable(self):
            return True

        def write(self, data):
            self.body += data
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", method) as target:
        for name, body in members:
            target.writestr(name, body)
    return bytes(stream.body)


def tables(*statements):
    """Return a SQLite database."""
    database = sqlite3.connect(":memory:")
    for statement in statements:
        database.execute(statement)
    database.commit()
    return database.serialize()


def gz(body):
    return gzip.compress(body, mtime=0)


def session(kind, start, end, **more):
    """Return one session of Google Fit."""
    return json.dumps({"fitnessActivity": kind, "startTime": start, "endTime": end, **more}).encode()


def read(body, zone=""):
    """Return the days of a file."""
    return phone.read(io.BytesIO(body), now=NOW, zone=zone)[1]


def minutes(sums):
    """Return {day as text: minutes} of a list of days."""
    return {str(datetime.fromtimestamp(86_400 * day.day, UTC).date()): day.minutes for day in sums}
