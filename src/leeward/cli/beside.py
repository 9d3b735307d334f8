"""The worker beside the server: started with it, started again when it dies, and ended with it.

The server holds one end of a pipe that the worker reads: when the server is gone, killed or not, the pipe ends and so
does the worker. No process is left behind, and none has to be looked for by its name.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "leeward", "worker", "--beside")
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
# A worker that lived for this long was well; the next one is started without a long wait.
WELL_AFTER_SECONDS = 60.0
ENDS_WITHIN_SECONDS = 8.0


class Beside:
    """Keeps one worker running while the server does."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="beside", daemon=True)

    def start(self) -> None:
        """Start the worker, and go on starting it."""
        self._thread.start()

    def stop(self) -> None:
        """Let the worker finish what it is sending, and end it."""
        self._stop.set()
        self._thread.join(ENDS_WITHIN_SECONDS + 1)

    def _keep(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._stop.is_set():
            began = time.monotonic()
            self._run_one()
            if self._stop.is_set():
                return
            log.warning("worker.ended")
            was_well = time.monotonic() - began > WELL_AFTER_SECONDS
            pause = FIRST_PAUSE_SECONDS if was_well else min(2 * pause, LONGEST_PAUSE_SECONDS)
            self._stop.wait(pause)

    def _run_one(self) -> None:
        """Start a worker and wait until it has ended, by itself or because the server does."""
        # In a group of its own: Ctrl+C is for the server, which then lets this one finish what it is sending.
        with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, process_group=0) as process:  # noqa: S603 (our own)
            while process.poll() is None and not self._stop.wait(0.2):
                pass
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(ENDS_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                # In the middle of a long conversation: the queue gives what it held to the next one.
                process.kill()
