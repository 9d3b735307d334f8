"""A week of small steps as somebody new meets it, two bad days in it, and nothing in it that makes one feel behind.

Source: issue 5, done when; R25 to R28. Every page that is opened is read for words of debt.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest

from leeward.kernel.ids import id_text
from tests.pages.later import at

MONDAY = datetime(2026, 11, 16, 18, 30, tzinfo=UTC)
DEBT = re.compile(
    r"\bmissed\b|\boverdue\b|\bbehind\b|\bstreaks?\b|\bdays? since\b|\bshould\b|\bstill not\b|\b0 of\b|"
    r"\bnot yet done\b|\bonly (?:\d|once|one|two|three|a few)|\byou only\b|\blate\b(?<!cannot be late)|\bfail\w*|"
    r"\bgoals? (?:met|left)\b|\b(?:in a row|so far)\b",
    re.IGNORECASE,
)
ROUND = ("/", "/toolbox", "/steps", "/steps/goals", "/steps/done", "/jar", "/celebrations", "/moving", "/steps/sheet")
SHOWER, BREAD, SHEET, NOTE = (bytes([number]) * 16 for number in range(1, 5))


def words_of(page):
    """Return what a person reads on a page: the words of its main part, and those read aloud."""
    main = re.sub(
        r"<svg.*?</svg>", " ", page.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0], flags=re.DOTALL
    )
    aloud = " ".join(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', main))
    return " ".join(f"{re.sub(r'<[^>]+>', ' ', main)} {aloud}".split())


class Week:
    """Somebody new, day by day; every page they open is read."""

    def __init__(self, account, notebook):
        self.account, self.notebook = account, notebook
        self.read = {}

    def day(self, number):
        return at(MONDAY + timedelta(days=number), self.account, self.notebook)

    def open(self, browser, address):
        answer = browser.get(address, follow=True)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        words = words_of(page)
        self.read[address] = words
        assert not DEBT.search(words), f"{address}: {DEBT.search(words)} in {words}"
        return page

    def send(self, browser, address, **fields):
        answer = browser.post(address, fields)
        assert answer.status_code == 302, (address, answer.content.decode()[-3000:])
        return self.open(browser, answer["Location"])

    def walk(self, browser):
        return {address: self.open(browser, address) for address in ROUND}


def lamps(pages):
    return pages["/celebrations"].count('class="lights__lamp"')


@pytest.mark.parametrize(
    "words",
    [
        "You missed Tuesday",
        "2 days overdue",
        "Only 2 this week",
        "0 of 5",
        "You should",
        "You only walked",
        "3 in a row",
        "late",
    ],
)
def test_a_word_of_debt_would_be_found(words):
    assert DEBT.search(words)


@pytest.mark.parametrize(
    "words", ["only for you", "or only read", "It has no date, so it cannot be late.", "later", "translate"]
)
def test_words_that_are_none_are_left(words):
    assert not DEBT.search(words)


def monday(week, browser):
    """Looking around, and one small thing."""
    week.open(browser, "/toolbox/kindness")
    week.open(browser, "/moving/ideas")
    week.open(browser, "/steps/one/new?for=washing")
    week.send(browser, "/steps/goals", form_id=id_text(NOTE), words="Have a shower, or something like it")
    week.send(browser, "/steps/one/new", form_id=id_text(SHOWER), words="Have a shower", after="after tea")


def tuesday(week, browser):
    """It went well, and lights are wanted."""
    assert "Kept. Thank you." in week.send(browser, f"/steps/one/{id_text(SHOWER)}", how="did")
    week.send(browser, "/write", form_id=id_text(NOTE), prompt="stand-by", text="I answered the phone")
    week.send(browser, "/moving/did", form_id=id_text(NOTE), minutes="5")
    week.send(browser, "/celebrations", things=["actions", "notes", "moves"], numbers="on")
    week.send(browser, "/steps/one/new", form_id=id_text(BREAD), words="Put bread on a plate", after="after the alarm")


def wednesday(week, browser):
    """A bad day: nothing goes, and kind words sting."""
    assert "Put bread on a plate" in week.open(browser, "/steps/one")
    page = week.send(browser, f"/steps/one/{id_text(BREAD)}", how="not today")
    assert "It says nothing about you" in page
    week.open(browser, "/toolbox/to-a-friend?v=plain")
    week.open(browser, "/steps/sheet?strong")
    assert "I answered the phone" in week.open(browser, "/jar/open")


def thursday(week, browser):
    """A worse one, and a hard time is named."""
    week.send(browser, "/afterwards", form_id=id_text(SHEET), ago="0")
    week.open(browser, "/afterwards")


def saturday(week, browser):
    """The plate is where it was, without a word about where one has been."""
    assert "Put bread on a plate" in week.open(browser, "/steps/one")
    page = week.send(
        browser, "/steps/one/new", form_id=id_text(SHEET), of=id_text(BREAD), words="Put a plate on the table"
    )
    assert "Put a plate on the table" in page
    assert "A bit is kept, too" in week.send(browser, f"/steps/one/{id_text(BREAD)}", how="a bit")
    week.send(browser, f"/steps/sheet/{id_text(SHEET)}/1", words="The mornings are too short")
    week.send(browser, f"/steps/sheet/{id_text(SHEET)}/6", words="Lay my things out in the evening")


def sunday(week, browser):
    """Looking at what there is."""
    week.open(browser, f"/steps/one/new?sheet={id_text(SHEET)}")
    week.send(browser, f"/steps/sheet/{id_text(SHEET)}/7", words="Two mornings were easier")
    week.send(browser, "/celebrations", things=["actions", "notes", "moves", "milestones"])
    week.send(browser, "/celebrations/new", form_id=id_text(NOTE), words="I stayed for supper")
    week.send(browser, "/jar", form_id=id_text(SHOWER), words="Ben was glad that I came")
    week.open(browser, "/jar/notes")


# On Friday nobody comes.
DAYS = {0: monday, 1: tuesday, 2: wednesday, 3: thursday, 5: saturday, 6: sunday}


def test_a_week_with_two_bad_days_in_it(ana_account, ana_vault, ana):
    week, shone, kept = Week(ana_account, ana), [], []
    for number, lived in DAYS.items():
        with week.day(number) as browser:
            lived(week, browser)
            shone.append(lamps(week.walk(browser)))
            kept.append((week.read["/celebrations"], week.read["/steps/done"]))

    assert shone == sorted(shone), "lights come and never go"
    assert shone[-1] == 2 + 2 + 1 + 1
    assert kept[1] == kept[2] == kept[3], "not a letter of it changed on the two bad days"
    assert len(week.read) > 25, "every kind of page was read"
