"""A worker in a process of its own is killed in the middle, and the next one goes on: nothing lost, nothing twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from leeward.post.models import Outcome
from tests.post.smtp_stub import MailServer, Told

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
WITHIN_SECONDS = 120.0
SENT = str(Outcome.SENT.value)


class Installation:
    """A folder with a database, and commands on it."""

    def __init__(self, folder: Path, port: int) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEEWARD_", "DJANGO_"))}
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "leeward.web.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "LEEWARD_DATA": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "LEEWARD_URL": "https://notes.example",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(port),
            "EMAIL_USE_TLS": "0",
        }
        (folder / "data").mkdir()

    def say(self, what: str) -> dict:
        command = [sys.executable, "-m", "tests.post.killed", what, "zephyr@example.org"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    @contextmanager
    def worker(self):
        """Run a worker; it is killed at the end, without a goodbye."""
        command = [sys.executable, "-m", "leeward", "worker"]
        with subprocess.Popen(command, env=self.environment) as process:
            try:
                yield
            finally:
                process.kill()


def until(found):
    end = time.monotonic() + WITHIN_SECONDS
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError("it did not happen")


@pytest.fixture
def held():
    """A mail server that stops answering where it is told to."""
    with MailServer() as server:
        yield server
        server.told.go_on.set()


@pytest.fixture
def installation(tmp_path, held):
    made = Installation(tmp_path, held.port)
    made.say("make")
    return made


def killed_at(word: str, installation, held) -> dict:
    """Kill a worker that waits for an answer to this word; return what is in the queue then, and let the lease end."""
    held.told.holds = word
    with installation.worker():
        until(lambda: word in held.words and (word != "DATA" or held.raw))
    held.told.go_on.set()
    held.told = Told()
    left = installation.say("look")
    installation.say("lease-over")
    return left


def test_killed_before_anything_was_handed_over_the_next_worker_sends_it_once(installation, held):
    assert killed_at("CONNECT", installation, held) == {"left": [{"tries": 1, "handed": False}], "done": {}}
    assert held.mails == []
    with installation.worker():
        until(lambda: installation.say("look") == {"left": [], "done": {SENT: 1}})
    assert len(held.mails) == 1


def test_killed_when_it_was_with_the_mail_server_it_is_not_sent_a_second_time(installation, held):
    assert killed_at("DATA", installation, held) == {"left": [{"tries": 1, "handed": True}], "done": {}}
    with installation.worker():
        until(lambda: installation.say("look") == {"left": [], "done": {SENT: 1}})
    assert len(held.mails) == 1
