"""No word the engine can say speaks of risk, forecasts or harm, and its results need no numpy. INSIGHTS.md 7, 5(e)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOM = Path(__file__).parents[2] / "src/leeward/insights"
NEVER = ("risk", "predict", "forecast", "likely to", "self-harm", "suicid", "relapse", "does not work", "danger")
WITHOUT_NUMPY = (
    "activities", "days", "early_signs", "findings", "helps", "results", "suggesting", "themes", "trend", "uses",
)  # fmt: skip


def _docstrings(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            yield body[0].value


def _said() -> Iterator[tuple[str, str]]:
    """Yield the file and text of every string that is no docstring: names of enums, reasons, f-strings."""
    for path in sorted(ROOM.glob("*.py")):
        tree = ast.parse(path.read_text())
        docstrings = set(_docstrings(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
                yield path.name, node.value


def _names() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield path.name, node.target.id


def test_nothing_the_engine_says_speaks_of_what_nobody_can_know():
    texts = [*_said(), *_names()]
    assert len(texts) > 100
    assert [(name, text) for name, text in texts if any(word in text.lower() for word in NEVER)] == []


def test_results_and_what_a_hard_moment_needs_come_without_numpy():
    modules = ", ".join(f"leeward.insights.{name}" for name in WITHOUT_NUMPY)
    asked = f"import sys, {modules}; sys.exit('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=False, env={"PYTHONPATH": str(ROOM.parents[1])})
    assert done.returncode == 0
