"""For someone you love, first sentences and signs: complete, free of orders, and nothing on them can be sent."""

import itertools
import re

import pytest
from django.test import Client

from leeward.library import rooms
from leeward.library.answers import shelf
from leeward.library.assets import style
from leeward.library.reading.pages import minutes
from leeward.library.signs.pages import SIGNS
from leeward.library.someone import talking
from leeward.library.someone.pages import COURSE, LESSONS
from leeward.web import offline
from leeward.web.finding import index
from tests.reading_age.limits import WHOLE
from tests.reading_age.measures import count, dale_chall, flesch_kincaid

PARTS = [page for page in LESSONS.originals.values() if page.head.topics[0] == COURSE]
BESIDE = [page for page in LESSONS.originals.values() if page.head.topics[0] != COURSE]
MINE = [path for path in sorted(rooms.pages()) if path.startswith((LESSONS.base, SIGNS.base))]
TALKING = LESSONS.address("start-talking")
CHOICES = [[choice.id for choice in question.choices] for question in talking.QUESTIONS]


def html(path: str) -> str:
    page = shelf().words(path)
    assert page is not None
    return page.whole().decode()


def main(path: str) -> str:
    return html(path).partition("<main")[2].partition("<footer")[0]


def said(opening: talking.Opening, chosen: dict[str, str]) -> str:
    """Return an opening as style shows it for what is chosen."""
    shown = [
        str(part.says[chosen[part.by] if part.by else "any"])
        for part in opening.parts
        if not part.only[0] or chosen[part.only[0]] == part.only[1]
    ]
    return " ".join(words for words in shown if words)


def test_the_course_is_five_to_seven_parts_of_about_five_minutes():
    assert 5 <= len(PARTS) <= 7
    assert [page.slug for page in PARTS if not 3 <= minutes(page) <= 6] == []


def test_a_part_ends_in_one_thing_to_try_and_leads_on():
    assert [page.slug for page in (*PARTS, *BESIDE) if page.head.parts[-1].id != "try-this"] == []
    following = [page.head.next[0] for page in PARTS]
    assert following[:-1] == [page.slug for page in PARTS[1:]]
    assert following[-1] == "people"


@pytest.mark.parametrize("page", [*LESSONS.originals.values(), *SIGNS.originals.values()],
                         ids=lambda page: page.slug)  # fmt: skip
def test_every_page_leads_to_people(page):
    words = html((SIGNS if page.slug in SIGNS.originals else LESSONS).address(page.slug))

    assert re.search(r'<main.*href="(?:/now#(?:talk|life|hurt)|/helplines)".*<footer', words, re.DOTALL)


def test_where_somebody_may_die_or_bleed_the_way_to_help_stands_before_anything_else():
    for slug, part in (("first-hours", "hurt-now"), ("wounds-and-scars", "at-once"), ("teachers", "first-minutes")):
        page = LESSONS.originals[slug]
        assert page.head.parts[0].id == part
        assert "/now#hurt" in page.bodies[0][1]
    assert html(LESSONS.base).index("/now#hurt") < html(LESSONS.base).index("first-hours")


def test_a_friend_reads_first_that_keeping_somebody_safe_is_not_their_job():
    page = LESSONS.originals["friends"]

    assert "not responsible for keeping your friend safe" in page.bodies[0][1]
    assert "not your job to keep your friend safe" in page.easy
    assert "Tell an adult" in page.easy


def test_a_teacher_reads_what_cannot_be_kept_secret_and_that_this_page_knows_no_law():
    words = " ".join(body for _, body in LESSONS.originals["teachers"].bodies)

    assert "Do not say that you will tell nobody." in words
    assert "cannot tell you what your duty is" in words


@pytest.mark.parametrize("path", MINE)
def test_nothing_can_be_ticked_counted_or_sent(path: str):
    page = html(path)

    assert page.count("<form") == 1  # the way out
    assert main(path).count("<form") == 0
    assert 'type="checkbox"' not in main(path)
    if path != TALKING:
        assert not re.search(r"<(?:input|textarea|select)\b", main(path))


def test_what_is_asked_for_in_an_address_changes_nothing(client: Client):
    plain = client.get(TALKING)

    assert plain.status_code == 200
    assert client.get(f"{TALKING}?who=child&saw=low").content == plain.content
    assert not plain.cookies


def test_the_field_for_own_words_has_no_name_to_be_sent_under():
    assert re.findall(r"<textarea[^>]*>", main(TALKING)) != []
    assert "name=" not in "".join(re.findall(r"<textarea[^>]*>", main(TALKING)))


def test_each_choice_has_its_rule_and_each_sentence_its_choice():
    rules = style("course.css")
    for question in talking.QUESTIONS:
        for choice in question.choices:
            rule = f".talk:has(#{question.id}-{choice.id}:checked) [data-{question.id}]"
            assert f'{rule}:not([data-{question.id}="{choice.id}"])' in rules
    every = {question.id: {choice.id for choice in question.choices} for question in talking.QUESTIONS}
    for opening in talking.OPENINGS:
        for part in opening.parts:
            assert set(part.says) == every.get(part.by, {"any"}), opening.id


def test_the_choice_that_says_nothing_in_particular_is_the_one_made_at_first():
    assert [question.choices[-1].id for question in talking.QUESTIONS] == ["any"] * len(talking.QUESTIONS)
    assert re.findall(r'id="([a-z-]+)"[^>]*checked', main(TALKING)) == [f"{one.id}-any" for one in talking.QUESTIONS]


def test_whatever_is_chosen_there_are_two_or_three_short_ways_to_begin():
    assert 2 <= len(talking.OPENINGS) <= 3
    for ids in itertools.product(*CHOICES):
        chosen = dict(zip((question.id for question in talking.QUESTIONS), ids, strict=True))
        for opening in talking.OPENINGS:
            sentences = re.split(r"(?<=[.?!])\s", said(opening, chosen))
            assert 2 <= len(sentences) <= 8, (opening.id, chosen)
            assert len(" ".join(sentences).split()) <= 70


def test_a_message_does_not_ask_somebody_to_walk_along():
    chosen = {"who": "child", "saw": "low", "place": "walk", "way": "message"}

    assert "walk with you" not in said(talking.OPENINGS[0], chosen)
    assert "walk with you" in said(talking.OPENINGS[0], {**chosen, "way": "any"})


def test_first_sentences_can_be_read_at_twelve():
    every = [
        text
        for opening in talking.OPENINGS
        for part in opening.parts
        for text in part.says.values()
    ]  # fmt: skip
    every += [text for one in talking.ANSWERS for text in (one.when, one.say, one.do)]
    every += [text for one in talking.RATHER for text in (one.instead_of, one.why, one.say)]
    counts = count("\n".join(str(text) for text in every))

    assert flesch_kincaid(counts) <= WHOLE.flesch_kincaid
    assert dale_chall(counts) <= WHOLE.dale_chall


def test_nothing_on_offer_orders_searches_or_threatens():
    offered = [str(text) for opening in talking.OPENINGS for part in opening.parts for text in part.says.values()]
    offered += [str(one.say) for one in (*talking.ANSWERS, *talking.RATHER)]

    wrong = re.compile(
        r"\b(?:must|have to stop|show me|promise|swear|your room|your bag|your phone|why)\b", re.IGNORECASE
    )
    assert [words for words in offered if wrong.search(words)] == []


def test_every_sentence_better_left_has_a_reason_and_one_to_say_instead():
    assert len(talking.RATHER) >= 5
    assert [one for one in talking.RATHER if not (one.why and one.say)] == []
    assert {one.id for one in talking.ANSWERS} >= {"alone", "anger", "tears", "silence"}


def test_all_of_it_is_kept_for_a_time_without_a_network():
    wished = {page.address for page in offline.kept().wish}

    assert set(MINE) <= wished


@pytest.mark.parametrize(
    ("typed", "address"),
    [("worried about my daughter", LESSONS.base), ("what not to say", TALKING), ("teacher", "/for-someone/teachers"),
     ("how can i tell", SIGNS.base)],
)  # fmt: skip
def test_they_are_found(typed: str, address: str):
    found = [entry.address for entry in index().find(typed)][:6]

    assert any(one.startswith(address) for one in found), found


def test_the_first_page_and_help_now_lead_there(client: Client):
    assert 'href="/for-someone"' in client.get("/").content.decode()
    assert 'href="/for-someone"' in client.get("/now").content.decode()
