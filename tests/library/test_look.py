"""The public pages have their own small style; its colours are the house's, and can be read."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "leeward"
OWN = (ROOT / "library" / "look" / "tokens.css").read_text()
HOUSE = (ROOT / "web" / "static" / "web" / "css" / "tokens.css").read_text()
NOW = (ROOT / "library" / "look" / "now.css").read_text()
BREATH = (ROOT / "library" / "look" / "breath.css").read_text()
COLOUR = r"--([\w-]+): (#[0-9a-f]{6})"


def _dark(css: str) -> str:
    return css.split("prefers-color-scheme: dark", 1)[1].split('[data-theme="', 1)[0]


def _night(css: str) -> str:
    return css.split('[data-theme="night"]', 1)[1].split("}", 1)[0]


def _light(css: str) -> str:
    return css.split("prefers-color-scheme: dark", 1)[0]


@pytest.mark.parametrize("theme", [_light, _dark, _night])
def test_every_colour_is_the_houses(theme):
    own, house = dict(re.findall(COLOUR, theme(OWN))), dict(re.findall(COLOUR, theme(HOUSE)))
    # The one button that would shine in the night is turned down further than the house's.
    own = {name: value for name, value in own.items() if name not in {"call", "on-call"}}

    assert own
    assert {name: value for name, value in own.items() if house.get(name) != value} == {}


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [_light, _dark, _night])
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


@pytest.mark.parametrize("theme", [_light, _dark, _night])
def test_the_edge_of_a_control_can_be_seen(theme):
    colours = dict(re.findall(COLOUR, theme(OWN)))

    assert contrast(colours["edge"], colours["paper"]) >= 3
    assert contrast(colours["dusk"], colours["peach"]) >= 3


@pytest.mark.parametrize("theme", [lambda css: css.split("}", 1)[0], _night], ids=["day", "night"])
def test_words_on_the_water_can_be_read(theme):
    colours = dict(re.findall(COLOUR, theme(NOW)))

    for ground in ("water-top", "water-low"):
        assert contrast(colours["on-water"], colours[ground]) >= 4.5
        assert contrast(colours["quiet-on-water"], colours[ground]) >= 4.5
    assert contrast(colours["on-water"], colours["held"]) >= 4.5
    assert contrast(colours["in-heart"], colours["heart"]) >= 3  # 20 px and bold
    assert contrast(colours["heart"], colours["far"]) >= 3


def test_the_emergency_number_can_be_read_in_the_night():
    colours = dict(re.findall(COLOUR, _night(OWN)))

    assert contrast(colours["on-call"], colours["call"]) >= 4.5
    assert contrast(colours["call"], colours["paper"]) >= 1.8  # its words carry it; the shape stays low on purpose


def test_the_picture_is_the_houses():
    drawn = ROOT / "web" / "static" / "web" / "icons" / "wave.svg"

    assert (ROOT / "library" / "look" / "wave.svg").read_bytes() == drawn.read_bytes()


def test_nothing_glides_for_people_who_asked_for_stillness():
    before, still = BREATH.split("@media (prefers-reduced-motion: reduce)", 1)

    moving = set(re.findall(r"^(\.[\w ]+\w)[^{}]*\{[^}]*animation:", before, re.MULTILINE))
    assert moving == {".circle i", ".circle span", ".filling i"}
    assert re.search(r"\.circle \{\s*display: none", still)
    assert re.search(r"@keyframes fill.*?steps\(4\).*?steps\(6\)", before, re.DOTALL)
