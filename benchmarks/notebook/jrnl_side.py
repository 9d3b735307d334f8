"""jrnl, in its own throw-away environment, with an encrypted journal of the same entries."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from benchmarks.notebook import decade
from benchmarks.notebook.measuring import Figures, command
from benchmarks.throwaway import environment

HERE = Path(__file__).parent
LOCK = HERE.parent / "requirements.lock"
CONFIG = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: true
highlight: false
indent_character: '|'
journals:
  default: {{journal: {journal}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%F %r'
version: v4.6
"""


class Jrnl:
    """jrnl and its journal in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "journal.jrnl"
        self.plain = folder / "entries.txt"
        self.bin = folder / "jrnl-env" / "bin"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "PYTHONPATH": str(HERE),
            "PYTHON_KEYRING_BACKEND": "jrnl_keyring.Answers",
            "LANG": "C.UTF-8",
        }

    def install(self) -> str:
        """Install the locked jrnl into an environment of its own, and return its version."""
        environment(self.bin.parent, LOCK)
        said = subprocess.run(
            [self.bin / "jrnl", "--version"], capture_output=True, text=True, env=self.env, check=True
        )
        return said.stdout.split("\n", 1)[0]

    def write_plain(self, count: int) -> None:
        """Write the entries as jrnl reads them."""
        with self.plain.open("w") as file:
            for entry in decade.entries(count):
                tags = " ".join(f"@{decade.TAGS[tag]}" for tag in entry.tags)
                file.write(f"[{entry.when:%Y-%m-%d %I:%M:%S %p}] {entry.title}.\n{entry.text}\n{tags}\n\n")
        (self.folder / "jrnl.yaml").write_text(CONFIG.format(journal=self.journal))

    def words(self, *words: str) -> list[str]:
        """Return the command."""
        return [str(self.bin / "jrnl"), "--config-file", str(self.folder / "jrnl.yaml"), *words]

    def empty(self) -> None:
        """Take the journal away; jrnl makes an encrypted one anew."""
        self.journal.unlink(missing_ok=True)

    def measure(self, *, runs: int) -> dict[str, Figures]:
        """Return the figures of every action, by its name."""
        found = {"import": self._time("--import", "--file", str(self.plain), runs=runs, before=self.empty)}
        full = self.folder / "full.jrnl"
        shutil.copy(self.journal, full)
        for name, words in {
            "last ten": ("-10", "--short"),
            "rare word": ("-contains", decade.RARE, "--short"),
            "common word": ("-contains", decade.COMMON, "--short"),
            "tag counts": ("--tags",),
        }.items():
            found[name] = self._time(*words, runs=runs)
        added = ("2026-01-01 09:00: A quiet morning. Bread, a walk and a long letter @quiet @letters",)
        found["add one"] = self._time(*added, runs=min(runs, 2), before=lambda: shutil.copy(full, self.journal))
        return found

    def _time(self, *words: str, runs: int, before=lambda: None) -> Figures:
        return command(self.words(*words), runs=runs, env=self.env, before=before)
