"""The worker beside the real server: at work, started again after a kill, and gone with the server."""

from __future__ import annotations

import json
import os
import signal
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
WITHIN_SECONDS = 90.0


def until(found):
    end = time.monotonic() + WITHIN_SECONDS
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("it did not happen")


def children(pid: int) -> list[int]:
    text = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(one) for one in text.split()]


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_it_is_at_work_comes_back_after_a_kill_and_ends_with_the_server(served, end):
    server = served.process.pid
    health = f"{served.address}/healthz"
    until(lambda: json.loads(urllib.request.urlopen(health, timeout=5).read())["worker"] == "at work")
    (first,) = children(server)

    os.kill(first, signal.SIGKILL)

    (second,) = until(lambda: [one for one in children(server) if one != first and is_there(one)])
    served.process.send_signal(end)
    served.process.wait(timeout=60)
    until(lambda: not is_there(second))
    served.process = None
