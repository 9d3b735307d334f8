"""Nothing about moving is about the body: no numbers of it, no looks, no speed, no ranking, nothing to be earned.

Moving for one's looks went with more self-injury (CLINICAL.md 5.2, C14), so the words are held here, wherever they
could stand: the room's pages, sets, messages and script, its doors in other rooms, and what Patterns says of it.
"""

import ast
import re
from itertools import chain

import pytest

from tests.contracts.language import sources

NEVER = re.compile(
    r"\b(?:weigh\w*|calori\w*|kilojoules?|kcal|bmi|slim\w*|thin(?:ner)?|fat|body|bodies|figure|waist|belly|tummy|"
    r"thighs?|abs|muscles?|muscular|tone[ds]?|toning|shape|sweat\w*|burn\w*|fit(?:ness|ter)|get fit|diets?|skinny|"
    r"pounds?|kilos?|kilograms?|kg|"
    r"pace[ds]?|pacing|speed|faster|distances?|kilomet\w+|km|miles?|steps a day|heart rate|heartbeats? per|vo2|reps?|"
    r"sets of|"
    r"earn\w*|deserv\w*|rewards?|points? for|badges?|trophy|trophies|medals?|streaks?|levels?|rank\w*|leaderboard|"
    r"personal best|best ever|record time|beat your|win|winners?|compet\w+|challenges?|goals?|targets?|achiev\w+|"
    r"work ?outs?|training|exercise[sd]?|exercising|no excuses?|push through|push yourself|lazy|laziness|"
    r"missed|skipped days?|in a row|behind|catch up|make up for lost|last time you|since you last|"
    r"well done|great job|good job|keep it up|you can do more|go further)\b",
    re.IGNORECASE,
)
PLACES = ("movement", "web/patterns/moving", "web/templates/web/patterns/moving", "web/static/web/js/moving")


def texts():
    for path in sorted(sources.SOURCE.rglob("*")):
        name = str(path.relative_to(sources.SOURCE))
        if not path.is_file() or "__pycache__" in path.parts or not name.startswith(PLACES):
            continue
        code = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            yield from sources.of_template(name, code)
        elif path.suffix == ".py":
            yield from sources.of_python(name, code)
        elif path.suffix == ".js":
            yield from sources.of_script(name, code)
        elif path.suffix == ".json" and ".schema." not in path.name:
            yield from sources.of_content(name, code)


def doors():
    """Yield the lines of other rooms' pages that lead to moving."""
    for path in sorted(sources.SOURCE.rglob("*.html")):
        name = str(path.relative_to(sources.SOURCE))
        if not name.startswith(PLACES):
            for line in path.read_text(encoding="utf-8").splitlines():
                if "href=moving" in line or "url 'moving" in line:
                    yield from sources.of_template(name, line)


def test_no_word_of_it_is_about_a_body_a_number_of_it_or_a_prize():
    found = [(text.file, text.line, word[0]) for text in chain(texts(), doors()) if (word := NEVER.search(text.words))]
    assert found == []


def test_the_scan_reads_pages_sets_messages_and_doors():
    read = {text.file for text in texts()}
    assert {"movement/templates/movement/moving.html", "movement/content/en/anger.json", "movement/words.py"} <= read
    assert len(list(texts())) > 200
    assert any("toolbox" in text.file for text in doors())


@pytest.mark.parametrize(
    "words",
    [
        "Burn 200 calories", "Lose weight", "your best shape", "Earn a badge", "a 5 km goal", "You missed a day",
        "Tone your muscles", "Keep the pace", "7 days in a row", "Well done, more tomorrow!", "Last time you moved",
    ],
)  # fmt: skip
def test_the_scan_catches(words):
    assert NEVER.search(words)


@pytest.mark.parametrize("words", ["Two minutes count.", "However small it was.", "Ten steps first, then go back in."])
def test_the_scan_leaves(words):
    assert not NEVER.search(words)


def test_no_record_of_moving_can_hold_a_number_of_the_body():
    tree = ast.parse((sources.SOURCE / "movement/records.py").read_text(encoding="utf-8"))
    (moved,) = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Moved"]
    fields = {node.target.id for node in moved.body if isinstance(node, ast.AnnAssign)}
    assert fields == {
        "moment", "recorded_at", "minutes", "kind", "source", "mood_before", "mood_after", "urge_before", "urge_after",
        "batch", "unsure",
    }  # fmt: skip
