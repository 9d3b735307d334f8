"""Leeward as a person runs it: the real command in a process of its own, on a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS_WITHIN_SECONDS = 60


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """One installation: start it, kill it, start it again, and look at everything it left on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(parents=True)
        self.log = folder / "server.log"
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEEWARD_", "DJANGO_"))}
        return kept | {
            "LEEWARD_DATA": str(self.data),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(ROOT / "src"),
        }

    def command(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run another `leeward` command on the same installation."""
        return subprocess.run(
            [sys.executable, "-m", "leeward", *words],
            env=self.environment | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "leeward", "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.address}/healthz", timeout=2).read()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError(self.log.read_text())

    def kill(self) -> None:
        """Kill it as a power cut would: no goodbye, no clean-up."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self) -> None:
        """Stop it the polite way."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None
