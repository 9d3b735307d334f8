"""The walls between the rooms hold, and each wall is known to hold because it was broken once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

# contract, file, and the import that breaks it
BREAKS = [
    ("Layers", "insights/__init__.py", "import leeward.journal"),
    ("Layers", "journal/__init__.py", "import leeward.library"),
    ("Layers", "coping/__init__.py", "import leeward.journal"),
    ("Layers", "movement/__init__.py", "import leeward.coping"),
    ("Layers", "steps/__init__.py", "import leeward.journal"),
    ("Layers", "post/__init__.py", "import leeward.accounts"),
    ("Pure", "kernel/__init__.py", "import django"),
    ("Pure", "vault/core/__init__.py", "import django"),
    ("Cipher library", "journal/__init__.py", "import cryptography"),
    ("Cipher library", "post/__init__.py", "import cryptography"),
    ("Cipher core", "accounts/__init__.py", "import leeward.vault.core.errors"),
    ("Tables of the vault", "accounts/__init__.py", "import leeward.vault.models"),
    ("No cycles", "kernel/clock.py", "import leeward.kernel.probe_b"),
]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder / "src")},
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "content"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_walls_hold():
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "file", "line"), BREAKS)
def test_a_broken_wall_is_seen(house: Path, contract: str, file: str, line: str):
    (house / "src/leeward/kernel/probe_b.py").write_text("import leeward.kernel.clock\n")
    path = house / "src/leeward" / file
    path.write_text(f"{path.read_text()}\n{line}\n")

    result = _lint(house)

    broken = [words for words in result.stdout.splitlines() if words.startswith(contract) and words.endswith("BROKEN")]
    assert broken, result.stdout
