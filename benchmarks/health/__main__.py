"""`make bench-health`: make a phone's file of a gigabyte, read it in every way, print memory, speed and ratios.

The whole command `leeward import` runs on it too, plain and zipped, into a notebook made for it: what a person waits
for and what their machine must have. Everything lies in a temporary folder and goes with it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.health import export
from benchmarks.notebook import measuring

ROOT = Path(__file__).parents[2]
MIB = 2**20
PEAK_GOAL = 200  # MiB (issue 5)
NAME, PASSPHRASE = "quiet-otter-4821", "lantern harbour violet biscuit window spoon"
HEAD = f"{'':<34}{'MB/s':>8}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}  beside expat"


def main() -> None:
    """Run everything and print it as it comes."""
    words = argparse.ArgumentParser(prog="benchmarks.health", description=__doc__)
    words.add_argument("--mib", type=int, default=1024, help="how large the file is")
    args = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="leeward-bench-") as name:
        folder = Path(name)
        file, days = _made(folder, args.mib * MIB)
        packed = _zipped(folder, file)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"{file.stat().st_size / MIB:.0f} MiB, {days} days; zipped {packed.stat().st_size / MIB:.0f} MiB\n{HEAD}")
        env = _environment(folder)
        table = Table(file.stat().st_size)
        for one in ("expat_alone", "iterparse_cleared", "ours"):
            table.add(one.replace("_", " "), **_pass(one, file, env))
        _commands(table, env, (file, packed))


def _made(folder: Path, size: int) -> tuple[Path, int]:
    file, days = folder / "export.xml", set()
    with file.open("wb") as target:
        for body, day in export.pieces(size):
            target.write(body)
            days |= {day.day} if day else set()
    return file, len(days)


def _zipped(folder: Path, file: Path) -> Path:
    packed = folder / "export.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        target.write(file, "apple_health_export/export.xml")
    return packed


def _environment(folder: Path) -> dict[str, str]:
    ours = {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LEEWARD_DATA": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "LEEWARD_PASSPHRASE": PASSPHRASE,
    }
    return {key: value for key, value in os.environ.items() if not key.startswith("LEEWARD_")} | ours


def _pass(name: str, file: Path, env: dict[str, str]) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.health.passes", name, str(file)]
    done = subprocess.run(words, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _commands(table: Table, env: dict[str, str], files: tuple[Path, ...]) -> None:
    leeward = [sys.executable, "-m", "leeward"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*leeward, "account", "create", NAME], env=env, cwd=ROOT, check=True, **quiet)
    for file in files:
        words = [*leeward, "import", str(file), "--account", NAME, "--yes"]
        found = measuring.command(words, runs=0, env=env, before=lambda: None)
        table.add(f"leeward import {file.name}", found.first_cpu / 1000, found.wall / 1000, found.peak)
        reached = "yes" if found.peak < PEAK_GOAL else "NO"
        print(f"{'':<4}under {PEAK_GOAL} MiB: {reached}")


class Table:
    """What was measured, line by line; the first line is what the others are held beside."""

    def __init__(self, size: int) -> None:
        self._size, self._bare = size, 0.0

    def add(self, name: str, cpu: float, wall: float, peak: float) -> None:
        """Print one line. Unit: seconds, MiB."""
        self._bare = self._bare or cpu
        speed = self._size / 1e6 / cpu
        print(f"{name:<34}{speed:>8.0f}{cpu:>9.1f}{wall:>9.1f}{peak:>10.0f}{cpu / self._bare:>10.2f} x", flush=True)


if __name__ == "__main__":
    main()
