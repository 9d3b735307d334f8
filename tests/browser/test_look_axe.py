"""Nothing for axe to find in the gallery and the shell: light, dark and night, on a phone and at a desk."""

import pytest

from tests.browser.fixtures import SCHEMES, SIZES, faults, small_targets, wide_parts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def axe_page(browser, live_server, request):
    size, scheme = request.param
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, base_url=live_server.url
    )
    yield context.new_page()
    context.close()


EACH = pytest.mark.parametrize("axe_page", [(size, scheme) for size in SIZES for scheme in SCHEMES], indirect=True)


@EACH
def test_axe_finds_nothing(axe_page, settings):
    settings.SHOW_GALLERY = True
    found = {}
    for path in ("/components/", "/", "/unlock", "/start", "/recover", "/nowhere"):
        axe_page.goto(path)
        found[path] = faults(axe_page) + wide_parts(axe_page) + small_targets(axe_page)
    assert {path: lines for path, lines in found.items() if lines} == {}


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
def test_at_twice_the_text_size_nothing_sticks_out(axe_page, settings):
    settings.SHOW_GALLERY = True
    axe_page.set_viewport_size({"width": 320, "height": 600})
    axe_page.goto("/components/")
    assert wide_parts(axe_page) == []
