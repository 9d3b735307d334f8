"""The jar and the shore: more is never drawn as less, nothing that stands there moves, all of it stays in the frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.journal.jar import picture
from leeward.web.small_steps import shore

COUNTS = st.integers(0, 5000)


@given(COUNTS, COUNTS)
def test_more_notes_never_show_fewer_papers(one, other):
    few, many = picture.papers(min(one, other)), picture.papers(max(one, other))
    assert many[: len(few)] == few


@pytest.mark.parametrize(("notes", "papers"), [(0, 0), (1, 1), (7, 7), (14, 11), (5000, picture.MOST)])
def test_the_jar_fills_gently(notes, papers):
    assert picture.shown(notes) == papers


def test_every_paper_lies_in_the_jar_and_none_on_another():
    papers = picture.papers(5000)
    assert len(papers) == sum(picture.ROWS) == picture.MOST
    assert all(44 < paper.x < 176 and 96 < paper.y < 222 for paper in papers)
    apart = [(one.x - two.x) ** 2 + (one.y - two.y) ** 2 for one in papers for two in papers if one is not two]
    assert min(apart) > 14**2


@given(st.dictionaries(st.sampled_from("abcdefg"), COUNTS), st.sampled_from("abcdefg"), st.integers(1, 3000))
def test_one_more_of_anything_never_takes_or_moves_a_light(gathered, name, more):
    before = shore.lights(gathered)
    after = shore.lights({**gathered, name: gathered.get(name, 0) + more})
    assert after[: len(before)] == before


def test_the_first_of_everything_is_a_light_of_its_own():
    assert [len(shore.lights({"a": count})) for count in range(14)] == [*range(13), 12]


def test_every_light_stands_on_the_land_and_shines_into_the_water():
    for light in shore.lights(dict.fromkeys("abcdefg", 5000)):
        assert shore.BAY[0] <= light.x <= shore.BAY[1]
        assert shore.LEVEL - 110 < light.y < shore.LEVEL
    assert any(light.glint for light in shore.lights({"a": 5}))
