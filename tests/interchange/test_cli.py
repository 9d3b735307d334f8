"""`leeward import` and `leeward account create`: the same import without a browser, and no secret in an argument."""

import io
from pathlib import Path

import pytest

from leeward.cli import import_command
from leeward.cli.main import parser
from leeward.journal.kinds import CHECK_INS
from leeward.journal.queries import vocabulary
from tests.accounts.fixtures import SIGN_IN_NAMES
from tests.open_data import open_data
from tests.people import PASSPHRASES

SAMPLES = Path(__file__).parents[1] / "samples"
EXPORT = SAMPLES / "daylio_export_en_12h_scales_custom.csv"


@pytest.fixture(autouse=True)
def _ready(monkeypatch):
    """The database of the test is ready; nobody sits at the terminal, and the passphrase is in the environment."""
    monkeypatch.setattr("leeward.cli.installation.prepare", lambda: None)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setenv("LEEWARD_PASSPHRASE", PASSPHRASES["ana"])


@pytest.fixture
def bring(ana_account):
    def run(file, *options, account=SIGN_IN_NAMES["ana"]):
        args = parser().parse_args(["import", str(file), "--account", account, *options])
        return import_command.run(args)

    return run


def check_ins(notebook):
    return [item.record for item in notebook.open().stream(CHECK_INS).all()]


def test_a_dry_run_says_what_is_there_and_keeps_nothing(bring, ana, capsys):
    assert bring(EXPORT, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "Check-ins: 4" in said
    assert "Mood to place: wobbly (1). Add: --mood 'wobbly=LEVEL'" in said
    assert check_ins(ana) == []


def test_no_word_that_was_written_is_printed(bring, capsys):
    bring(SAMPLES / "daylio_export_en_24h.csv", "--yes")
    said = capsys.readouterr()
    assert "argument" not in said.out + said.err
    assert "Pasta" not in said.out + said.err


def test_it_keeps_what_was_confirmed_with_moods_as_placed(bring, ana, capsys):
    assert bring(EXPORT, "--yes", "--mood", "wobbly=2", "--mood", "ok=3", "--zone", "Europe/Berlin") == 0
    assert "Kept: 4 check-ins and 0 entries." in capsys.readouterr().out
    scale = next(one for one in vocabulary(ana.open()).series if one.name == "Mood (Daylio)")
    levels = [record.values.get(scale.id) for record in check_ins(ana)]
    assert sorted(levels, key=str) == [2, 3, 5, None]
    assert {record.moment.zone for record in check_ins(ana)} == {"Europe/Berlin"}


def test_a_second_time_adds_nothing(bring, ana, capsys):
    bring(EXPORT, "--yes")
    assert bring(EXPORT, "--yes") == 0
    assert "4 were in the notebook already." in capsys.readouterr().out
    assert len(check_ins(ana)) == 4


def test_without_yes_and_without_anybody_to_ask_nothing_is_kept(bring, ana):
    assert bring(EXPORT) == 1
    assert check_ins(ana) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--mood", "wobbly=9"), "--mood"),
        (("--format", "diary"), "--format"),
        (("--zone", "Moon/Base"), "--zone"),
    ],
)
def test_wrong_words_on_the_command_line_say_what_to_write(bring, capsys, options, sentence):
    assert bring(EXPORT, "--yes", *options) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("day,s\n2024-05-01,3\n", (), "Say what the columns mean"),
        ("day,s\n2024-05-01,3\n", ("--map", "day=colour"), "--map COLUMN=FIELD"),
        ("day,s\n2024-05-01,3\n", ("--map", "s=series"), "none says when"),
        ("day,s\n03/04/2024,3\n", ("--map", "day=date", "--map", "s=series"), "date:dmy"),
        ("just words\n", (), "No columns could be found"),
        ("", (), "There is nothing in this file"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_status_two(bring, tmp_path, capsys, text, options, sentence):
    file = tmp_path / "table.csv"
    file.write_text(text)
    assert bring(file, "--yes", *options) == 2
    assert sentence in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named_kindly(bring, tmp_path, capsys):
    assert bring(tmp_path / "none.csv", "--yes") == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_rows_without_anything_end_with_status_one(bring, tmp_path, capsys):
    file = tmp_path / "table.csv"
    file.write_text("day,s\n2024-02-30,3\n")
    assert bring(file, "--yes", "--map", "day=date", "--map", "s=series") == 1
    assert "row 2: The day in this row is not in any calendar." in capsys.readouterr().out


@pytest.mark.parametrize("account", ["nobody-here-1234", "x", SIGN_IN_NAMES["ana"]])
def test_a_wrong_name_and_a_wrong_passphrase_get_one_answer(bring, capsys, monkeypatch, account):
    monkeypatch.setenv("LEEWARD_PASSPHRASE", "not the passphrase of anybody")
    assert bring(EXPORT, "--yes", account=account) == 1
    assert capsys.readouterr().err == "Name and passphrase do not open a notebook here.\n"


def test_no_passphrase_says_where_it_belongs(bring, capsys, monkeypatch):
    monkeypatch.delenv("LEEWARD_PASSPHRASE")
    assert bring(EXPORT, "--yes") == 1
    assert "LEEWARD_PASSPHRASE" in capsys.readouterr().err


def test_no_command_takes_a_passphrase_as_an_argument():
    options = {
        flag
        for action in parser()._subparsers._group_actions
        for sub in action.choices.values()
        for flag in sub._option_string_actions
    }
    assert not [flag for flag in options if "pass" in flag or "secret" in flag]


def test_the_open_data_set_comes_in_by_one_command(bring, ana, capsys):
    mapping = ["--map", "date=date", "--map", "beeptime=time", "--map", "mood_down=series:1-7"]
    assert bring(open_data("kossakowski2017.csv"), "--yes", "--zone", "Europe/Amsterdam", *mapping) == 0
    assert "row 875: The cells you chose are empty in this row." in capsys.readouterr().out
    found = check_ins(ana)
    assert len(found) == 1474
    assert len({record.moment.day() for record in found}) == 238


def test_a_missing_site_key_is_named_and_nothing_is_done(bring, ana, capsys, monkeypatch):
    from leeward.cli.installation import NotReady

    def missing():
        raise NotReady("put the site key back")

    monkeypatch.setattr("leeward.cli.installation.prepare", missing)
    assert bring(EXPORT, "--yes") == 1
    assert "put the site key back" in capsys.readouterr().err
    assert check_ins(ana) == []


def test_an_account_is_made_and_its_code_shown_once(db, capsys, monkeypatch):
    from leeward.cli import account_command

    monkeypatch.setenv("LEEWARD_PASSPHRASE", PASSPHRASES["cleo"])
    assert account_command.run(parser().parse_args(["account", "create", "plain-heron-2948"])) == 0
    assert "Recovery code: " in capsys.readouterr().out
    assert account_command.run(parser().parse_args(["account", "create", "plain-heron-2948"])) == 1
    assert "Somebody here has this name" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "passphrase"), [("ab", PASSPHRASES["cleo"]), ("plain-heron-2948", "short")])
def test_an_account_that_cannot_be_made_says_what_to_do(db, capsys, monkeypatch, name, passphrase):
    from leeward.cli import account_command

    monkeypatch.setenv("LEEWARD_PASSPHRASE", passphrase)
    assert account_command.run(parser().parse_args(["account", "create", name])) == 1
    assert capsys.readouterr().err.strip()
