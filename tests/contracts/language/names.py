"""R1 in the code itself: no name of a column, a function, a template or a style says that people are sorted by risk.

Source: CLINICAL.md R1 (schema and template scan), NICE NG225 1.6.1 to 1.6.4.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.language.sources import COMMENT, ROOT, SOURCE

SORTED_BY_RISK = re.compile(
    r"(?:^|_)(?:risks?|risky|at_risk|triage\w*|stratif\w*|traffic_?lights?|red_?flags?|danger_?(?:level|score)|"
    r"(?:suicide|self_?harm|harm|crisis)_?(?:score|level|likelihood|probability|rank|rating)|wound_\w+|severity)(?:_|$)"
)
CAUGHT = ("risk_score", "RiskLevel", "is_at_risk", "risk", "stratify", "trafficLight", "harm_likelihood", "woundDepth")
LEFT = ("asterisk", "brisk_walk", "disk_full", "log_likelihood", "level", "score", "mood_level", "crisis_topics")


def snake(name: str) -> str:
    """Return a name in one spelling: `RiskLevel`, `riskLevel` and `risk-level` are the same."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return name.replace("-", "_").lower()


def says_risk(name: str) -> bool:
    """Return whether the name sorts people by risk."""
    return bool(SORTED_BY_RISK.search(snake(name)))


def of_python(code: str) -> Iterator[tuple[int, str]]:
    """Yield every name that Python code gives or uses, with its line; columns and fields among them."""
    for node in ast.walk(ast.parse(code)):
        line = getattr(node, "lineno", 0)
        for field in ("name", "id", "attr", "arg"):
            if isinstance(name := getattr(node, field, None), str):
                yield line, name
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield line, node.value


def of_markup(text: str) -> Iterator[tuple[int, str]]:
    """Yield the names in a template, a style or a script, comments and sentences left out."""
    text = COMMENT.sub("", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    text = re.sub(r"\"[^\"\n]* [^\"\n]*\"", '""', text)
    for number, line in enumerate(text.splitlines(), start=1):
        for match in re.finditer(r"[A-Za-z][\w-]*[_-][\w-]+|\b[a-z]+[A-Z]\w+|{[{%][^}]*[}%]}", line):
            for name in re.findall(r"[A-Za-z][\w-]*", match.group()):
                yield number, name


def found() -> Iterator[str]:
    """Yield each place in the shipped code whose name sorts people by risk."""
    for path in sorted(SOURCE.rglob("*")):
        if not path.is_file() or "vendor" in path.parts or "__pycache__" in path.parts:
            continue
        for line, name in _names(path):
            if says_risk(name):
                yield f"{path.relative_to(ROOT)}:{line}: {name} (R1: nothing here sorts people by risk)"


def _names(path: Path) -> Iterator[tuple[int, str]]:
    if path.suffix == ".py":
        yield from of_python(path.read_text(encoding="utf-8"))
    elif path.suffix in {".html", ".css", ".js"}:
        yield from of_markup(path.read_text(encoding="utf-8"))
