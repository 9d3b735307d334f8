"""The one reader of the wall clock. Tests stop it or move it; everything below views gets the time as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta


class NotAware(ValueError):
    """The moment a test wants the clock to show has no time zone."""


def _wall() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _wall


def now() -> datetime:
    """Return the present moment, aware and in UTC."""
    return _source()


@contextmanager
def _showing(source: Callable[[], datetime]) -> Iterator[None]:
    # One for the whole process and not one a thread: a test's server threads must see the same time.
    global _source  # noqa: PLW0603
    before = _source
    _source = source
    try:
        yield
    finally:
        _source = before


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stop the clock at this moment, for tests.

    Errors: NotAware for a moment without a time zone.
    """
    if at.utcoffset() is None:
        raise NotAware("frozen() needs an aware datetime, for example datetime(2026, 3, 1, 9, 0, tzinfo=UTC)")
    shown = at.astimezone(UTC)
    with _showing(lambda: shown):
        yield


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Move the clock, running or stopped, forward or (negative) back, for tests."""
    before = _source
    with _showing(lambda: before() + by):
        yield
