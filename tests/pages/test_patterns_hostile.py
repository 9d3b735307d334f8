"""Whatever stands in a notebook, the pages of Patterns say words: no NaN, no "None", no number of 300 digits."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from leeward.journal.actions import add_check_ins, ensure_series, ensure_tags
from leeward.journal.bitsets import packed
from leeward.journal.records import GOING_ON, CheckIn, Series
from leeward.journal.vocabulary import MOST_TAGS
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.vault.opened import OpenVault
from tests.pages.test_patterns_before import read

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
PAGES = ("", "?w=28", "?w=365", "?w=all", "/before", "/how", "/signs", "/helps", "/year", "/themes")
ODD = re.compile(r"\b[Nn]a[Nn]\b|\b[Ii]nf(?:inity)?\b|\bNone\b|(?<![\w-])-0(?![.\d])|-0\.0+(?!\d)|\de\+?\d\d|\d{12}")
DRAWN = re.compile(r' (?:d|points|[xy]\d?|c[xy]|r|width|height|viewBox)="([^"]*)"')


@pytest.fixture(autouse=True)
def _evening():
    with clock.frozen(NOW):
        yield


def _kept(vault: OpenVault, numbers: list[float], *, low: float, high: float, tags: int = 0) -> int:
    """Keep one check-in a day up to today with these numbers on a scale of its own, as an import; return its id."""
    scale = ensure_series(vault, [Series(id=0, name="Brought", low=low, high=high)])["Brought"]
    made = list(ensure_tags(vault, {GOING_ON: [f"word {tag}" for tag in range(tags)]}).values())
    rng = np.random.default_rng(4)
    rows = []
    for ago, number in zip(range(len(numbers) - 1, -1, -1), numbers, strict=True):
        ticked = rng.choice(made, size=min(tags, 30), replace=False).tolist() if tags else []
        moment = moment_in("Europe/Dublin", NOW - timedelta(days=ago, hours=3))
        rows.append((rng.bytes(16), CheckIn(moment=moment, mood=5, values={scale: number}, tags=packed(ticked))))
    add_check_ins(vault, rows)
    return scale


def _opened(browser, scale: int | None = None) -> dict[str, str]:
    """Open every page; return what each says."""
    said = {}
    if scale is not None:
        browser.post("/patterns/year", {"choose": "1", "series": ["0", str(scale)]})
    asked = (f"/before?s={scale}", f"/how?s={scale}", f"/signs?s={scale}") if scale is not None else ()
    for page in (*PAGES, *asked):
        answer = browser.get(f"/patterns{page}")
        assert answer.status_code == 200, page
        said[page] = read(answer)
        assert not (found := ODD.search(said[page])), (page, found, said[page])
        for place in DRAWN.findall(answer.content.decode()):
            assert not re.search(r"nan|inf|None|e[+-]|\d{6}", place), (page, place)
    return said


HOSTILE = {
    "constant": ([4.0] * 200, 0, 10),
    "one point": ([7.0], 0, 10),
    "beyond any scale": ([1e308, -1e308] * 60, -1e308, 1e308),
    "some beyond any scale": ([3.0] * 100 + [1e308], 0, 1e308),
    "below nothing": ([-3.0 + place % 5 for place in range(200)], -3, 3),
    "hardly anything": ([0.0001 * (place % 7) for place in range(200)], 0, 0.001),
    "about nothing": ([-0.04 + 0.01 * (place % 9) for place in range(200)], -1, 1),
    "a step": ([-2.0 + (place % 2) + 3 * (place > 100) for place in range(200)], -3, 3),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_numbers_are_words_on_every_page(ana_browser, ana_vault, name):
    numbers, low, high = HOSTILE[name]
    scale = _kept(ana_vault, numbers, low=low, high=high)
    _opened(ana_browser, scale)


def test_nearly_as_many_words_as_there_can_be(ana_browser, ana_vault):
    rng = np.random.default_rng(2)
    scale = _kept(ana_vault, rng.integers(0, 11, 90).astype(float).tolist(), low=0, high=10, tags=MOST_TAGS - 50)
    _opened(ana_browser, scale)


def test_below_the_least_every_page_says_what_is_missing(ana_browser, ana_vault):
    scale = _kept(ana_vault, [float(day % 4) for day in range(9)], low=0, high=10)
    said = _opened(ana_browser, scale)
    assert "5 more days with a check-in" in said["?w=28"]
    assert "Looking takes 60 days with a number for" in said["/before"]
    assert "there are 9 so far" in said["/before"]
    assert "60 days" in said["/how"]
    assert "To compare, it takes one tool used" in said["/helps"]
    assert "Not enough yet for a sentence about these 365 days" in said["/year"]
