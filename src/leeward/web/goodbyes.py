"""What rooms keep of a person outside the notebook, and how each deletes it when that person leaves for good."""

from __future__ import annotations

from collections.abc import Callable

from leeward.post import actions as post
from leeward.vault.opened import OpenVault

STEPS: tuple[Callable[[OpenVault], None], ...] = (post.forget,)
