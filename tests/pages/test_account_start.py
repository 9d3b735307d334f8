"""Beginning a notebook: what is said before, the name, the passphrase, and the code that must be written down."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from leeward.accounts import codes
from leeward.accounts.models import Account
from leeward.vault.opened import OpenVault
from tests.accounts.fixtures import SIGN_IN_NAMES

pytestmark = pytest.mark.django_db
OWN = "lantern harbour seven quiet boats"


def begin(browser, **more):
    words = {"name": "mossy-kettle-2345", "passphrase": OWN, "again": OWN, **more}
    return browser.post("/start", words)


def shown_code(browser):
    page = browser.get("/start/code").content.decode()
    groups = re.findall(r'class="code__group">([0-9A-Z]+)<', page)
    asked = re.findall(r'name="group_(\d)"', page)
    return groups, [int(number) for number in asked]


def test_it_says_who_can_read_before_it_asks_for_anything():
    page = Client().get("/start").content.decode()
    words = "If you lose both your passphrase and your recovery code, nobody can bring your notes back."
    assert page.index("While you are away nobody can read them") < page.index(words) < page.index('name="passphrase"')
    for never in ("zero knowledge", "end-to-end", "military", "anonymous"):
        assert never not in page.lower()


def test_it_suggests_a_name_and_six_words():
    page = Client().get("/start").content.decode()
    assert re.search(r'name="name" value="[a-z]+-[a-z]+-\d{4}"', page)
    offered = re.search(r'class="offered__words"[^>]*>([^<]+)<', page).group(1)
    assert len(offered.split()) == 6


def test_other_words_keep_the_name_and_make_nothing():
    page = Client().post("/start", {"name": "my-own-name", "offer": "again"}).content.decode()
    assert 'value="my-own-name"' in page
    assert Account.objects.count() == 0


def test_a_new_notebook_leads_to_its_code_and_to_nothing_else_before():
    browser = Client()
    assert begin(browser)["Location"] == "/start/code"
    assert browser.get("/you")["Location"] == "/start/code"


def test_two_groups_typed_back_open_the_way():
    browser = Client()
    begin(browser)
    groups, asked = shown_code(browser)
    assert [len(group) for group in groups] == [5, 5, 5, 5, 6]
    wrong = browser.post("/start/code", {f"group_{number}": "AAAAA" for number in asked})
    assert "reads differently above" in wrong.content.decode()
    right = {f"group_{number}": groups[number - 1].lower() for number in asked}
    assert browser.post("/start/code", right)["Location"] == "/"
    assert browser.get("/you").status_code == 200
    assert browser.get("/start/code")["Location"] == "/"


def test_the_code_comes_again_after_a_lock_until_it_is_written_down():
    browser = Client()
    begin(browser)
    groups, _ = shown_code(browser)
    browser.post("/lock")
    assert browser.get("/start/code")["Location"].startswith("/unlock")
    browser.post("/sign-out")
    browser.post("/unlock", {"name": "Mossy-Kettle-2345 ", "passphrase": OWN})
    assert browser.get("/you")["Location"] == "/start/code"
    assert shown_code(browser)[0] == groups


def test_the_offered_words_are_written_once_and_own_words_twice():
    offered = "acorn boat candle dune ember fern"
    assert begin(Client(), passphrase=offered, again="", offered=offered).status_code == 302
    page = begin(Client(), name="other-name-2345", again="").content.decode()
    assert "Write your passphrase in both" in page


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ({"name": "ab"}, "Choose a name of 3 to 64 characters."),
        ({"passphrase": "short", "again": "short"}, "Use at least 15 characters."),
        ({"passphrase": "passwordpassword", "again": "passwordpassword"}, "would be guessed quickly"),
        ({"passphrase": "mossy-kettle-2345!", "again": "mossy-kettle-2345!"}, "sign-in name"),
        ({"passphrase": "", "again": ""}, "Write your passphrase here."),
    ],
)
def test_each_refusal_says_what_to_do_and_keeps_the_name(words, answer):
    response = begin(Client(), **words)
    page = response.content.decode()
    assert answer in page
    assert f'value="{escape(words.get("name", "mossy-kettle-2345"))}"' in page
    assert OWN not in page
    assert Account.objects.count() == 0


def test_a_name_somebody_has_is_refused_in_any_spelling(ana_account):
    page = begin(Client(), name=f"  {SIGN_IN_NAMES['ana'].upper()} ").content.decode()
    assert "Somebody here has this name." in page
    assert Account.objects.count() == 1


def test_an_account_row_says_no_more_than_the_month():
    begin(Client())
    account = Account.objects.get()
    names = {field.name for field in Account._meta.get_fields()}
    assert names == {"id", "name_key", "name_sealed", "site_key_id", "role", "month", "slot_epoch"}
    assert re.fullmatch(r"\d{4}-\d{2}", account.month)
    assert b"mossy" not in bytes(account.name_sealed) + bytes(account.name_key)


def test_a_pending_code_takes_look_alikes(ana_vault: OpenVault):
    pending = codes.PendingCode(("0ABCD", "1ABCD", "2", "3", "4"), (1, 2))
    assert not pending.group_is(1, "0ABCE")


@pytest.mark.parametrize(("words", "is_said"), [({"name": "ab"}, True), ({"again": "something else"}, False)])
def test_a_passphrase_that_was_typed_well_is_asked_for_again_in_words(words, is_said):
    page = begin(Client(), **words).content.decode()
    assert ("write it once more here" in page) is is_said
