"""CPU, wall and peak memory: of a call in this process, and of a whole command. Linux only, for the memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_KIB = 1024


@dataclass(frozen=True)
class Figures:
    """One action.

    Unit: milliseconds; MiB above what the process needed when idle (of a command: in all). `mapped` is how much of the
    peak is the database's own file in the system's cache, which every process shares and the system takes back.
    """

    first_cpu: float
    cpu: float
    cpu_least: float
    wall: float
    peak: float
    mapped: float
    runs: int

    def as_dict(self) -> dict[str, float]:
        """Return the figures by name, to hand them to another process."""
        return asdict(self)


def call(action: Callable[[], object], *, runs: int, before: Callable[[], object] = lambda: None) -> Figures:
    """Time a call: the first run apart, then the median of the others. `before` runs untimed before each."""
    idle, files = _memory("VmRSS"), _memory("RssFile")
    _CLEAR.write_text("5")  # the highest memory use counts from here
    times = []
    for _ in range(runs + 1):
        before()
        wall, cpu = time.perf_counter(), time.process_time()
        action()
        times.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
    peak, mapped = (_memory("VmHWM") - idle) / _KIB, (_memory("RssFile") - files) / _KIB
    (first, _), *warm = times
    cpus = [cpu for cpu, _ in warm] or [first]
    walls = [wall for _, wall in warm] or [times[0][1]]
    return Figures(
        first, statistics.median(cpus), min(cpus), statistics.median(walls), peak, max(0.0, mapped), len(cpus)
    )


def command(words: Sequence[str], *, runs: int, env: Mapping[str, str], before: Callable[[], object]) -> Figures:
    """Time a whole command, from its start to its end. Errors: CommandFailed."""
    times, peak = [], 0.0
    for _ in range(runs + 1):
        before()
        cpu, wall, memory = _run(words, env)
        times.append((cpu, wall))
        peak = max(peak, memory)
    (first, first_wall), *warm = times
    cpus = [cpu for cpu, _ in warm] or [first]
    walls = [wall for _, wall in warm] or [first_wall]
    return Figures(first, statistics.median(cpus), min(cpus), statistics.median(walls), peak, 0.0, len(cpus))


class CommandFailed(Exception):
    """A command that is measured ended with an error; its own words are in the message."""


# Its own small process: what it waited for is then exactly the one command, and its memory too.
_TIMER = """
import resource, subprocess, sys, time
wall = time.perf_counter()
no = subprocess.DEVNULL
status = subprocess.run(sys.argv[2:], stdin=no, stdout=no, stderr=open(sys.argv[1], "wb")).returncode
wall = time.perf_counter() - wall
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, 1000 * (used.ru_utime + used.ru_stime), 1000 * wall, used.ru_maxrss / 1024)
"""


def _run(words: Sequence[str], env: Mapping[str, str]) -> tuple[float, float, float]:
    said = Path(env["TMPDIR"]) / "said.txt"
    timer = [sys.executable, "-c", _TIMER, str(said), *words]
    done = subprocess.run(timer, env=dict(env), capture_output=True, text=True, check=True)
    status, cpu, wall, memory = map(float, done.stdout.split())
    if status:
        raise CommandFailed(f"{' '.join(words)}: {said.read_text(errors='replace')[-600:]}")
    return cpu, wall, memory


def _memory(name: str) -> int:
    """Return a line of /proc/self/status in KiB."""
    return next(int(line.split()[1]) for line in _STATUS.read_text().splitlines() if line.startswith(f"{name}:"))


def out_of_the_cache(path: Path) -> None:
    """Ask the system to forget a file's pages, so that the next reading comes from the disk."""
    for one in path.parent.glob(f"{path.name}*"):
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
