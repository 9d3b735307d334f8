"""`make bench-insights`: ten years of an invented person, through Leeward and through what others would take.

Figures are CPU (user and system, of all threads), each side on one core, the same numbers in the same run. "first" is
the first call of a process, "warm" the median of the others. The regressions answer one of the three questions that
Leeward's one fit answers; the list of averages answers none, and is here because it is what other apps show.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.insights import diary, goals
from benchmarks.insights.timing import Took, times
from benchmarks.throwaway import environment

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "benchmarks" / "requirements-insights.lock"
ENGINE = (
    "leeward.insights.refits, leeward.insights.rhythm, leeward.insights.shifts, leeward.insights.trend, "
    "leeward.insights.early_signs"
)
LIBRARIES = ("statsmodels.api", "ruptures", "pandas")
BESIDE = (("one fit", "regressions", "statsmodels: 30 OLS, Newey-West"), ("one fit", "averages", "pandas: 30 averages"),
          ("shifts", "kernel", "ruptures: KernelCPD"), ("shifts", "pelt", "ruptures: PELT l2"))  # fmt: skip


def main() -> None:
    """Run everything and print it as it comes."""
    words = argparse.ArgumentParser(prog="benchmarks.insights", description=__doc__)
    words.add_argument("--runs", type=int, default=9, help="warm runs of each action")
    words.add_argument("--long", action="store_true", help="PELT at every day and not at every fifth (minutes)")
    words.add_argument("--without-others", action="store_true", help="measure Leeward alone")
    args = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="leeward-bench-") as name:
        folder = Path(name)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(
            f"{diary.ROWS} check-ins of {diary.DAYS} days, {diary.TAGS} tags, three of them true; last night's sleep\n"
        )
        ours = _ours(folder, args.runs)
        if not args.without_others:
            _beside(ours, folder, args)


def _child(python: str | Path, folder: Path, *words: str) -> Any:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    env = os.environ | {"PYTHONPATH": path, "HOME": str(folder), "OPENBLAS_NUM_THREADS": "1"}
    # As on a machine that has run it before: what is imported is compiled already, by the first of five.
    env = {**env, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    done = subprocess.run([python, *words], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _ours(folder: Path, runs: int) -> dict[str, Any]:
    """Time the engine alone, then the same through a notebook."""
    engine = _child(sys.executable, folder, "-m", "benchmarks.insights.ours", str(runs))
    _table("The engine alone", engine["took"])
    home = folder / "home"
    home.mkdir()
    _table(
        "Through a notebook", _child(sys.executable, home, "-m", "benchmarks.insights.notebook", str(home), str(runs))
    )
    loaded = _import(sys.executable, folder, ENGINE)
    print(f"\n{goals.IMPORT:<26}{loaded:>18.1f}{'':>18}{goals.reached(goals.IMPORT, loaded)}")
    print(
        f"shown: {', '.join(engine['shown'])}; true: {', '.join(engine['true'])}; sure shifts: {engine['shifts']} of 4"
    )
    return engine | {"import": loaded}


def _table(title: str, figures: dict[str, list[float]]) -> None:
    print(f"\n{title + ' (ms)':<26}{'first':>9}{'warm':>9}{'least':>9}{'wall':>9}{'goal':>8}  reached")
    for name, row in figures.items():
        one = Took(*row)
        columns = f"{one.first:>9.1f}{one.cpu:>9.1f}{one.least:>9.1f}{one.wall:>9.1f}"
        print(f"{name:<26}{columns}{goals.reached(name, one.cpu)}", flush=True)


def _import(python: str | Path, folder: Path, modules: str) -> float:
    """Return what loading takes in a new process, the median of five.

    Unit: milliseconds of CPU; on a quiet machine that is the wall time too, on a busy one only CPU says anything.
    """
    program = f"import time; t = time.process_time(); import {modules}; print(1000 * (time.process_time() - t))"
    return statistics.median(_child(python, folder, "-c", program) for _ in range(5))


def _beside(ours: dict[str, Any], folder: Path, args: argparse.Namespace) -> None:
    """Time the others and print them beside ours."""
    python = environment(folder / "others", LOCK) / "python"
    diary.diary().save(folder / "diary.npz")
    words = ("-m", "benchmarks.insights.others", str(folder / "diary.npz"), str(args.runs))
    theirs = _child(python, folder, *words, *(["long"] if args.long else []))
    print(f"\n{', '.join(f'{name} {version}' for name, version in theirs['versions'].items())}")
    print(f"{'the other way (ms)':<34}{'CPU':>9}   ours{'CPU':>11}{'times ours':>14}")
    for mine, other, words_for_it in BESIDE:
        cpu, own = Took(*theirs["took"][other]).cpu, Took(*ours["took"][mine]).cpu
        name = f"{words_for_it}, every 5th day" if other == "pelt" and not args.long else words_for_it
        print(f"{name:<34}{cpu:>9.1f}   {mine:<8}{own:>7.1f}{times(cpu, own):>14}", flush=True)
    for library in LIBRARIES:
        cpu, own = _import(python, folder, library), ours["import"]
        print(f"{'import ' + library:<34}{cpu:>9.1f}   {'import':<8}{own:>7.1f}{times(cpu, own):>14}", flush=True)
    print(f"regressions below .05: {theirs['below .05']} of 30; averages 0.3 apart: {theirs['averages']} of 30; "
          f"cuts by KernelCPD: {theirs['cuts']}")  # fmt: skip


if __name__ == "__main__":
    main()
