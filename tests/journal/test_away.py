"""What was written without network becomes a check-in or an entry, once, with the phone's own time."""

import pytest

from leeward.journal import actions, away, queries
from leeward.journal.kinds import CHECK_INS, ENTRIES
from leeward.journal.records import FREE, PULL
from leeward.journal.vocabulary import show_series
from leeward.kernel.moments import Moment
from leeward.vault.deposits import Deposit

THEN = Moment(1_795_521_600, "Europe/Berlin", 60)
ID = b"r" * 16


def sent(form, is_unsure=False, **fields):
    return Deposit(form, b"l" * 16, {name: [words] for name, words in fields.items()}, THEN, is_unsure)


def test_a_check_in_keeps_what_was_chosen(ana_vault):
    away.keep_check_in(ana_vault, sent("away-check-in", mood="4", urge="7", note="The train stands."), ID)
    (item,) = ana_vault.stream(CHECK_INS).all()
    kept = item.record
    assert (item.id, kept.mood, kept.urge, kept.note, kept.moment, kept.unsure) == (
        ID, 4, 7, "The train stands.", THEN, False,
    )  # fmt: skip
    assert [one.id for one in queries.written_while_locked(ana_vault)] == [ID]


def test_a_number_on_a_scale_that_is_hidden_by_now_is_not_lost(ana_vault):
    actions.change_words(ana_vault, lambda words: show_series(words, PULL, shown=False))
    away.keep_check_in(ana_vault, sent("away-check-in", urge="7"), ID)
    assert ana_vault.stream(CHECK_INS).all()[0].record.urge == 7


def test_a_page_keeps_its_words(ana_vault):
    away.keep_note(ana_vault, sent("away-note", text="Ein langer Tag.\nUnd Regen.", is_unsure=True), ID)
    (item,) = ana_vault.stream(ENTRIES).all()
    assert (item.record.text, item.record.prompt, item.record.unsure) == ("Ein langer Tag.\nUnd Regen.", FREE, True)


@pytest.mark.parametrize("odd", ["11", "-1", "4.5", "four", "٤", "999999"])
def test_what_is_no_number_of_the_scale_is_left_out_and_the_rest_kept(ana_vault, odd):
    away.keep_check_in(ana_vault, sent("away-check-in", mood=odd, note="words"), ID)
    record = ana_vault.stream(CHECK_INS).all()[0].record
    assert (record.mood, record.note) == (None, "words")


def test_nothing_is_made_of_nothing(ana_vault):
    away.keep_check_in(ana_vault, sent("away-check-in", mood="", note="  "), ID)
    away.keep_note(ana_vault, sent("away-note", text="\0 "), ID)
    assert ana_vault.stream(CHECK_INS).all() == ana_vault.stream(ENTRIES).all() == []


def test_the_same_again_is_one(ana_vault):
    for _ in range(2):
        away.keep_check_in(ana_vault, sent("away-check-in", mood="4"), ID)
    assert len(ana_vault.stream(CHECK_INS).all()) == 1
