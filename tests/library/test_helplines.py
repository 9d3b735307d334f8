"""The helplines are what they say: shape, numbers, hours, an emergency number for everybody."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import msgspec
import opening_hours
import pytest

from leeward.cli.main import main
from leeward.kernel import clock
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


IRELAND = tuple(service for service in SERVICES if service.country == "IE")
READ = date(2026, 11, 22)


def test_the_release_check_is_content_with_what_was_read_within_the_year():
    assert check_helplines.problems(IRELAND, today=date(2027, 11, 22)) == []


def test_the_release_check_names_what_is_over_a_year_old_and_where_to_read_again():
    found = check_helplines.problems(IRELAND, today=date(2027, 11, 23))

    assert len(found) == len(IRELAND)
    assert all("last read on 2026-11-22; read again: https://" in line for line in found)


def test_the_release_check_knows_a_day_yet_to_come():
    found = check_helplines.problems(IRELAND, today=date(2026, 1, 1))

    assert all("yet to come" in line for line in found)
    assert found


def test_the_release_check_names_what_cannot_be_dialled_and_where():
    shout = BY_ID["ie-emergency"]
    bad = msgspec.structs.replace(shout, contact=msgspec.structs.replace(shout.contact, phone="999 or 112"))

    found = check_helplines.problems([bad], today=READ)

    assert any(line.startswith("ie-emergency: contact.phone: ") for line in found)


def test_the_release_check_names_every_country_whose_emergency_number_is_in_doubt():
    found = check_helplines.problems(SERVICES, today=READ)

    assert sorted(line[:2] for line in found) == ["gh", "hn", "ng", "rs", "rw", "tt", "ua", "ug"]
    assert all("is in doubt (medium); confirm it, read: https://" in line for line in found)
    (missing,) = check_helplines.problems(IRELAND[1:], today=READ)
    assert missing == "IE (Ireland): 0 emergency numbers; there has to be one"


def test_the_command_says_what_to_read_and_fails(capsys):
    with clock.frozen(datetime(2027, 11, 23, tzinfo=UTC)):
        assert main(["check-helplines"]) == 1

    said = capsys.readouterr().err
    assert "gb-samaritans: last read on 2026-11-22" in said
    assert said.endswith("things to look at in 440 entries before a release.\n")
