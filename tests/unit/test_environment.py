"""What an installation chooses in its environment becomes Django's settings."""

import sqlite3

from leeward.web import environment


def test_no_writer_waits_for_ever_on_either_database(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment.database(tmp_path)["OPTIONS"]["timeout"] == environment.BUSY_SECONDS

    monkeypatch.setenv("DATABASE_URL", "postgres://notes@localhost/notes")
    assert environment.database(tmp_path)["OPTIONS"]["options"] == f"-c lock_timeout={environment.BUSY_SECONDS}s"


def test_deleted_rows_are_overwritten_whatever_this_sqlite_does_by_itself(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "")
    begin = environment.database(tmp_path)["OPTIONS"]["init_command"]
    connection = sqlite3.connect(tmp_path / "notes.db")
    connection.execute("PRAGMA secure_delete = OFF")

    connection.executescript(begin)

    assert [connection.execute(f"PRAGMA {name}").fetchone() for name in ("secure_delete", "temp_store")] == [(1,), (2,)]
    connection.close()
