"""The worker beside the server: started, started again when it dies, and gone with the server, however that ends."""

import os
import signal
import subprocess
import sys
import time

import pytest

from leeward.cli import beside
from leeward.cli.beside import Beside

# A worker as far as its supervisor can tell: says who it is, and ends when its input does.
LIVES = "import os, sys; print(os.getpid(), file=open(sys.argv[1], 'a'), flush=True); sys.stdin.read()"
WITHIN_SECONDS = 20.0


def until(found):
    end = time.monotonic() + WITHIN_SECONDS
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """Return the ids of the workers begun so far."""
    log = tmp_path / "workers"
    monkeypatch.setattr(beside, "COMMAND", (sys.executable, "-c", LIVES, str(log)))
    monkeypatch.setattr(beside, "FIRST_PAUSE_SECONDS", 0.02)
    return lambda: [int(line) for line in log.read_text().split()] if log.exists() else []


def test_one_that_dies_is_started_again_and_the_last_one_ends_with_the_server(begun):
    worker = Beside()
    worker.start()
    (first,) = until(begun)
    os.kill(first, signal.SIGKILL)
    second = until(lambda: begun()[1:])[0]
    worker.stop()
    assert (is_there(first), is_there(second)) == (False, False)
    assert len(begun()) == 2


def test_a_server_that_is_killed_takes_its_worker_along(tmp_path, begun):
    code = (
        "import sys, time; from leeward.cli import beside;"
        f"beside.COMMAND = {beside.COMMAND!r};"
        "beside.Beside().start(); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as server:
        (worker,) = until(begun)
        server.kill()
    until(lambda: not is_there(worker))
