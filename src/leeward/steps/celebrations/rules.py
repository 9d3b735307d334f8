"""How what was gathered grows. Pure. It never falls, whatever is erased, taken back or not done.

What is shown is the sum of every growth that was seen at a look. Taking something away lowers what the notebook holds
and is remembered as the new ground, so that the next thing counts again; it lowers nothing that was shown. The highest
count ever would not fall either, but after something was erased the next things would not be seen: catching up with
oneself is a debt, and there are none here. The price: what is taken out and put back again counts as new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from leeward.steps.celebrations.records import THINGS, Celebrated, Gathered


def grown(before: Gathered | None, now: int) -> Gathered:
    """Return what was gathered after a look at which the notebook held `now` of it."""
    before = before or Gathered()
    return Gathered(before.all + max(0, now - before.last), now)


def looked(there: Celebrated, held: Mapping[str, int]) -> Celebrated:
    """Return what was gathered after a look; only what was chosen is looked at."""
    found = {name: grown(there.gathered.get(name), held[name]) for name in there.chosen if name in held}
    return replace(there, gathered={**there.gathered, **found})


def chosen(there: Celebrated, names: Iterable[str], *, numbers: bool) -> Celebrated:
    """Return the choice with these things shining; what was gathered of the others stays for another time."""
    wanted = set(names)
    return replace(there, chosen=[name for name in THINGS if name in wanted], numbers=numbers and bool(wanted))


def shown(there: Celebrated) -> dict[str, int]:
    """Return how much of each chosen thing was gathered, in the order of THINGS."""
    return {name: there.gathered[name].all for name in there.chosen if name in there.gathered}
