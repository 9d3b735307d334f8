"""One pass over the file, in a process of its own: by Leeward's reader, or by what it is measured against."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import iterparse
from xml.parsers import expat

PIECE = 2**18


def ours(file: Path) -> int:
    """Read it as `leeward import` does; return how many days and nights came out."""
    from leeward.interchange.formats import phone
    from leeward.kernel import clock

    with file.open("rb") as source:
        return phone.read(source, now=clock.now())[1].count


def expat_alone(file: Path) -> int:
    """Let expat look at every byte and tell nobody: nothing that reads XML by it can be faster."""
    parser = expat.ParserCreate("utf-8")
    with file.open("rb") as source:
        while piece := source.read(PIECE):
            parser.Parse(piece, False)
    parser.Parse(b"", True)
    return parser.CurrentByteIndex


def iterparse_cleared(file: Path) -> int:
    """Read it the way most importers do: the standard library's iterparse, each element cleared."""
    records = 0
    for _, element in iterparse(file):
        records += element.tag == "Record"
        element.clear()
    return records


PASSES: dict[str, Callable[[Path], int]] = {one.__name__: one for one in (ours, expat_alone, iterparse_cleared)}


def peak() -> float:
    """Return the most memory this process has held, in MiB. Linux only; getrusage would count the process before it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def main(name: str, file: str) -> None:
    """Do one pass and print what it took. Unit: seconds, MiB."""
    cpu, wall = time.process_time(), time.perf_counter()
    if not PASSES[name](Path(file)):
        raise SystemExit(f"{name} found nothing in {file}")
    print(
        json.dumps(
            {
                "cpu": time.process_time() - cpu,
                "wall": time.perf_counter() - wall,
                "peak": peak(),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
