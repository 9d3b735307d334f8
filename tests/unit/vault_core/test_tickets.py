from __future__ import annotations

import base64

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.vault.core import envelope, padding, primitives, tickets
from leeward.vault.core.errors import Stale, Tampered, UnknownFormat
from leeward.vault.core.labels import Label
from leeward.vault.core.primitives import TicketKey
from leeward.vault.core.site_keys import SiteKeys
from leeward.vault.core.tickets import Ticket
from tests.unit.vault_core.conftest import ANA

TODAY = 20_000
TICKET = Ticket(ANA, "check-in", b"form of today...", TODAY)


@given(st.text(max_size=40), st.binary(min_size=16, max_size=16))
def test_a_ticket_comes_back(keys, form, form_id):
    ticket = Ticket(ANA, form, form_id, TODAY)
    text = tickets.seal_ticket(keys.newest, ticket)
    assert tickets.open_ticket(keys, text, today=TODAY) == ticket
    assert text.isascii()
    assert "=" not in text


@pytest.mark.parametrize(("today", "good"), [(-1, True), (0, True), (7, True), (8, False), (-2, False), (-400, False)])
def test_a_ticket_lasts_seven_days_and_survives_a_clock_a_day_off(keys, today, good):
    text = tickets.seal_ticket(keys.newest, TICKET)
    if good:
        assert tickets.open_ticket(keys, text, today=TODAY + today) == TICKET
        return
    with pytest.raises(Stale):
        tickets.open_ticket(keys, text, today=TODAY + today)


def test_a_ticket_of_the_old_site_key_still_counts(keys):
    text = tickets.seal_ticket(keys.get(1), TICKET)
    assert tickets.open_ticket(keys, text, today=TODAY) == TICKET
    with pytest.raises(Tampered):
        tickets.open_ticket(SiteKeys(keys.keys[:1]), text, today=TODAY)


@pytest.mark.parametrize("text", ["", "x", "=", "no ticket", "é", "A" * 5000, "AQE" + "A" * 400, "//8A", "A\nB"])
def test_what_is_no_ticket_is_refused(keys, text):
    with pytest.raises((Tampered, UnknownFormat)):
        tickets.open_ticket(keys, text, today=TODAY)


@given(st.data())
def test_any_flipped_bit_fails(keys, data):
    sealed = base64.urlsafe_b64decode(tickets.seal_ticket(keys.newest, TICKET) + "==")
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    changed = bytearray(sealed)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises((Tampered, UnknownFormat)):
        tickets.open_ticket(keys, base64.urlsafe_b64encode(changed).decode(), today=TODAY)


@pytest.mark.parametrize("inside", [b"", b"\xc0", msgspec.msgpack.encode([ANA, "check-in"])])
def test_a_ticket_that_makes_no_sense_is_refused(keys, inside):
    key = primitives.derive(TicketKey, keys.newest, Label.SITE_TICKET)
    sealed = envelope.seal(key, tickets._PLACE, padding.pad_row(inside))
    with pytest.raises(Tampered):
        tickets.open_ticket(keys, base64.urlsafe_b64encode(sealed).decode(), today=TODAY)


def test_tickets_of_all_forms_look_alike(keys):
    lengths = {len(tickets.seal_ticket(keys.newest, Ticket(ANA, form, bytes(16), TODAY))) for form in ("x", "y" * 100)}
    assert len(lengths) == 1
