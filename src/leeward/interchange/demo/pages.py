"""Robin's entries: prompts, free pages, one open page with its two ratings, and every sign a notebook has to carry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from leeward.interchange.demo import texts
from leeward.interchange.demo.days import AWAY, AWAY_FROM_IT_ALL, DAYS, HOME, SEED, TRIP
from leeward.journal.records import FREE, OPEN, STAND_BY, TODAY, Written
from leeward.kernel.moments import Moment, moment_at

OPEN_AGO, SCRIPTS_AGO, LONG_AGO = 171, 33, 118
FREE_AGO = (23, 66, 108, 203, 287)


def entries(today: date) -> Iterator[Written]:
    """Yield a year of entries that ends the day before this one, oldest first."""
    random = Random(SEED + 1)  # noqa: S311 (an invented year, not a secret)
    for ago in range(DAYS, 0, -1):
        if any(ago in gap for gap in AWAY_FROM_IT_ALL):
            continue
        moment = moment_of(today, ago, time(21, random.randrange(60)))
        yield from _special(ago, moment)
        choice = random.random()
        if choice < 0.13:
            yield _written(moment, random.choice(texts.STAND_BY), prompt=STAND_BY)
        elif choice < 0.24:
            yield _written(moment, random.choice(texts.TODAY), prompt=TODAY)


def _special(ago: int, moment: Moment) -> Iterator[Written]:
    if ago in FREE_AGO:
        title, text = texts.FREE_PAGES[FREE_AGO.index(ago)]
        yield _written(moment, text, title=title)
    if ago == OPEN_AGO:
        yield _written(moment, texts.OPEN_PAGE, prompt=OPEN, moods=(2, 4))
    if ago == SCRIPTS_AGO:
        yield _written(moment, texts.MANY_SCRIPTS, title="Good night in many languages 🌙")
    if ago == LONG_AGO:
        yield _written(moment, "\n\n".join(texts.TODAY * 3), title="The whole of March, from my slips of paper")


def _written(
    moment: Moment, text: str, *, title: str = "", prompt: str = FREE, moods: tuple[int, int] | None = None
) -> Written:
    before, after = moods or (None, None)
    return Written(
        moment=moment,
        recorded_at=moment.at,
        text=text,
        title=title,
        prompt=prompt,
        mood_before=before,
        mood_after=after,
    )


def moment_of(today: date, ago: int, clock: time) -> Moment:
    """Return a moment so many days ago, where Robin was then."""
    return moment_at(AWAY if ago in TRIP else HOME, datetime.combine(today - timedelta(days=ago), clock))


def daylio_export(today: date) -> bytes:
    """Return Robin's diary of the spring before, as Daylio writes it: newest first, own moods, a damaged row."""
    random = Random(SEED + 2)  # noqa: S311 (an invented year, not a secret)
    lines = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for ago in range(DAYS + 2, DAYS + 44):
        day = today - timedelta(days=ago)
        mood = random.choice(("good", "good", "meh", "meh", "bad", "awful", "rad", "wobbly"))
        note = random.choice(texts.DAYLIO_NOTES)
        did = " | ".join(random.sample(("pottery", "walk", "friends", "work", "reading", "cat"), 2))
        clock = f"{random.randrange(8, 23)}:{random.randrange(60):02}"
        lines.append(f'{day:%Y-%m-%d},{day:%-d %B},{day:%A},{clock},{mood},"{did}","","{note}"')
    lines.insert(9, "2025-02-30,30 February,Sunday,9:00,good,,,")
    return "\n".join(lines).encode()
