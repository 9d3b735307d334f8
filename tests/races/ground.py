"""The ground of the races: a new notebook in a real database, and processes that are forks, each with a connection."""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

FORK = get_context("fork")


def set_up() -> None:
    """Make the database the environment names ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeward.web.settings")
    os.environ.setdefault("LEEWARD_SITE_KEY", "00112233 " + "5a" * 32)
    Path(os.environ["LEEWARD_DATA"]).mkdir(parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", "vault", verbosity=0)


def begin():
    """Return what opens Ana's new notebook, as another request would, as often as it is called."""
    from leeward.kernel import clock
    from leeward.vault import unlocking
    from leeward.vault.unlocking import Passphrase

    account = os.urandom(16)
    vault, _ = unlocking.create(account, Passphrase.typed("lantern harbour seven quiet boats"), clock.now())
    raw = vault.keys.account_key.reveal()

    def again():
        from leeward.vault.core.primitives import AccountKey
        from leeward.vault.keys import OpenKeys
        from leeward.vault.opened import OpenVault

        return OpenVault(OpenKeys(account, AccountKey(raw)))

    return again


def forks(works: list[Callable[[], None]]):
    """Start each work in a process of its own, with a database connection of its own."""
    connections.close_all()
    started = [FORK.Process(target=work) for work in works]
    for process in started:
        process.start()
    return started


def finish(processes) -> int:
    for process in processes:
        process.join(120)
    return sum(process.exitcode != 0 for process in processes)
