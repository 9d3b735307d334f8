"""The public pages have their own small style; its colours are the house's, and can be read."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "leeward"
OWN = (ROOT / "library" / "look" / "tokens.css").read_text()
HOUSE = (ROOT / "web" / "static" / "web" / "css" / "tokens.css").read_text()
NOW = (ROOT / "library" / "look" / "now.css").read_text()
COLOUR = r"--([\w-]+): (#[0-9a-f]{6})"


def _dark(css: str) -> str:
    return css.split("prefers-color-scheme: dark", 1)[1].split('[data-theme="', 1)[0]


def _light(css: str) -> str:
    return css.split("prefers-color-scheme: dark", 1)[0]


@pytest.mark.parametrize("theme", [_light, _dark])
def test_every_colour_is_the_houses(theme):
    own, house = dict(re.findall(COLOUR, theme(OWN))), dict(re.findall(COLOUR, theme(HOUSE)))

    assert own
    assert {name: value for name, value in own.items() if house.get(name) != value} == {}


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [_light, _dark])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink", "sheet"),
        ("ink", "peach"),
        ("soft", "paper"),
        ("soft", "sheet"),
        ("sea", "paper"),
        ("sea", "sheet"),
        ("sea", "peach"),
        ("deep", "mist"),
        ("ink", "mist"),
        ("on-dusk", "dusk"),
    ],
)
def test_text_can_be_read(theme, text: str, ground: str):
    colours = dict(re.findall(COLOUR, theme(OWN)))

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", [_light, _dark])
def test_the_edge_of_a_control_can_be_seen(theme):
    colours = dict(re.findall(COLOUR, theme(OWN)))

    assert contrast(colours["edge"], colours["paper"]) >= 3
    assert contrast(colours["dusk"], colours["peach"]) >= 3


def test_words_on_the_water_can_be_read():
    top, bottom = re.search(r"linear-gradient\(170deg, (#\w{6}), (#\w{6})\)", NOW).groups()
    words = re.findall(r"[^-]color: (#[0-9a-f]{6})", NOW.split(".circle {")[0])

    assert words
    assert min(contrast(word, ground) for word in words if word != "#ffffff" for ground in (top, bottom)) >= 4.5
    assert contrast("#ffffff", "#1d5660") >= 4.5
    assert contrast("#12323b", "#cfe7e3") >= 4.5


def test_nothing_moves_for_people_who_asked_for_stillness():
    moving = NOW.split("@media (prefers-reduced-motion: reduce)", 1)

    assert set(re.findall(r"^(\.\w+)[^{}]*\{[^}]*animation:", moving[0], re.MULTILINE)) == {".circle"}
    assert re.search(r"\.circle,\s*\.hold label,\s*\.arrive \.unseen \{\s*display: none", moving[1])
