"""Ana has reminders: a box with addresses, made through the same actions as the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from leeward.kernel import clock
from leeward.post import actions
from leeward.post.models import Address, State
from leeward.post.records import Chime, Subscription
from tests.post.browser_keys import BrowserKeys
from tests.post.push_stub import PushService
from tests.post.smtp_stub import MailServer

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MAIL = "zephyr@example.org"


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Stop the clock half a minute after noon, UTC, on a Tuesday."""
    with clock.frozen(NOON):
        yield NOON


@pytest.fixture
def sends_mail(settings):
    """Set this installation up to write mail; nothing listens yet."""
    settings.EMAIL_HOST, settings.PUBLIC_URL = "127.0.0.1", "https://notes.example"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "reminder@notes.example"
    settings.EMAIL_PORT = 1
    settings.EMAIL_TIMEOUT = 3
    return settings


@pytest.fixture
def mail_server(sends_mail) -> Iterator[MailServer]:
    """A mail server on this machine, and settings that lead to it."""
    with MailServer() as server:
        sends_mail.EMAIL_PORT = server.port
        yield server


@pytest.fixture
def push_service(monkeypatch) -> Iterator[PushService]:
    """A push service on this machine, and the one hole in the wall that lets us reach it."""
    with PushService() as service:
        service.let_in(monkeypatch)
        yield service


def daily(vault, *, minute: int = 12 * 60) -> None:
    """Set one time a day, in UTC."""
    actions.add_time(vault, Chime(minute), zone="UTC")


def with_mail(vault, address: str = MAIL) -> Address:
    """Give the box a mail address that somebody said yes for, without its first mail."""
    actions.ask_mail(vault, address, now=clock.now())
    row = Address.objects.get(state=State.ASKED)
    row.due_set.all().delete()
    actions.confirm(row)
    return Address.objects.get(pk=row.pk)


def with_phone(vault, service: PushService, *, path: str = "/wpush/v2/abc") -> BrowserKeys:
    """Subscribe an invented browser."""
    keys = BrowserKeys()
    actions.add_phone(vault, Subscription(service.url(path), keys.public, keys.auth), name="Firefox, Android")
    return keys
