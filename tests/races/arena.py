"""Several processes on one real database, as a program of its own: `python -m tests.races.arena SCENE[:ROUNDS]...`.

It prints a line of JSON for each scene. The processes are forks, so that a round costs no start of Django.
"""

from __future__ import annotations

import json
import sys
from functools import partial

from tests.races.ground import begin, finish, forks, set_up
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


def play(scene: str, rounds: int) -> None:
    """Play one scene with a notebook of its own and print what came of it."""
    sys.stdout.write(json.dumps({"scene": scene} | SCENES[scene](begin(), rounds)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    set_up()
    for asked in sys.argv[1:]:
        name, _, rounds = asked.partition(":")
        # A scene may patch the vault or limit its process: each has one of its own.
        finish(forks([partial(play, name, int(rounds or 8))]))
