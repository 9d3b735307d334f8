"""`leeward import` takes a phone's file as the browser does."""

import pytest

from leeward.cli import import_command
from leeward.cli.main import parser
from leeward.journal.kinds import CHECK_INS
from leeward.movement.kinds import MOVED
from tests.accounts.fixtures import SIGN_IN_NAMES
from tests.interchange.test_cli import _ready, bring  # noqa: F401 (fixtures)
from tests.unit.formats.phone_files import apple, asleep, exercise, gz, session, zipped

NIGHT = asleep("2025-05-01 23:00:00 +0200", "2025-05-02 06:30:00 +0200")
WALK = exercise("2025-05-02 12:00:00 +0200", "2025-05-02 12:25:00 +0200")
ALL = apple(NIGHT, WALK)


@pytest.fixture
def file(tmp_path):
    def written(body, name="export.zip"):
        path = tmp_path / name
        path.write_bytes(body)
        return path

    return written


def counts(notebook):
    vault = notebook.open()
    return len(vault.stream(CHECK_INS).all()), len(vault.stream(MOVED).all())


@pytest.mark.parametrize("body", [ALL, gz(ALL), zipped(("a/export.xml", ALL))])
def test_a_phones_file_is_counted_and_kept(bring, file, ana, capsys, body):  # noqa: F811
    assert bring(file(body), "--dry-run") == 0
    said = capsys.readouterr().out
    assert "Apple Health export" in said
    assert "Days with minutes of movement: 1" in said
    assert "Nights: 1" in said
    assert "Everything about the body stayed in the file, unread." in said
    assert counts(ana) == (0, 0)
    assert bring(file(body), "--yes") == 0
    assert "Kept: 2 days and nights." in capsys.readouterr().out
    assert counts(ana) == (1, 1)
    assert bring(file(body), "--yes") == 0
    assert "2 were in the notebook already." in capsys.readouterr().out
    assert counts(ana) == (1, 1)


def test_a_format_that_is_named_is_read_as_that(bring, file, ana):  # noqa: F811
    walks = [session("walking", f"2025-05-0{day}T12:00:00+02:00", f"2025-05-0{day}T12:20:00+02:00") for day in (2, 3)]
    body = zipped(*((f"Takeout/Fit/All Sessions/{place}.json", walk) for place, walk in enumerate(walks)))
    assert bring(file(body), "--yes", "--format", "google-fit") == 0
    assert counts(ana) == (0, 1)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (apple(NIGHT, dtd='<!DOCTYPE HealthData [<!ENTITY a "b">]>'), "something in this file that no phone writes"),
        (apple(), "no minutes of movement, no sleep"),
    ],
)
def test_one_that_cannot_be_read_ends_with_status_two(bring, file, capsys, body, sentence):  # noqa: F811
    assert bring(file(body), "--yes") == 2
    assert sentence in capsys.readouterr().err


def test_without_yes_and_without_anybody_to_ask_nothing_is_kept(bring, file, ana):  # noqa: F811
    assert bring(file(ALL)) == 1
    assert counts(ana) == (0, 0)


def test_the_names_of_formats_are_said(bring, file, capsys):  # noqa: F811
    args = parser().parse_args(["import", str(file(ALL)), "--account", SIGN_IN_NAMES["ana"], "--format", "diary"])
    assert import_command.run(args) == 2
    assert "health-connect" in capsys.readouterr().err
