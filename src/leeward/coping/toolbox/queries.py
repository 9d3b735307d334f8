"""What pages and other rooms may ask of the toolbox. Each takes the open notebook first and writes nothing."""

from __future__ import annotations

from random import Random

from leeward.coping.toolbox import rules
from leeward.coping.toolbox.activities import Activity, shipped
from leeward.coping.toolbox.files import joined
from leeward.coping.toolbox.kinds import HOPE, HOPE_CHUNKS, HOPE_FILES, ONLY, SHELF, USES
from leeward.coping.toolbox.offering import listed
from leeward.coping.toolbox.pairs import as_uses
from leeward.coping.toolbox.records import Held, HeldFile, Offered, Shelf, Used
from leeward.insights.helps import Help
from leeward.insights.results import NotEnough
from leeward.insights.suggesting import Candidate, suggest
from leeward.insights.uses import WAITED, Use
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def shelf(vault: OpenVault) -> Shelf:
    """Return how the person has arranged their toolbox; an empty shelf before the first change."""
    try:
        return vault.stream(SHELF).get(ONLY).record
    except Missing:
        return Shelf()


def used(vault: OpenVault) -> list[Used]:
    """Return every use that was kept, in order."""
    return [item.record for item in vault.stream(USES).all()]


def uses(vault: OpenVault) -> list[Use]:
    """Return what can be compared: pairs of ratings around a tool, or around waiting alone."""
    return as_uses(used(vault))


def activities(vault: OpenVault) -> list[Activity]:
    """Return everything this person has, hidden things too."""
    return rules.everything(shipped(), shelf(vault))


def rides_kept(vault: OpenVault) -> int:
    """Return how many rides were kept, however they ended."""
    return len({use.ride for use in used(vault) if use.ride})


def tools_tried(vault: OpenVault) -> int:
    """Return how many different tools were tried."""
    return len({use.strategy for use in used(vault) if use.strategy != WAITED})


def titles(vault: OpenVault) -> dict[str, str]:
    """Return what every tool is called, by its key; one that was deleted has no title any more."""
    return {one.key: one.title for one in (*shipped(), *activities(vault))}


def held(vault: OpenVault) -> list[Item[Held]]:
    """Return what the person holds on to, newest first."""
    return vault.stream(HOPE).all()[::-1]


def files(vault: OpenVault) -> list[Item[HeldFile]]:
    """Return the files of the box, newest first; none of them is opened."""
    return vault.stream(HOPE_FILES).all()[::-1]


def contents(vault: OpenVault, file: Item[HeldFile]) -> bytes:
    """Return what is in a file. Errors: Missing, Tampered, Incomplete."""
    stream = vault.stream(HOPE_CHUNKS)
    return joined(file.id, [stream.get(piece).record for piece in file.record.chunks])


def offers(vault: OpenVault, *, urge: int | None, out: bool, rng: Random) -> list[tuple[Activity, Offered]]:
    """Return up to three activities to choose from, the most promising first, with the share of each draw.

    Unit: urge 0 to 10, None where it was not said; from 8 on nothing is left to chance (INSIGHTS.md 5(d)).
    """
    # Late: numpy is not for the pages of somebody who is only looking.
    from leeward.insights.helping import standings

    here, kept = shelf(vault), used(vault)
    worse = rules.made_worse(kept)
    fitting = listed(rules.may_be_offered(activities(vault), here, worse, out=out), here, kept)
    known = {one.strategy: one for one in standings(as_uses(kept), ranking=here.close)}
    candidates = [
        Candidate(one.key, known[one.key].mean, known[one.key].sd) if one.key in known else Candidate(one.key)
        for one in fitting
    ]
    by_key = {one.key: one for one in fitting}
    found = suggest(candidates, urge=urge, rng=rng)
    return [(by_key[one.strategy], Offered(one.strategy, round(one.share, 4))) for one in found]


def known_of(vault: OpenVault, key: str) -> Help | None:
    """Return what stands out about one tool, or None while it is too early to say."""
    from leeward.insights.helping import helping

    found = helping(uses(vault), ranking=shelf(vault).close)
    if isinstance(found, NotEnough):
        return None
    return next((one for one in found.seem_to_help() if one.strategy == key), None)
