"""Settings of a test run: Leeward's own, with data and key in a folder of the run, never in a person's."""

import os
import tempfile
from pathlib import Path

_folder = os.environ.setdefault("LEEWARD_TEST_FOLDER", tempfile.mkdtemp(prefix="leeward-test-"))
os.environ["LEEWARD_DATA"] = str(Path(_folder) / "data")
os.environ["LEEWARD_SITE_KEY"] = "00112233 " + "5a" * 32
os.environ.pop("DATABASE_URL", None)

from leeward.web.settings import *  # noqa: E402, F403

STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
