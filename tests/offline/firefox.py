"""Firefox, spoken to in its own words (Marionette over a socket): no driver program and no download is needed.

Source: firefox-source-docs, "Marionette protocol": messages are `length:[0, id, command, arguments]`.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PROGRAM = Path("/usr/bin/firefox-esr")
START_SECONDS = 60.0
PREFERENCES = {
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "intl.accept_languages": "en-GB",
}


class Refused(Exception):
    """Firefox answered with an error; the message is its own."""


class Firefox:
    """One headless Firefox with a profile of its own, and its one tab."""

    def __init__(self, profile: Path) -> None:
        port = _free_port()
        lines = (PREFERENCES | {"marionette.port": port}).items()
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "user.js").write_text(
            "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in lines)
        )
        self.process = subprocess.Popen(
            [str(PROGRAM), "--marionette", "--headless", "--no-remote", "--profile", str(profile)],
            env=os.environ | {"HOME": str(profile), "MOZ_DISABLE_CONTENT_SANDBOX": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.line = self._connect(port)
        self.number = 0
        self._hear()  # who it is
        self.ask("WebDriver:NewSession", pageLoadStrategy="normal")
        self.ask("WebDriver:SetTimeouts", script=20_000, pageLoad=20_000)
        self.ask("WebDriver:SetWindowRect", width=390, height=844)

    def _connect(self, port: int) -> socket.socket:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError):
                return socket.create_connection(("localhost", port), timeout=30)
            time.sleep(0.1)
        self.process.kill()
        raise Refused("Firefox did not start")

    def ask(self, command: str, **arguments: Any) -> Any:
        """Send a command and return what came of it.

        Errors: Refused.
        """
        self.number += 1
        words = json.dumps([0, self.number, command, arguments]).encode()
        self.line.sendall(b"%d:%s" % (len(words), words))
        _kind, _number, wrong, value = self._hear()
        if wrong:
            raise Refused(f"{wrong['error']}: {wrong['message']}")
        return value["value"] if isinstance(value, dict) and set(value) == {"value"} else value

    def _hear(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._take(1)
        return json.loads(self._take(int(length[:-1])))

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            more = self.line.recv(count - len(taken))
            if not more:
                raise Refused("Firefox went away")
            taken += more
        return taken

    def goto(self, address: str) -> None:
        """Open an address; a page that cannot be opened is Refused."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """Return what an asynchronous function body in the page returns."""
        done = "arguments[arguments.length - 1]"
        wrapped = f"const done = {done}; (async () => {{ {script} }})().then(done, (fault) => done(String(fault)));"
        return self.ask("WebDriver:ExecuteAsyncScript", script=wrapped, args=[], newSandbox=True)

    def close(self) -> None:
        with suppress(OSError, Refused):
            self.ask("Marionette:Quit", flags=["eForceQuit"])
        self.line.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.process.kill()
        self.process.wait(10)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return free.getsockname()[1]
