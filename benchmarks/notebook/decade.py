"""Ten years of an ordinary, kind person's life, made up from a fixed seed: the same on every machine.

10,000 entries of about 150 words, "lighthouse" in 20 of them and "therapist" in 935, and 14,600 check-ins, four a day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from benchmarks.notebook import phrases

SEED = 20_260_101
BEGIN = datetime(2016, 1, 1, 8)  # noqa: DTZ001 (what the person's clock showed)
DAYS = 3650
ENTRIES = 10_000
CHECK_INS = 14_600
WORDS = 150
RARE, RARE_HITS = "lighthouse", 20
COMMON, COMMON_HITS = "therapist", 935
TAGS = (
    "sleep", "work", "family", "friends", "garden", "music", "walking", "reading", "cooking", "rain", "sun", "sea",
    "study", "quiet", "visit", "letters", "train", "painting", "swimming", "home",
)  # fmt: skip


class Entry(NamedTuple):
    """One entry as it was written."""

    when: datetime
    title: str
    text: str
    tags: tuple[int, ...]


class Rating(NamedTuple):
    """One check-in as it was given."""

    when: datetime
    mood: int
    urge: int | None
    sleep_minutes: int | None
    tags: tuple[int, ...]
    note: str


def entries(count: int = ENTRIES) -> Iterator[Entry]:
    """Yield the entries, oldest first."""
    chance = random.Random(SEED)
    everyone = chance.sample(range(count), count)
    rare = set(everyone[: round(RARE_HITS * count / ENTRIES)])
    common = set(everyone[-round(COMMON_HITS * count / ENTRIES) :])
    for number in range(count):
        day = BEGIN + timedelta(days=number * DAYS / count)
        when = day.replace(hour=chance.randrange(7, 23), minute=chance.randrange(60), second=0, microsecond=0)
        special = [phrases.RARE] * (number in rare) + [phrases.COMMON] * (number in common)
        yield Entry(when, _sentence(chance).removesuffix("."), _text(chance, special), _tags(chance))


def check_ins(count: int = CHECK_INS) -> Iterator[Rating]:
    """Yield the check-ins, oldest first: four a day, a little better over the years."""
    chance = random.Random(SEED + 1)
    for number in range(count):
        day, part = divmod(number, 4)
        when = BEGIN + timedelta(days=day, hours=4 * part, minutes=chance.randrange(200))
        mood = min(10, max(0, round(chance.gauss(5 + 2 * number / count, 1.8))))
        yield Rating(
            when=when,
            mood=mood,
            urge=min(10, max(0, round(chance.gauss(6 - mood / 2, 1.5)))) if chance.random() < 0.6 else None,
            sleep_minutes=chance.randrange(300, 560) if part == 0 else None,
            tags=_tags(chance),
            note=_sentence(chance) if chance.random() < 0.25 else "",
        )


def _tags(chance: random.Random) -> tuple[int, ...]:
    # Some words come up far more often than others, as in life.
    drawn = {min(len(TAGS) - 1, int(chance.expovariate(0.25))) for _ in range(chance.randrange(4))}
    return tuple(sorted(drawn))


def _text(chance: random.Random, special: list[str]) -> str:
    sentences = [special_one.format(**_fillings(chance)) for special_one in special]
    length = sum(len(sentence.split()) for sentence in sentences)
    goal = chance.gauss(WORDS, 35)
    while length < goal:
        sentences.append(_sentence(chance))
        length += len(sentences[-1].split())
    chance.shuffle(sentences)
    middle = len(sentences) // 2
    return f"{' '.join(sentences[:middle])}\n\n{' '.join(sentences[middle:])}"


def _sentence(chance: random.Random) -> str:
    text = chance.choice(phrases.SENTENCES).format(**_fillings(chance))
    return text[0].upper() + text[1:]


def _fillings(chance: random.Random) -> dict[str, str]:
    return {name: chance.choice(words) for name, words in phrases.FILLINGS.items()}
