"""Every page can be read from right to left: styles speak of start and end, and formats of days are known."""

import re
from pathlib import Path

from leeward.web.templatetags.said import DAYS, FOR_MACHINES, HOUR, WITH_HOUR

SOURCE = Path(__file__).parents[2] / "src" / "leeward"
# What names a side of the screen instead of a side of the text.
SIDES = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)|left|right)\s*:|"
    r"(?<![\w-])(?:text-align|float|clear|justify-content)\s*:\s*(?:left|right)\b|"
    r"border-(?:top|bottom)-(?:left|right)-radius|\bto (?:left|right)\b"
)
# "file: declaration" -> why a side of the screen is meant.
MEANT: dict[str, str] = {}
FORMAT = re.compile(r"\|date:[\"']([^\"']+)[\"']")


def test_styles_name_no_side_of_the_screen():
    found = [
        f"{path.relative_to(SOURCE)}: {match.group()}"
        for path in sorted(SOURCE.rglob("*.css"))
        if "vendor" not in path.parts
        for match in SIDES.finditer(path.read_text(encoding="utf-8"))
    ]

    assert [one for one in found if one not in MEANT] == []


def test_a_side_is_seen():
    assert SIDES.search("a { margin-left: 1px }")
    assert SIDES.search("a { text-align: right }")
    assert not SIDES.search("a { margin-inline-start: 1px; inset: 0; copyright: x }")


def test_every_format_of_a_day_is_one_that_each_language_knows():
    known = {*DAYS, *FOR_MACHINES, HOUR, *(f"{shape}{WITH_HOUR}" for shape in DAYS)}
    found = {
        (written, str(path.relative_to(SOURCE)))
        for path in SOURCE.rglob("*.html")
        for written in FORMAT.findall(path.read_text(encoding="utf-8"))
    }

    assert [one for one in sorted(found) if one[0] not in known] == []
