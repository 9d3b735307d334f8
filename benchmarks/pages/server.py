"""Leeward on an empty folder and a free port, for as long as something is measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0


class NotStarted(Exception):
    """Nothing listened in time."""


@contextmanager
def running() -> Iterator[str]:
    """Give the address of a Leeward of its own.

    Errors: NotStarted.
    """
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="leeward-bench-") as folder:
        env = os.environ | {
            "PYTHONPATH": str(ROOT / "src"),
            "LEEWARD_DATA": folder,
            "XDG_CONFIG_HOME": f"{folder}/config",
        }
        command = [sys.executable, "-m", "leeward", "serve", "--port", str(port)]
        with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                _wait_for(port)
                yield f"http://localhost:{port}"
            finally:
                process.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise NotStarted(f"nothing listens on port {port}")
