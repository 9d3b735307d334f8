"""What issue 3 asks for, by the name of the action. Unit: milliseconds of CPU."""

from __future__ import annotations

from benchmarks.notebook.goals import verdict

WHOLE, ONE_MORE, VAULT, IMPORT = "whole refresh", "one more check-in", "through the notebook", "import"
GOALS = {WHOLE: 1000.0, ONE_MORE: 50.0, VAULT: 50.0, IMPORT: 300.0}


def reached(name: str, found: float) -> str:
    """Return the goal and whether it was reached, or nothing where there is none."""
    return f"{GOALS[name]:>8.0f}  {verdict(found=found, allowed=GOALS[name])}" if name in GOALS else ""
