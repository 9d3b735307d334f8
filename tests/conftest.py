"""What every test shares. Room-specific fixtures live beside their tests."""

import importlib.util
import os

import hypothesis
import pytest

from tests.mending import is_cut_off, mend
from tests.open_data import NOT_HERE

# How long an example takes depends on what else the machine does: no test may fail for that.
hypothesis.settings.register_profile("leeward", deadline=None)
hypothesis.settings.load_profile("leeward")

# Playwright's sync API keeps an event loop in the main thread; Django would refuse the database there (STACK.md 3).
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FIXTURES = ("tests.vault.fixtures", "tests.accounts.fixtures", "tests.browser.fixtures")
pytest_plugins = [name for name in FIXTURES if importlib.util.find_spec(name)]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs to their own commands (`-m slow`), and run browsers last: they are the slowest to fail."""
    if "slow" not in (config.option.markexpr or ""):
        kept = [item for item in items if "slow" not in item.keywords]
        config.hook.pytest_deselected(items=[item for item in items if "slow" in item.keywords])
        items[:] = kept
    items.sort(key=lambda item: "browser" in item.keywords)


@pytest.fixture(autouse=True)
def _whole_connection(django_db_blocker):
    """Give each test a connection in order, whatever a request of the test before left behind."""
    from django.db import connection

    if is_cut_off(connection):
        with django_db_blocker.unblock():
            mend(connection)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call):
    """Under LEEWARD_REQUIRE_ALL a skip is a failure: a green run must mean that everything ran.

    Other people's data are no tool that could be installed: a checkout without them says so and is green.
    """
    outcome = yield
    report = outcome.get_result()
    is_for_data = NOT_HERE in str(report.longrepr)
    if report.skipped and os.environ.get("LEEWARD_REQUIRE_ALL") and not hasattr(report, "wasxfail") and not is_for_data:
        report.outcome = "failed"
        report.longrepr = f"skipped although everything was required: {call.excinfo.value if call.excinfo else ''}"
