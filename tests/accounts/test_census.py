"""The census: nothing a person types lies readable anywhere, and what a thief takes lets no guess be tested.

Source: PRIVACY.md 7.2 (census) and 3.1 (attacker 1).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from leeward.accounts.models import Account
from leeward.vault import unlocking
from leeward.vault.core import session_tokens
from leeward.vault.errors import VaultError
from leeward.vault.models import Session, Unlocked
from leeward.vault.session_store import SessionStore
from tests.people import PASSPHRASES

ROOT = Path(__file__).parents[2]
NAME, PASSPHRASE, TEXT = "zephyrname-4827", "quixotic lantern harbour kettle boats", "xylophonemarker"
MARKERS = (NAME, "quixotic", TEXT)


def run_apart(folder: Path, module: str, *words: str) -> list[str]:
    """Run a module of the tests with a data folder, a home and a temporary folder of its own; return what it says."""
    for name in ("data", "temp", "home"):
        (folder / name).mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LEEWARD_")},
        "DJANGO_SETTINGS_MODULE": "leeward.web.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "LEEWARD_DATA": str(folder / "data"),
        "LEEWARD_DEBUG": "1",
        "LEEWARD_LOG": "DEBUG",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temp"),
    }
    for name in ("DATABASE_URL", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        environment.pop(name, None)
    command = [sys.executable, "-m", f"tests.accounts.{module}", *words]
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    (folder / "log").write_text(done.stderr)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory) -> tuple[Path, list[str]]:
    """Walk every form in a process of its own; return its folder and what it visited."""
    folder = tmp_path_factory.mktemp("census")
    return folder, run_apart(folder, "census_walk", NAME, PASSPHRASE, TEXT)


def test_deleting_everything_leaves_no_byte_of_it_in_the_database_and_its_log(tmp_path):
    assert run_apart(tmp_path, "leaving_walk") == ["before 7 of 7", "after nothing"]


def test_the_walk_went_through_the_forms(left_behind):
    visited = {line.split()[0].split("?")[0] for line in left_behind[1]}
    assert {"/check-in", "/notebook/tags", "/search", "/bring", "/you/preferences", "/you/passphrase"} <= visited
    assert {"/plan/1", "/plan/later", "/plan/look", "/plan/erase", "/afterwards"} <= visited
    assert {"/notebook/events", "/patterns/year", "/patterns/themes", "/patterns/themes/lists"} <= visited
    assert "/patterns/before" in visited
    assert {"/bring/phone", "/bring/phone/check"} <= visited
    assert {"/you/reminders", "/you/reminders/time"} <= visited
    assert {"/toolbox/new", "/toolbox/hope", "/ride", "/ride/wait"} <= visited
    assert {"/jar", "/steps/one/new", "/steps/goals", "/celebrations", "/celebrations/new"} <= visited
    assert any(re.fullmatch(r"/steps/sheet/[0-9a-z]{26}/1", address) for address in visited)
    assert any(re.fullmatch(r"/steps/one/[0-9a-z]{26}", address) for address in visited)
    assert any(address.startswith("/write") for address in visited)
    assert any(address.startswith("/toolbox/") and "-" in address for address in visited)
    assert "opened 200" in left_behind[1]
    assert "locked 200" in left_behind[1]


def test_nothing_that_was_typed_lies_in_any_file(left_behind):
    folder, _ = left_behind
    contents = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    spellings = [
        one for marker in MARKERS for one in (marker.encode(), marker.encode("utf-16-le"), marker.upper().encode())
    ]
    found = [(name, one) for name, content in contents.items() for one in spellings if one in content]
    assert found == []


def test_the_recovery_code_lies_in_no_file(left_behind):
    folder, visited = left_behind
    groups = next(line for line in visited if line.startswith("code ")).split()[1:]
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert not any(group.encode() in content for group in groups for content in contents)


def test_a_walk_that_found_nothing_would_be_noticed(left_behind):
    folder, _ = left_behind
    assert any(b"vault_session" in path.read_bytes() for path in folder.rglob("leeward.db"))


@pytest.mark.django_db
def test_without_the_site_key_a_right_guess_looks_like_a_wrong_one(ana, ana_account, settings):
    key_id = settings.SITE_KEY.split()[0]
    settings.SITE_KEY = f"{key_id} {'6b' * 32}"
    answers = []
    for guess in (PASSPHRASES["ana"], "somewhere else entirely"):
        with pytest.raises(VaultError) as refused:
            unlocking.unlock(ana.account_id, unlocking.Passphrase.typed(guess))
        answers.append((refused.type, refused.value.args))
    assert answers[0] == answers[1]


@pytest.mark.django_db
def test_a_stolen_session_table_opens_nothing(ana_browser, ana_account):
    session, key = Session.objects.get(), Unlocked.objects.get()
    for stolen in (session.row_id, key.row_id, session.owner_tag, session.sealed[:32], key.sealed[:32]):
        token = bytes(stolen).hex()[:43].ljust(43, "A")
        assert SessionStore(token).get("_auth_user_id") is None
        with pytest.raises(VaultError):
            session_tokens.unseal_session(token, bytes(session.sealed))
        with pytest.raises(VaultError):
            session_tokens.unseal_unlocked(token, bytes(key.sealed), account=bytes(ana_account.pk))


@pytest.mark.django_db
def test_no_row_of_a_session_names_its_account(ana_browser, ana_account):
    account = Account.objects.get()
    columns = [
        bytes(getattr(row, field.attname))
        for row in (Session.objects.get(), Unlocked.objects.get())
        for field in row._meta.fields
        if field.get_internal_type() == "BinaryField"
    ]
    for value in (bytes(account.pk), bytes(account.name_key)):
        assert not any(value in column for column in columns)


@pytest.mark.django_db
def test_swapping_the_keys_of_two_people_opens_neither(ana_browser, ben_browser):
    one, other = Unlocked.objects.all()
    one.sealed, other.sealed = other.sealed, one.sealed
    one.save()
    other.save()
    assert [browser.get("/you").status_code for browser in (ana_browser, ben_browser)] == [302, 302]
