"""Every pair of colours that stands on a page keeps its contrast, in every theme (LOOK.md: text 4.5, borders 3)."""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "src/leeward/web/static/web/css/tokens.css"
GROUNDS = ("paper", "sheet", "sand", "mist", "foam", "peach")
TEXT = [
    *product(("ink", "soft", "sea", "deep"), GROUNDS),
    *product(("dusk",), ("paper", "sheet")),
    ("on-sea", "sea"),
    ("on-sea", "deep"),
    ("on-dusk", "dusk"),
]
SHAPES = [
    *product(("edge",), ("paper", "sheet", "sand")),
    *product(("sea",), GROUNDS),
    ("dusk", "peach"),
    ("moss", "foam"),
    ("moss", "sheet"),
    ("sea", "sand"),
]
THEMES = {
    "light": r':root,\s*\[data-theme="light"\] \{(.*?)\}',
    "dark, from the system": r":root:not\(\[data-theme\]\) \{(.*?)\}",
    "dark": r'\n  \[data-theme="dark"\] \{(.*?)\}',
    "night": r'\n  \[data-theme="night"\] \{(.*?)\}',
}


def colours(theme: str) -> dict[str, str]:
    block = re.search(THEMES[theme], TOKENS.read_text(), re.DOTALL).group(1)
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, relative luminance and contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme):
    found = colours(theme)
    poor = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in TEXT}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_controls_can_be_seen(theme):
    found = colours(theme)
    poor = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 3} == {}


def test_dark_is_the_same_chosen_or_from_the_system():
    assert colours("dark") == colours("dark, from the system")


def test_each_theme_names_each_colour():
    assert {frozenset(colours(theme)) for theme in THEMES} == {frozenset(colours("light"))}


def test_night_is_darker_and_warmer_than_dark():
    dark, night = colours("dark"), colours("night")
    for ground in GROUNDS:
        assert luminance(night[ground]) < luminance(dark[ground])
        assert int(night[ground][1:3], 16) > int(night[ground][5:7], 16), "more red than blue"
