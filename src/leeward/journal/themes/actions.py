"""Switching the counting of words on and off, hiding words, changing the lists: one function each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from leeward.journal.kinds import ENTRIES, ONLY
from leeward.journal.themes.derived import USES
from leeward.journal.themes.lists import WordList
from leeward.journal.themes.records import THEMES, Themes
from leeward.vault.opened import OpenVault


def switch_on(vault: OpenVault) -> None:
    """Let words be counted from now on."""
    _change(vault, lambda themes: replace(themes, is_on=True))


def switch_off(vault: OpenVault) -> None:
    """Count no longer, and throw away everything that was counted; hidden words and lists stay as they are."""
    with vault.transaction():
        _change(vault, lambda themes: replace(themes, is_on=False))
        forget(vault)


def forget(vault: OpenVault) -> None:
    """Throw away everything that was counted, in every language."""
    for derivation in USES.values():
        vault.stream(ENTRIES).forget(derivation)


def hide(vault: OpenVault, term: str) -> None:
    """Never show this word again, until the person brings it back."""
    _change(vault, lambda themes: replace(themes, hidden=[*(one for one in themes.hidden if one != term), term]))


def show_again(vault: OpenVault, term: str) -> None:
    """Bring a hidden word back."""
    _change(vault, lambda themes: replace(themes, hidden=[one for one in themes.hidden if one != term]))


def change_lists(vault: OpenVault, lists: Sequence[WordList] | None) -> None:
    """Keep these lists in the place of all before; None for those a notebook begins with."""
    _change(vault, lambda themes: replace(themes, lists=None if lists is None else list(lists)))


def _change(vault: OpenVault, change: Callable[[Themes], Themes]) -> None:
    vault.stream(THEMES).update(ONLY, lambda themes: change(themes or Themes()))
