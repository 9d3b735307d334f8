"""`make bench-notebook`: build the decade on both sides, time every action, print figures, ratios and goals.

Figures are CPU (user and system), for reading the least kind of machine there is: a shared one. "first" is the first
call of a process that finds nothing prepared and the file out of the system's cache; "warm" the median of the others.
Leeward's actions run inside a server's process, a fresh one each; jrnl's are whole commands, as a person runs it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.notebook import decade, goals
from benchmarks.notebook.jrnl_side import Jrnl
from benchmarks.notebook.measuring import Figures

ROOT = Path(__file__).parents[2]
HEAD = (
    f"{'action':<20}{'first':>9}{'warm':>9}{'least':>9}{'wall':>9}{'peak':>8}{'mapped':>8}{'goal':>8}  {'reached':<12}"
)


def main() -> None:
    """Run everything and print it as it comes."""
    words = argparse.ArgumentParser(prog="benchmarks.notebook", description=__doc__)
    words.add_argument("--runs", type=int, default=15, help="warm runs of each of Leeward's actions")
    words.add_argument("--jrnl-runs", type=int, default=3, help="warm runs of each of jrnl's commands")
    words.add_argument("--without-jrnl", action="store_true", help="measure Leeward alone")
    args = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="leeward-bench-") as name:
        folder = Path(name)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"{decade.CHECK_INS} check-ins, {decade.ENTRIES} entries, {decade.DAYS} days, {len(decade.TAGS)} tags\n")
        ours = _our_side(folder, args.runs)
        _opening(folder)
        _weights(folder)
        if not args.without_jrnl:
            _beside(ours, folder, args.jrnl_runs)


def _child(module: str, folder: Path, *words: str) -> dict[str, float]:
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.notebook.{module}", str(folder), *words],
        env=env,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else {}


def _our_side(folder: Path, runs: int) -> dict[str, Figures]:
    """Build our notebook, time every action and print it."""
    _child("our_side", folder, "build", str(decade.ENTRIES), str(decade.CHECK_INS))
    print(
        f"Leeward (ms of CPU; wall ms; peak MiB above idle, of it the mapped file; "
        f"goal under {goals.PEAK_MIB} without it)\n{HEAD}"
    )
    found = {}
    for goal in goals.GOALS:
        where = _empty(folder) if goal.name == "import" else folder
        found[goal.name] = Figures(**_child("our_side", where, goal.name, str(runs)))
        _line(goal.name, found[goal.name], goal.cpu)
    for name in goals.ALSO:
        _line(name, Figures(**_child("our_side", folder, name, str(runs))), None)
    return found


def _empty(folder: Path) -> Path:
    """Return the folder of an installation whose notebook is still empty but for two handfuls."""
    empty = folder / "empty"
    empty.mkdir()
    _child("our_side", empty, "build", "100", "200")
    return empty


def _line(name: str, one: Figures, allowed: float | None) -> None:
    times = f"{one.first_cpu:>9.1f}{one.cpu:>9.1f}{one.cpu_least:>9.1f}{one.wall:>9.1f}"
    figures = f"{name:<20}{times}{one.peak:>8.1f}{one.mapped:>8.1f}"
    if allowed is None:
        print(figures)
        return
    reached = goals.verdict(found=one.cpu, allowed=allowed)
    memory = "" if one.peak - one.mapped <= goals.PEAK_MIB else "  memory: NO"
    print(f"{figures}{allowed:>8.0f}  {reached:<12}{memory}", flush=True)


def _opening(folder: Path) -> None:
    one = _child("our_side", folder, "opening")
    times = one["ours"] / one["bare"]
    print(
        f"\nOpening {one['rows']} rows and {one['segments']} segments of check-ins, {one['bytes'] / 2**20:.2f} MiB: "
        f"{one['ours']:.2f} ms; AES-256-GCM alone in pieces of 1 MiB {one['bare']:.2f} ms "
        f"({one['bytes'] / one['bare'] / 1e6:.1f} GB/s): {times:.1f} times, goal {goals.AES_TIMES}: "
        f"{goals.verdict(found=times, allowed=goals.AES_TIMES)}; call by call {one['calls']:.2f} ms"
    )


def _weights(folder: Path) -> None:
    print("\nOver the wire, with headers")
    for name, parts in _child("wire", folder).items():
        total, allowed = sum(parts.values()), goals.WIRE_BYTES[name]
        heaviest = ", ".join(f"{path} {size}" for path, size in sorted(parts.items(), key=lambda pair: -pair[1])[:3])
        print(f"{name:<20}{total:>9} bytes in {len(parts)} answers, goal {allowed}: "
              f"{goals.verdict(found=total, allowed=allowed)} ({heaviest})")  # fmt: skip


def _beside(ours: dict[str, Figures], folder: Path, runs: int) -> None:
    """Time jrnl and print it beside ours."""
    side = folder / "jrnl"
    side.mkdir()
    jrnl = Jrnl(side)
    version = jrnl.install()
    jrnl.write_plain(decade.ENTRIES)
    print(f"\n{version}, encrypted, whole commands (ms of CPU; wall ms; peak MiB in all), and how many times ours")
    print(f"{'action':<20}{'CPU':>9}{'wall':>9}{'peak':>8}{'CPU x':>9}{'wall x':>9}{'peak x':>8}", flush=True)
    for name, one in jrnl.measure(runs=runs).items():
        mine = ours[name]
        times = f"{one.cpu / mine.cpu:>9.1f}{one.wall / mine.wall:>9.1f}{one.peak / max(mine.peak, 0.1):>8.1f}"
        print(f"{name:<20}{one.cpu:>9.0f}{one.wall:>9.0f}{one.peak:>8.0f}{times}", flush=True)


if __name__ == "__main__":
    main()
