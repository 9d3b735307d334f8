"""What an installation chooses in its environment becomes Django's settings."""

from leeward.web import environment


def test_no_writer_waits_for_ever_on_either_database(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment.database(tmp_path)["OPTIONS"]["timeout"] == environment.BUSY_SECONDS

    monkeypatch.setenv("DATABASE_URL", "postgres://notes@localhost/notes")
    assert environment.database(tmp_path)["OPTIONS"]["options"] == f"-c lock_timeout={environment.BUSY_SECONDS}s"
