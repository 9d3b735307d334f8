"""Another time: the clock stands there, and the person has unlocked again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.test import Client

from leeward.kernel import clock
from tests.accounts.fixtures import signed_in


@contextmanager
def at(when: datetime, account, notebook) -> Iterator[Client]:
    """Stop the clock at this moment and give a browser whose notebook is open then."""
    with clock.frozen(when):
        yield signed_in(account, notebook.open())
