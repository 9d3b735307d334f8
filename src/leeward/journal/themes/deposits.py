"""Lists of words that were sent while locked."""

from __future__ import annotations

from leeward.journal.themes import actions, queries
from leeward.journal.themes.form import ListsForm
from leeward.journal.word_for_word import data, keep_words
from leeward.vault.deposits import Deposit, Handler
from leeward.vault.opened import OpenVault


def keep_lists(vault: OpenVault, deposit: Deposit, record_id: bytes) -> None:
    """Keep the lists; where they cannot be kept as lists, their words are."""
    form = ListsForm(data(deposit), lists=queries.lists_of(queries.choice(vault)))
    if form.is_valid():
        actions.change_lists(vault, form.to_lists())
    else:
        keep_words(vault, deposit, form, record_id)


HANDLERS: dict[str, Handler] = {"word-lists": keep_lists}
