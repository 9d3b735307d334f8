"""Robin's small steps: two goals, one that rests, small things done and one in hand, a sheet, milestones and lights.

Pure: a day in, records out; the same every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from leeward.interchange.demo.pages import moment_of
from leeward.steps.celebrations.records import ACTIONS, MILESTONES, MOVES, NOTES, Celebrated, Milestone
from leeward.steps.sheet.records import Sheet
from leeward.steps.small.records import A_BIT, DID, IN_HAND, OPEN, RESTING, Goal, Small

GOALS = (("Eat breakfast sitting down", OPEN), ("See Jo once a week", OPEN), ("Sort out the bicycle", RESTING))
# Days ago, what, after what, how it was.
SMALLS = (
    (41, "Put a bowl and a spoon on the table", "before bed", DID),
    (33, "Ask Jo about Thursday", "after lunch", DID),
    (20, "Pump up one tyre", "", A_BIT),
    (12, "Toast, at the table", "after the alarm", DID),
    (6, "Rinse three jars", "while the kettle boils", A_BIT),
    (1, "Send Jo the film list", "after tea", IN_HAND),
)
MILESTONES_WRITTEN = ((120, "First bowl that holds water"), (48, "Told Noor how the spring really was"))


def goals(today: date) -> Iterator[Goal]:
    """Yield Robin's goals."""
    moment = moment_of(today, 45, time(19, 30))
    for words, way in GOALS:
        yield Goal(moment=moment, recorded_at=moment.at, words=words, way=way)


def smalls(today: date) -> Iterator[Small]:
    """Yield Robin's small actions, oldest first."""
    for ago, words, after, how in SMALLS:
        moment = moment_of(today, ago, time(8, 15))
        answered = moment_of(today, ago, time(20, 40)) if how else None
        yield Small(moment=moment, recorded_at=moment.at, words=words, after=after, how=how, answered=answered)


def sheet(today: date) -> Sheet:
    """Return Robin's sheet."""
    moment = moment_of(today, 14, time(18, 5))
    return Sheet(
        moment=moment,
        recorded_at=moment.at,
        problem="The early shifts come three in a row, and by the third I have not slept.",
        wish="Two early shifts at most, and one evening with nothing in it.",
        ideas="Ask to swap the third one\nGo to bed without the phone\nTell Mara why",
        weighing="Swapping: somebody else has to get up. Telling Mara: hard for a minute, easier afterwards.",
        choice="Ask to swap, and tell Mara a short version",
        action="Write down two sentences for Mara",
    )


def milestones(today: date) -> Iterator[Milestone]:
    """Yield Robin's milestones."""
    for ago, words in MILESTONES_WRITTEN:
        moment = moment_of(today, ago, time(21, 0))
        day = (today - timedelta(days=ago)).toordinal()
        yield Milestone(moment=moment, recorded_at=moment.at, words=words, day=day)


def celebrated() -> Celebrated:
    """Return what Robin lets shine."""
    return Celebrated(chosen=[MOVES, NOTES, ACTIONS, MILESTONES])
