"""Settings of a test run: Leeward's own, with data and key in a folder of the run, never in a person's."""

import os
import tempfile
from pathlib import Path

# One folder a run, and in it one a worker: two that run at once do not meet.
_folder = Path(os.environ.setdefault("LEEWARD_TEST_FOLDER", tempfile.mkdtemp(prefix="leeward-test-")))
os.environ["LEEWARD_DATA"] = str(_folder / os.environ.get("PYTEST_XDIST_WORKER", "alone") / "data")
os.environ["LEEWARD_SITE_KEY"] = "00112233 " + "5a" * 32
# Another database for a whole run, which has to exist: postgres://name@host/database.
os.environ["DATABASE_URL"] = os.environ.get("LEEWARD_TEST_DATABASE_URL", "")

from leeward.web.settings import *  # noqa: E402, F403

STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
