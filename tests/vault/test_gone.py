"""What is deleted is gone from the files of the database, and no text ever stands in them."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import os, random
from pathlib import Path
from tests.races.ground import begin, set_up
set_up()
again = begin()
from django.db import connection
from tests.vault.things import THINGS, Thing
from leeward.kernel import clock
from leeward.vault import deposits, unlocking
from leeward.vault.models import Segment, TailItem

def files():
    return b"".join(path.read_bytes() for path in Path(os.environ["LEEWARD_DATA"]).iterdir())

vault = again()
things = vault.stream(THINGS)
marker = "a marker word nobody else writes"
ids = [things.append(Thing(marker, n)) for n in range(300)]
vault.drafts.save("write", {"text": marker})
vault.memo("m", version=1, depends=b"", result=str, build=lambda: marker)
deposits.deposit(deposits.issue_ticket(vault, "write", bytes(16), clock.now()), {"text": [marker]}, clock.now())
assert marker.encode() not in files()
assert vault.account_id in files()

body = bytes(Segment.objects.order_by("first").first().body)
row = bytes(TailItem.objects.order_by("-number").first().sealed)
assert body[100:200] in files() and row in files()
things.delete([ids[0], ids[-1]])
assert body[100:200] not in files() and row not in files()

sealed = bytes(Segment.objects.order_by("first").last().body)
unlocking.erase(vault.account_id)
assert vault.account_id not in files() and sealed[100:200] not in files()
assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == (10000,)
"""


def test_deleted_rows_are_gone_from_the_files_at_once(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LEEWARD_", "DJANGO_"))}
    environment |= {"LEEWARD_DATA": str(tmp_path / "data"), "PYTHONPATH": "src:.", "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-1500:]
