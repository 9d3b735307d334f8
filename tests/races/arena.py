"""Several processes on one real database, as a program of its own: `python -m tests.races.arena SCENE [ROUNDS]`.

It prints one line of JSON. The processes are forks, so that a round costs no start of Django.
"""

from __future__ import annotations

import json
import sys

from tests.races.ground import begin
from tests.races.killed import crash, full_disk
from tests.races.scenes import (
    ingest_twice,
    open_while_changing,
    re_key_while_writing,
    read_while_compacting,
    same_id,
    same_revision,
    settings_twice,
    settings_twice_unlocked,
)

SCENES = {
    scene.__name__: scene
    for scene in (
        crash,
        same_id,
        same_revision,
        settings_twice,
        settings_twice_unlocked,
        ingest_twice,
        open_while_changing,
        read_while_compacting,
        re_key_while_writing,
        full_disk,
    )
}

if __name__ == "__main__":
    rounds_asked = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    sys.stdout.write(json.dumps(SCENES[sys.argv[1]](begin(), rounds_asked)) + "\n")
