"""Nothing for axe to find in the gallery and the shell: light, dark and night, on a phone and at a desk."""

import pytest

from tests.browser.fixtures import SIZES, faults, faults_everywhere, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def axe_page(browser, live_server, request):
    size, scheme = request.param
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, base_url=live_server.url
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("axe_page", [("phone", "light")], indirect=True)
@pytest.mark.parametrize("path", ["/components/", "/", "/unlock", "/start", "/recover", "/nowhere"])
def test_axe_finds_nothing(axe_page, settings, path):
    settings.SHOW_GALLERY = True
    axe_page.goto(path)
    assert faults_everywhere(axe_page) == []


@pytest.mark.parametrize("axe_page", [("phone", "dark")], indirect=True)
@pytest.mark.parametrize("theme", ["night", "light"])
def test_a_chosen_theme_is_as_clear(axe_page, theme, settings):
    settings.SHOW_GALLERY = True
    axe_page.goto("/components/")
    axe_page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    assert faults(axe_page) == []


@pytest.mark.parametrize("axe_page", [("desk", "light")], indirect=True)
def test_axe_would_have_seen_it(axe_page, settings):
    settings.SHOW_GALLERY = True
    axe_page.goto("/components/")
    axe_page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img src=\"x.png\">')")
    assert {line.split(":")[0] for line in faults(axe_page)} >= {"label", "image-alt"}


@pytest.mark.parametrize("axe_page", [("phone", "light")], indirect=True)
def test_it_would_have_been_seen_in_the_dark_and_on_a_desk_only(axe_page):
    axe_page.goto("/unlock")
    axe_page.add_style_tag(
        content="""@media (prefers-color-scheme: dark) { main h1 { color: #333 !important; } }
        @media (min-width: 1200px) { main h1 { width: 2000px; } }"""
    )
    found = faults_everywhere(axe_page)
    faint = {line.split(":")[0] for line in found if "color-contrast" in line}
    assert faint == {"phone dark", "tablet dark", "desk dark"}
    assert any(line.startswith("desk: ") for line in found)
    assert not any(line.startswith("phone: ") for line in found)


@pytest.mark.parametrize("axe_page", [("phone", "light")], indirect=True)
def test_at_twice_the_text_size_nothing_sticks_out(axe_page, settings):
    settings.SHOW_GALLERY = True
    axe_page.set_viewport_size({"width": 320, "height": 600})
    axe_page.goto("/components/")
    assert wide_parts(axe_page) == []
