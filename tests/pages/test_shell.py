"""The shell of every page: the way out, help, the neutral name, and nothing from anywhere else."""

import hashlib
import json
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory

from leeward.web import icons, styles
from leeward.web.templatetags import look
from leeward.web.views import gallery, manifest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src/leeward/web"
TEMPLATES = sorted(ROOT.glob("src/leeward/*/templates/**/*.html"))
SHEETS = sorted(ROOT.glob("src/leeward/*/static/**/*.css"))
COMPONENTS = sorted((WEB / "templates/web/components").glob("*.html"))
NAMES_OF_PURPOSE = ("harm", "mental", "crisis", "suicide", "leeward", "diary")


@pytest.mark.parametrize("status", ["400", "403", "404", "500"])
def test_a_page_for_trouble_still_holds_help_and_the_way_out(status):
    # Without a request, as Django renders the 500 page: no context processor has run.
    page = render_to_string(f"{status}.html")
    assert 'class="way-out__help"' in page
    assert 'action="/exit"' in page
    assert "<h1>" in page


def test_each_page_for_trouble_says_what_to_do_next():
    words = {status: render_to_string(f"{status}.html") for status in ("400", "403", "404", "500")}
    assert all("To the first page" in page for page in words.values())
    assert "Nothing you have kept is lost" in words["500"]


def test_the_manifest_and_the_icon_say_nothing_of_the_purpose():
    response = manifest.manifest(RequestFactory().get("/manifest.webmanifest"))
    body = json.loads(response.content)
    assert body["name"] == body["short_name"] == "Notes"
    drawing = (WEB / "static/web/icons/wave.svg").read_text()
    shown = (response.content.decode() + drawing).lower()
    assert [word for word in NAMES_OF_PURPOSE if word in shown] == []


def test_the_gallery_is_there_only_while_developing(settings):
    settings.SHOW_GALLERY = False
    with pytest.raises(Http404):
        gallery.gallery(RequestFactory().get("/components/"))


def test_the_gallery_shows_every_component(settings):
    settings.SHOW_GALLERY = True
    shown = "".join(path.read_text() for path in (WEB / "templates/web/gallery").glob("*.html"))
    by_tag = {"scale", "chips", "field", "errors", "icon", "hint"}
    missing = {path.stem for path in COMPONENTS if f"components/{path.stem}.html" not in shown} - by_tag
    assert missing == set()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_names_its_arguments_on_its_first_line(path):
    assert re.match(rf"\{{# {path.stem}: .+ #\}}", path.read_text()), "write {# name: arguments #}"


def test_a_number_can_be_skipped_and_says_its_ends():
    form = gallery.SampleForm(initial={"mood": 4})
    drawn = render_to_string("web/components/scale.html", look.scale(form["mood"], low="very low", high="very good"))
    assert drawn.count('type="radio"') == 12
    assert re.search(r'value="4" id="id_mood_4" checked', drawn)
    assert '0<span class="unseen">, very low</span>' in drawn
    assert not re.search(r'value=""[^>]*checked', drawn)


def test_an_empty_scale_stands_on_skip():
    drawn = render_to_string("web/components/scale.html", look.scale(gallery.SampleForm()["mood"]))
    assert re.search(r'value=""[^>]*checked', drawn)


def test_a_field_ties_hint_and_error_sentence_to_the_box():
    form = gallery.SampleForm({"name": ""})
    drawn = render_to_string("web/components/field.html", look.field({}, form["name"]))
    assert 'aria-describedby="id_name_hint id_name_wrong"' in drawn
    assert 'id="id_name_hint"' in drawn
    assert 'id="id_name_wrong"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_private_boxes_are_not_sent_to_a_spell_checker_or_kept_by_the_browser():
    drawn = render_to_string("web/components/field.html", look.field({}, gallery.SampleForm()["note"]))
    assert 'spellcheck="false"' in drawn
    assert 'autocomplete="off"' in drawn
    assert 'translate="no"' in drawn


def test_a_person_may_switch_spell_checking_on():
    assert 'spellcheck="true"' in look.field({"spellcheck": True}, gallery.SampleForm()["note"])["box"]


def test_what_a_form_already_chose_for_its_box_stays():
    form = gallery.SampleForm()
    form.fields["note"].widget.attrs["autocomplete"] = "current-password"
    assert 'autocomplete="current-password"' in look.field({}, form["note"])["box"]


def test_the_summary_leads_to_each_field_and_takes_the_focus():
    form = gallery.SampleForm({"mood": "11", "name": "a", "passphrase": "b", "zone": "ie"})
    drawn = render_to_string("web/components/errors.html", look.errors(form))
    assert 'href="#id_mood"' in drawn
    assert "autofocus" in drawn
    assert "One thing to look at" in drawn


def test_a_form_without_trouble_has_no_summary():
    assert "errors" not in render_to_string("web/components/errors.html", look.errors(gallery.SampleForm()))


def test_chips_are_many_or_one():
    form = gallery.SampleForm(initial={"tags": ["tired"]})
    many = render_to_string("web/components/chips.html", look.chips(form["tags"]))
    one = render_to_string("web/components/chips.html", look.chips(form["company"]))
    assert many.count('type="checkbox"') == len(gallery.TAGS)
    assert re.search(r'value="tired" id="id_tags_3" checked', many)
    assert one.count('type="radio"') == 3


def test_an_icon_that_is_not_there_is_named():
    with pytest.raises(icons.NoSuchIcon, match="skull"):
        icons.drawing("skull")


def test_vendored_files_are_what_they_were():
    listed = {}
    for package in json.loads((WEB / "vendor/vendor.json").read_text()):
        listed |= {path: file["sha256"] for path, file in package["files"].items()}
        assert package["licence"]
        assert (WEB / "vendor/licenses" / f"{package['name'].split('-')[0]}.txt").is_file()
    there = {
        str(path.relative_to(WEB / "vendor")): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (WEB / "vendor").rglob("*")
        if path.is_file() and path.name != "vendor.json"
    }
    assert there == listed


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "src/leeward")))
def test_no_template_carries_style_or_script_of_its_own(path):
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text), "the policy refuses it"
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//[^\"]*\.(?:js|css|png|svg|woff2?)", text), "from elsewhere"


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_shouts_or_fetches(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert "!important" not in text
    assert "@import" not in text
    assert "url(" not in text
    assert not re.search(r"^\s*#[a-z]", text, re.MULTILINE), "no ids"


def test_every_sheet_of_the_look_is_in_the_one_that_is_sent():
    there = {str(path.relative_to(WEB / "static")) for path in (WEB / "static/web/css").rglob("*.css")}
    assert set(styles.SHEETS) <= there
    linked = "".join(path.read_text() for path in TEMPLATES)
    assert [name for name in there - set(styles.SHEETS) if f"{{% static '{name}' %}}" not in linked] == []


@pytest.mark.skipif(which("node") is None, reason="node is not installed: apt-get install nodejs")
def test_the_deciding_parts_of_the_scripts():
    command = [
        "node",
        "--experimental-default-type=module",
        "--test",
        *sorted(map(str, ROOT.glob("tests/scripts/*.js"))),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stdout
