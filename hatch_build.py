"""Compile the catalogues of words into the package, so that an installed Leeward speaks without a first start."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).resolve().parent / "src"


class Catalogues(BuildHookInterface):
    """Run before a wheel is put together; `artifacts` in pyproject.toml takes the compiled files along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        sys.path.insert(0, str(SOURCE))
        from leeward.web import catalogues

        catalogues.ready()
