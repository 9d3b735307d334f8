"""The clinical safety log stays whole: a frozen purpose, every hazard with its controls, controls that exist."""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOG = (ROOT / "CLINICAL_SAFETY.md").read_text()
SECURITY = (ROOT / "SECURITY.md").read_text()
# Changing the purpose is a decision: it changes what the software is held to be. Then this line changes with it.
PURPOSE = "9209ae4c34662085570b2ba0a7fb1ee5cef528a490f3686d55df7572e736849a"
STATUS = {"held", "partly", "open", "absent"}
ROW = re.compile(r"^\| (H\d+) \|(.*)\|$", re.MULTILINE)
RULE = re.compile(r"^\| R(\d+) \| (.+) \|$", re.MULTILINE)


def _rows() -> dict[str, list[str]]:
    return {name: [cell.strip() for cell in cells.split("|")] for name, cells in ROW.findall(LOG)}


def test_the_intended_purpose_is_frozen():
    words = " ".join(re.sub(r"^> ?", "", line) for line in LOG.splitlines() if line.startswith(">"))

    assert hashlib.sha256(" ".join(words.split()).encode()).hexdigest() == PURPOSE


def test_no_safety_case_is_claimed():
    assert "No clinical safety case has been signed. Not for NHS deployment" in LOG


def test_hazards_are_numbered_without_a_gap():
    assert list(_rows()) == [f"H{number}" for number in range(1, len(_rows()) + 1)]


def test_every_hazard_is_told_whole():
    for name, cells in _rows().items():
        hazard, cause, effect, control, left, status = cells
        assert all((hazard, cause, effect, control, left)), name
        assert status in STATUS, name


def test_what_is_held_shows_where():
    for name, cells in _rows().items():
        assert cells[5] != "held" or "`" in cells[3], name


def test_every_file_the_documents_name_exists():
    for document in (LOG, SECURITY):
        named = re.findall(r"`((?:src|tests|docs)/[\w./-]+)`", document)
        assert named
        assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_rule_that_applies_now_has_its_line():
    assert [int(number) for number, _ in RULE.findall(LOG)] == list(range(1, 30))
