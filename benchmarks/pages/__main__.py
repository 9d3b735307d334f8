"""`make bench-pages`: the weight of Help now, when it is first seen, what Lighthouse says, and the goal of each.

Other people's help pages are not measured here: figures of theirs from another line, another day and another machine
would say nothing, and this runs without reaching any of them.
"""

from __future__ import annotations

import argparse
import os
import platform

from benchmarks.pages import lighthouse, paint
from benchmarks.pages.server import running
from benchmarks.pages.weight import weights

HEAVIEST = ("/now", "/now/us", "/now/gb", "/now/jp", "/now/in", "/helplines/gb", "/helplines/us")
# Pages for engines to find, and two that ask not to be found (their marks for engines are lower for that alone).
READ_BY_ALL = (
    "/understand", "/understand/wounds", "/understand/wounds/easy", "/find", "/for-someone", "/signs", "/helplines/gb",
    "/helplines/us?way=chat&open=1", "/helplines/cu", "/now", "/without-network",
)  # fmt: skip
GOAL_BYTES = 30_000
GOAL_WORKER_MS = 100
GOAL_SLOW_MS = 1000
LATENCIES = {"150 ms there and back": 150.0, "562 ms a request, as DevTools": 562.5}


def main() -> None:
    """Measure and print as it comes."""
    words = argparse.ArgumentParser(prog="benchmarks.pages", description=__doc__)
    words.add_argument("--runs", type=int, default=15)
    words.add_argument("--without-lighthouse", action="store_true")
    args = words.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    with running() as address:
        _weights(address)
        with paint.chromium() as browser:
            _paints(browser, address, args.runs)
        if args.without_lighthouse or not lighthouse.is_there():
            print("\nLighthouse: not run (npm cannot bring it, or --without-lighthouse)")
        else:
            _lighthouse(address)


def _weights(address: str) -> None:
    print(f"weight, squeezed (goal: at most {GOAL_BYTES:,} bytes in all)")
    for path in HEAVIEST:
        found = weights(address, path)
        print(
            f"  {path:<10}{sum(found.values()):>8,}  page {found[path]:,}, files {sum(found.values()) - found[path]:,}"
        )


def _paints(browser: paint.Browser, address: str, runs: int) -> None:
    print(f"\nfirst paint, median of {runs} (least to most)")
    for slower in (1, paint.SLOWER):
        bare = paint.of_a_bare_answer(browser, address, runs=runs, slower=slower)
        same, new = paint.from_worker(browser, address, "/now", runs=runs, slower=slower)
        span = f"{bare.median:.0f} ms ({bare.least:.0f} to {bare.most:.0f})"
        print(f"  a line of text from the server, processor 1/{slower}: {span}")
        _say(f"from the worker, network off, tab open, processor 1/{slower}", same, GOAL_WORKER_MS)
        _say(f"from the worker, network off, new tab, processor 1/{slower}", new, GOAL_WORKER_MS)
    for words, latency in LATENCIES.items():
        seen = paint.on_a_slow_phone(browser, address, "/now", runs=runs, latency=latency)
        _say(f"first visit, processor 1/{paint.SLOWER}, {words}", seen, GOAL_SLOW_MS)


def _say(what: str, seen: paint.Paint, goal: float) -> None:
    reached = "reached" if seen.median <= goal else "not reached"
    print(f"  {what:<66}{seen.median:>7.0f} ms ({seen.least:.0f} to {seen.most:.0f})  goal {goal:.0f}: {reached}")


def _lighthouse(address: str) -> None:
    for path in READ_BY_ALL:
        print(f"\nLighthouse on {path} (its slow phone and slow 4G)")
        for name, value in lighthouse.report(address + path).items():
            print(f"  {name:<34}{value:>8.0f}")


if __name__ == "__main__":
    main()
