"""A throw-away environment for what a benchmark compares with: only what its lock names, and never part of Leeward."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def environment(home: Path, lock: Path) -> Path:
    """Make an environment with everything in the lock, and return the folder of its commands."""
    if subprocess.run([sys.executable, "-m", "venv", home], capture_output=True, check=False).returncode:
        # Debian without python3-venv: the pip of this Python installs into the bare environment.
        subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", home], check=True)
    quiet = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", home / "bin" / "python", *quiet],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return home / "bin"
