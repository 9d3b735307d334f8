"""A real PostgreSQL for the races: a cluster of its own in a folder of its own, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

USER = "postgres"


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database."""
    server = programs()
    if server is None:
        pytest.skip("PostgreSQL is not installed here (Debian: apt-get install postgresql)")
    # initdb refuses to run as root.
    as_user = {"user": USER} if os.geteuid() == 0 else {}
    folder = tempfile.mkdtemp(prefix="leeward-pg-")
    if as_user:
        shutil.chown(folder, USER, pwd.getpwnam(USER).pw_gid)
    port, data = free_port(), f"{folder}/data"

    def run(program: str, *args: str) -> None:
        subprocess.run([server / program, *args], check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)

    run("initdb", "-D", data, "-U", "leeward", "--auth=trust", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    run("pg_ctl", "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start")
    try:
        yield f"postgres://leeward@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def arena(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a program with a database of its own on disk: SQLite, then PostgreSQL."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("LEEWARD_", "DATABASE_", "DJANGO_"))
    }
    environment |= {
        "LEEWARD_DATA": str(tmp_path_factory.mktemp("arena")),
        "LEEWARD_LOG": "ERROR",
        "PYTHONPATH": "src:.",
    }
    if request.param == "postgres":
        environment["DATABASE_URL"] = request.getfixturevalue("postgres")
    return environment
