"""A full disk or a busy database: a kind page gives everything typed back, and trying again keeps it."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from leeward.accounts import forms
from leeward.accounts.codes import PendingCode
from leeward.vault.errors import Full, Tampered
from leeward.vault.typed import RecoveryCode

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = "A long letter to nobody. "
WORDS = FIRST + "And a pear tree. " * 5000


@contextmanager
def no_room():
    """Let the database file grow no further, as on a full disk."""
    with connection.cursor() as cursor:
        most = cursor.execute("PRAGMA max_page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {cursor.execute('PRAGMA page_count').fetchone()[0]}")
        yield
        cursor.execute(f"PRAGMA max_page_count = {most}")


def _form(browser) -> dict[str, str]:
    page = browser.get(reverse("write"), {"prompt": ""}).content.decode()
    hidden = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("form_id", "ticket")}
    return hidden | {"text": WORDS, "prompt": ""}


def test_a_full_disk_gives_everything_typed_back_and_keeps_it_once_there_is_room(ana_browser):
    form = _form(ana_browser)
    with no_room():
        refused = ana_browser.post(reverse("write"), form)
    page = refused.content.decode()
    assert refused.status_code == 507
    assert WORDS in page
    assert "no room left" in page
    assert form["form_id"] in page

    kept = ana_browser.post(reverse("write"), form)

    assert kept.status_code == 302
    assert ana_browser.get(reverse("notebook")).content.decode().count(FIRST.strip()) == 1


def test_a_fault_page_never_shows_a_passphrase_again(ana_browser, monkeypatch):
    def busy(*_args, **_more):
        raise OperationalError("database is locked")

    monkeypatch.setattr("leeward.journal.actions.write_entry", busy)
    answer = ana_browser.post(reverse("write"), {"text": "pear tree", "prompt": "", "passphrase": "otter umbrella"})

    assert answer.status_code == 503
    assert b"pear tree" in answer.content
    assert b"otter umbrella" not in answer.content


@pytest.mark.parametrize("form", [forms.ChangePassphrase, forms.Start, forms.Recover, forms.CodeAndPassphrase])
def test_no_field_of_a_form_with_a_secret_is_shown_again(ana_browser, monkeypatch, form):
    def full(*_args, **_more):
        raise Full

    groups = {"pending": PendingCode.of(RecoveryCode.new())} if issubclass(form, forms.TwoGroups) else {}
    fields = [name for name in form(**groups).fields if name != "name"]
    monkeypatch.setattr("leeward.journal.queries.vocabulary", full)

    answer = ana_browser.post(reverse("check-in"), {"note": "pear tree", **dict.fromkeys(fields, "otter umbrella")})

    assert answer.status_code == 507
    assert b"pear tree" in answer.content
    assert b"otter umbrella" not in answer.content


def test_a_damaged_part_is_said_without_blame(ana_browser, monkeypatch):
    def damaged(*_args, **_more):
        raise Tampered

    monkeypatch.setattr("leeward.journal.queries.vocabulary", damaged)
    answer = ana_browser.get(reverse("check-in"))

    assert answer.status_code == 500
    assert b"bring back a backup" in answer.content
