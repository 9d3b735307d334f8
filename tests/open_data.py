"""Published data of real people: the files stay where they lie and are never copied into the repository.

They lie in `../shared/data/esm`, or in `data/esm` below the folder LEEWARD_SHARED names.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ESM = Path(os.environ.get("LEEWARD_SHARED") or Path(__file__).parents[2] / "shared") / "data" / "esm"
NOT_HERE = "open data set not here"


def open_data(name: str) -> Path:
    """Return where a data set lies; a test that asks for one that is not here is skipped."""
    if not (ESM / name).exists():
        pytest.skip(f"{NOT_HERE}: {name} (set LEEWARD_SHARED to the folder that holds data/esm)")
    return ESM / name
