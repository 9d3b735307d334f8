"""Every page has one obvious way back, and a page with nothing on it yet says where to begin."""

import re

import pytest

# Pages that stand in the bar of places, or that are a place of their own in a hard minute, need none.
BACK_TO = {
    "/toolbox": ["/plan", "/afterwards", "/toolbox/one-loud-song", "/toolbox/new", "/toolbox/order", "/toolbox/hope"],
    "/plan": ["/plan/look", "/plan/print", "/plan/picture", "/plan/copy", "/plan/history", "/plan/erase", "/plan/now"],
    "/plan/4": ["/plan/4/person"],
    "/afterwards": ["/afterwards/earlier"],
    "/patterns": ["/patterns/signs", "/patterns/how", "/patterns/helps", "/patterns/year", "/patterns/themes"],
    "/patterns/themes": ["/patterns/themes/lists"],
    "/notebook": ["/notebook/events"],
    "/ride": ["/ride/wait"],
}


@pytest.mark.parametrize(("back", "page"), [(back, page) for back, pages in BACK_TO.items() for page in pages])
def test_a_page_leads_back_to_where_it_is_reached_from(ana_browser, back, page):
    ways = re.findall(r'class="way-back[^"]*"><a href="([^"#]*)', ana_browser.get(page).content.decode())
    assert ways == [back]


@pytest.mark.parametrize("page", ["/plan/look", "/plan/print", "/plan/picture", "/plan/copy", "/plan/erase"])
def test_what_needs_a_plan_leads_to_its_beginning_while_there_is_none(ana_browser, page):
    empty = ana_browser.get(page).content.decode()
    assert "There is nothing in the plan yet" in empty
    assert "<leeward-print" not in empty
    assert 'name="own_initials"' not in empty
    assert 'name="all"' not in empty
    ana_browser.post("/plan/1", {"part": "1", "words": "I go quiet"})
    assert "There is nothing in the plan yet" not in ana_browser.get(page).content.decode()


def test_an_order_of_nothing_says_how_something_comes_to_stand_there(ana_browser):
    page = ana_browser.get("/toolbox/order").content.decode()
    assert "Nothing is kept close yet" in page
    assert '<a href="/toolbox">To the toolbox</a>' in page


def test_the_page_of_the_copy_leads_to_the_notebook_also_where_there_is_no_copy(client):
    page = client.get("/plan/here").content.decode()
    assert page.count('href="/plan"') == 1
    assert page.index("</article>") < page.index('href="/plan"')
