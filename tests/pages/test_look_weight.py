"""What goes over the wire: style, scripts and icons as they are collected, compressed ahead of time."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import storage as static_storage
from django.core.management import call_command
from django.template.loader import render_to_string

from leeward.web import offline, styles

STYLE_BYTES = 12 * 1024
SCRIPT_BYTES = (
    9_500  # with the small ones that work without network (the worker's, with its language, and the outbox's)
)
PAGE_BYTES = 60 * 1000


@pytest.fixture(scope="module")
def collected(tmp_path_factory, django_db_blocker) -> Path:
    from django.conf import settings
    from django.test import override_settings

    root = tmp_path_factory.mktemp("static")
    hashed = {**settings.STORAGES, "staticfiles": {"BACKEND": "leeward.web.static_files.HashedStorage"}}
    with override_settings(STORAGES=hashed, STATIC_ROOT=str(root)):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


def sent(root: Path, name: str) -> int:
    """Return the bytes of a collected file as they are sent."""
    squeezed = root / f"{name}.gz"
    return (squeezed if squeezed.is_file() else root / name).stat().st_size


def test_the_whole_look_is_one_small_file(collected):
    assert sent(collected, styles.JOINED) <= STYLE_BYTES
    page = render_to_string("500.html")
    assert page.count('rel="stylesheet"') == 1
    assert re.search(r'href="/static/web/css/leeward\.[0-9a-f]{12}\.css"', page)


def test_the_joined_file_names_its_layers_first_and_keeps_every_rule(collected):
    joined = (collected / styles.JOINED).read_text()
    assert joined.startswith("@layer reset, tokens, base, components, pages;")
    opened = sum((collected / name).read_text().count("{") for name in styles.SHEETS)
    assert joined.count("{") == joined.count("}") == opened


def test_all_scripts_of_a_page_together_are_small(collected):
    scripts = [path for path in (collected / "web/js").glob("*.js") if len(path.name.split(".")) == 2]
    assert sum(sent(collected, f"web/js/{path.name}") for path in scripts) <= SCRIPT_BYTES


def test_modules_find_each_other_by_their_hashed_names(collected):
    shell = static_storage.staticfiles_storage.stored_name("web/js/shell.js")
    asked = re.findall(r'from "\./([^"]+)"', (collected / shell).read_text())
    assert asked
    for name in asked:
        assert re.fullmatch(r"[a-z]+\.[0-9a-f]{12}\.js", name)
        assert (collected / "web/js" / name).is_file()


def test_an_empty_page_is_a_few_kilobytes(collected):
    assert len(gzip.compress(render_to_string("404.html").encode())) <= 4 * 1024


@pytest.mark.django_db
def test_the_check_in_page_is_at_most_sixty_kilobytes_in_all(collected, ana_browser):
    page = ana_browser.get("/check-in").content
    names = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode()))
    asked, seen = set(names), set()
    while asked:
        name = asked.pop()
        seen.add(name)
        if name.endswith(".js"):
            text = (collected / name).read_text()
            asked |= {f"web/js/{other}" for other in re.findall(r'from "\./([^"]+)"', text)} - seen
    # Private pages go over the wire as they are: squeezing them would tell their content by their length.
    whole = len(page) + sum(sent(collected, name) for name in seen)
    assert whole <= PAGE_BYTES
    assert len(page) <= PAGE_BYTES // 2


def test_the_worker_keeps_the_whole_shell_and_no_file_of_a_private_page(collected):
    files = offline.kept().fixed

    assert {name.split(".")[0] for name in files} >= {
        "/static/web/css/leeward",
        "/static/web/js/shell",
        "/static/web/js/send",
    }
    assert all(re.search(r"[.-][0-9a-f]{12,16}\.(css|js|svg)$", name) for name in files)
    assert not [name for name in files if "patterns" in name or "journal" in name]
