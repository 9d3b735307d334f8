"""A service's own helplines: first in their place, looked through word by word, and never the end of the others."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from leeward.cli import check_command
from leeward.kernel import clock
from leeward.library import helplines, local_lines, offered, rules, wellformed
from leeward.library.build import Shelf
from leeward.library.directory.built import Directory
from leeward.library.local_lines import BadLocal

SHIPPED = helplines.everything()
SHAPE = json.loads(helplines.CONTENT.with_name("helplines.schema.json").read_text())
OWN = {
    "id": "gb-harbour-school",
    "country": "GB",
    "name": "Harbour School counsellor",
    "name_en": "Harbour School counsellor",
    "contact": {
        "phone": "+442079460000",
        "phone_national": "020 7946 0000",
        "dial_note": None,
        "sms": {"number": "+447700900123", "body": None},
        "chat_url": "https://harbour.example/chat",
        "whatsapp": None,
        "email": "listen@harbour.example",
        "website": "https://harbour.example/",
        "visit": "Room 12, Monday to Friday at lunch",
    },
    "hours": "Mo-Fr 08:30-16:00",
    "languages": ["en"],
    "audience": ["young-people"],
    "topics": ["self-harm", "emotional-support"],
    "area": None,
    "is_emergency": False,
    "cost": "local-rate",
    "sources": [
        {"url": "https://harbour.example/help", "checked": "2026-11-20", "note": "read aloud by the counsellor"}
    ],
    "confidence": "high",
}


def with_field(place: str, value: object) -> bytes:
    entry = json.loads(json.dumps(OWN))
    *way, last = place.split(".")
    part = entry
    for name in way:
        part = part[name]
    part[last] = value
    return json.dumps([entry]).encode()


@pytest.fixture
def own_file(tmp_path, settings):
    """Write the service's own file; what was read before is forgotten, before and after."""
    settings.LOCAL_HELPLINES = tmp_path / "helplines.local.json"
    offered._with.cache_clear()
    yield lambda body: settings.LOCAL_HELPLINES.write_text(body if isinstance(body, str) else json.dumps(body))
    offered._with.cache_clear()


def test_an_own_entry_is_marked_and_comes_first_for_its_country(own_file):
    own_file([OWN])

    services = offered.services()

    assert services[0].id == OWN["id"]
    assert services[0].is_local
    assert len(services) == len(SHIPPED) + 1
    young = next(one for one in rules.listing("GB", services).shelves if one.group is rules.Group.YOUNG)
    assert young.services[0].id == OWN["id"]


def test_now_the_directory_and_the_list_for_programs_all_show_it(own_file):
    own_file({"services": [OWN], "hide": ["gb-childline"]})
    shelf = Shelf()
    directory = Directory(shelf)

    for page in (shelf.now("GB"), directory.country("GB")):
        html = page.whole().decode()
        assert "Harbour School counsellor" in html
        assert "Added by this service" in html
        assert "Room 12, Monday to Friday at lunch" in html
        assert "Childline" not in html
    body = json.loads(directory.machine().whole())
    marked = [one["id"] for one in body["services"] if one["added_by_service"]]
    assert marked == [OWN["id"]]
    assert "gb-childline" not in {one["id"] for one in body["services"]}


def test_the_same_id_takes_the_place_of_what_was_shipped(own_file):
    own_file([OWN | {"id": "gb-samaritans"}])

    (found,) = [one for one in offered.services() if one.id == "gb-samaritans"]

    assert found.name == OWN["name"]


def test_without_a_file_there_is_what_was_shipped(own_file):
    assert offered.services() == SHIPPED
    assert offered.problem() == ""


def test_a_bad_file_is_named_and_everything_goes_on_without_it(own_file, caplog, capsys):
    own_file([OWN | {"hours": "whenever"}])

    assert offered.services() == SHIPPED
    assert "gb-harbour-school" in caplog.text
    assert "hours" in caplog.text
    (line,) = check_command.own_helplines()
    assert "is not used: entry gb-harbour-school, field hours: write 24/7" in line


def test_an_own_entry_that_was_read_long_ago_is_named_by_the_self_test(own_file):
    own_file([OWN])

    with clock.frozen(datetime(2027, 11, 20, tzinfo=UTC)):
        assert list(check_command.own_helplines()) == []
    with clock.frozen(datetime(2027, 11, 21, tzinfo=UTC)):
        (line,) = check_command.own_helplines()
    assert line.startswith("gb-harbour-school: last read on 2026-11-20; read again: https://harbour.example/help")


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("name", 3, "field name: Expected `str`"),
        ("contact.phone", "call us", "field contact.phone: write +"),
        ("contact.phone_national", None, "field contact.phone_national: write the number"),
        ("contact.sms", {"number": "TEXT", "body": None}, "field contact.sms.number: write +"),
        ("contact.website", "www.harbour.example", "field contact.website: write an address"),
        ("contact.chat_url", "javascript:alert(1)", "field contact.chat_url: write an address"),
        ("contact.email", "nobody", "field contact.email: write an e-mail address"),
        ("contact.whatsapp", "0770", "field contact.whatsapp: write +"),
        ("hours", "Mo-Fr 9-5", "field hours: write 24/7"),
        ("hours", "Mo-Fr 09:00-17:00; We 12:00-14:00", "field hours: name each day in one rule only"),
        ("country", "XY1", "field id: write the country's"),
        ("languages", ["English"], "field languages: name at least one"),
        ("audience", ["teens"], "field audience: name at least one of"),
        ("topics", ["everything"], "field topics[0]: Invalid enum value"),
        ("cost", "cheap", "field cost: write one of"),
        ("sources", [], "field sources: name the page"),
        ("is_emergency", True, "field contact.phone: an emergency number"),
        (
            "sources",
            [{"url": "a leaflet", "checked": "2026-11-20", "note": "x"}],
            "field sources[0].url: write an address",
        ),
        ("sources", [{"url": "https://a.example", "checked": "lately", "note": "x"}], "field sources[0].checked: "),
    ],
)
def test_what_is_wrong_is_named_by_entry_and_field(place: str, value: object, said: str):
    with pytest.raises(BadLocal) as bad:
        local_lines.parsed(with_field(place, value))

    assert str(bad.value).startswith("entry gb-harbour-school")
    assert said in str(bad.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "list of entries"),
        (b"{", "list of entries"),
        (b'{"entries": []}', "list of entries"),
        (b"[{}]", "entry number 1, field id: "),
        (b"[3]", "entry number 1, field (all of it): "),
        (json.dumps([OWN, OWN]).encode(), "another entry of the file has the same"),
        (b"\xff\xfe", "list of entries"),
    ],
)
def test_a_file_of_another_shape_says_what_it_has_to_be(content: bytes, said: str):
    with pytest.raises(BadLocal, match=said.replace("(", r"\(").replace(")", r"\)")):
        local_lines.parsed(content)


@pytest.mark.parametrize(
    ("local", "said"),
    [
        ({"hide": ["gb-nobody"]}, "no entry has the id gb-nobody"),
        ({"hide": ["gb-emergency"]}, "is an emergency number"),
        ({"services": [OWN | {"id": "gb-emergency"}]}, "country GB: has to have one emergency number"),
        ({"services": [OWN | {"id": "cu-own", "country": "CU"}]}, ""),
    ],
)
def test_no_country_loses_its_emergency_number(local: dict, said: str):
    read = local_lines.parsed(json.dumps(local).encode())
    if not said:
        assert len(local_lines.joined(SHIPPED, read)) == len(SHIPPED) + 1
        return
    with pytest.raises(BadLocal, match=said):
        local_lines.joined(SHIPPED, read)


@given(st.binary(max_size=200))
def test_whatever_a_file_holds_it_is_used_or_named(content: bytes):
    with suppress(BadLocal):
        assert local_lines.parsed(content).services == ()


def test_every_shipped_entry_is_well_formed():
    assert [(one.id, *fault) for one in SHIPPED for fault in wellformed.faults(one)] == []


def test_every_address_of_every_entry_can_be_opened():
    for one in SHIPPED:
        contact = one.contact
        links = [contact.chat_url, contact.website, *(source.url for source in one.sources)]
        assert all(wellformed.is_address(link) for link in links if link), one.id
        assert not contact.sms or contact.sms.uri.startswith(f"sms:{contact.sms.number}"), one.id


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "//a.example",
        "http://",
        "https://a b.example",
        "ftp://a.example",
        "https://u@a.example",
        "https://[::1",
        "x",
    ],
)
def test_what_no_browser_should_open_is_no_address(bad: str):
    assert not wellformed.is_address(bad)


def test_the_rules_are_those_of_the_schema():
    entry = SHAPE["$defs"]["entry"]["properties"]

    assert set(entry["audience"]["items"]["enum"]) == wellformed.AUDIENCES
    assert set(entry["cost"]["enum"]) == wellformed.COSTS
    assert entry["id"]["pattern"] == f"^{wellformed.ID.pattern}$"
    assert entry["languages"]["items"]["pattern"] == f"^{wellformed.LANGUAGE.pattern}$"
    assert set(entry) == {field for field in helplines.Service.__struct_fields__ if field != "is_local"}
    assert set(entry["contact"]["properties"]) == set(helplines.Contact.__struct_fields__)


def test_a_file_cannot_mark_itself_as_shipped():
    (entry,) = local_lines.parsed(with_field("is_local", False)).services

    assert entry.is_local
    assert replace(entry, is_local=False) != entry


def test_the_example_in_the_documents_works():
    page = (Path(__file__).parents[2] / "docs" / "local-helplines.md").read_text()
    example = page.split("```json\n")[1].split("```")[0]

    joined = local_lines.joined(SHIPPED, local_lines.parsed(example.encode()))

    assert joined[0].id == "gb-harbour-school"
    assert len(joined) == len(SHIPPED)
    jsonschema.Draft202012Validator(SHAPE).validate(json.loads(example)["services"])
