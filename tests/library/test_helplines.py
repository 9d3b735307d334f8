"""The helplines are what they say: shape, numbers, hours, an emergency number for everybody."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import msgspec
import opening_hours
import pytest

from leeward.library import check_helplines, helplines
from leeward.library.helplines import NoHelplines

CONTENT = Path(helplines.CONTENT)
SERVICES = helplines.everything()
COUNTRIES = helplines.countries(SERVICES)
BY_ID = {service.id: service for service in SERVICES}


def test_the_file_keeps_its_schema():
    schema = json.loads(CONTENT.with_name("helplines.schema.json").read_text())

    jsonschema.Draft202012Validator(schema).validate(json.loads(CONTENT.read_text()))


def test_no_id_is_there_twice_and_each_names_its_country():
    assert [name for name, count in Counter(service.id for service in SERVICES).items() if count > 1] == []
    assert [service.id for service in SERVICES if not service.id.startswith(f"{service.country.lower()}-")] == []


def test_every_country_has_exactly_one_emergency_number_and_a_helpline():
    emergencies = Counter(service.country for service in SERVICES if service.is_emergency)

    assert len(COUNTRIES) == 102
    assert emergencies == dict.fromkeys(COUNTRIES, 1)
    assert {service.country for service in SERVICES if not service.is_emergency} == set(COUNTRIES)


def test_an_emergency_number_is_short_and_dialled_as_shown():
    for service in SERVICES:
        if service.is_emergency:
            assert service.phone_uri == f"tel:{service.contact.phone}", service.id
            assert service.contact.phone.isdigit(), service.id
            assert len(service.contact.phone) <= 5, service.id


def test_every_phone_has_a_form_to_show_and_one_to_dial():
    for service in SERVICES:
        if service.contact.phone:
            assert service.contact.phone_national, service.id
            assert set(service.phone_uri.removeprefix("tel:")) <= set("+0123456789*#"), service.id
            assert len(service.phone_uri) > len("tel:"), service.id


def test_the_shown_form_is_the_same_number():
    for service in SERVICES:
        full, shown = service.contact.phone, service.contact.phone_national
        if full:
            digits = [sign for sign in shown if sign.isdigit()]
            assert full.lstrip("+*#").endswith("".join(digits).lstrip("0")[-6:]), service.id


@pytest.mark.parametrize(
    ("id", "uri"),
    [
        ("gb-samaritans", "tel:116123"),
        ("gb-childline", "tel:08001111"),  # freephone: as people at home dial it
        ("gb-sos-silence-of-suicide", "tel:+443001020505"),  # cost not stated: works from anywhere
        ("cl-4141", "tel:*4141"),
    ],
)
def test_a_number_is_dialled_in_the_form_that_connects(id: str, uri: str):
    assert BY_ID[id].phone_uri == uri


def test_a_text_carries_its_word():
    assert BY_ID["gb-shout"].contact.sms.uri == "sms:85258?&body=SHOUT"
    assert BY_ID["nz-1737"].contact.sms.uri == "sms:1737"


def test_whatsapp_is_opened_by_number():
    assert BY_ID["de-krisenchat"].whatsapp_uri == "https://wa.me/4915735998143"


def test_all_hours_are_hours():
    for service in SERVICES:
        if service.hours:
            assert opening_hours.validate(service.hours), service.id


def test_every_number_names_a_page_it_was_read_on():
    assert [service.id for service in SERVICES if not service.sources] == []


def test_a_number_is_as_old_as_its_oldest_source():
    service = BY_ID["gb-samaritans"]
    older = msgspec.structs.replace(service.sources[0], checked=date(2024, 1, 2))

    aged = msgspec.structs.replace(service, sources=(*service.sources, older))

    assert aged.checked_on == date(2024, 1, 2)
    assert helplines.stale([service, aged], before=date(2025, 1, 1)) == [aged]


def test_a_file_that_is_no_list_of_helplines_is_named_unreadable():
    with pytest.raises(NoHelplines):
        helplines.read(b'[{"id": 3}]')
    with pytest.raises(NoHelplines):
        helplines.read(b"")


def test_the_release_check_names_what_is_over_a_year_old():
    service = BY_ID["gb-samaritans"]

    assert check_helplines.problems((service,), today=date(2027, 11, 22)) == []
    assert check_helplines.problems((service,), today=date(2027, 11, 23)) == ["gb-samaritans: last read on 2026-11-22"]


def test_the_release_check_knows_a_day_yet_to_come():
    (line,) = check_helplines.problems((BY_ID["gb-samaritans"],), today=date(2026, 1, 1))

    assert "yet to come" in line
