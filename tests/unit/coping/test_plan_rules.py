"""The rules of the plan: six parts in their order, nothing lost, one suggestion, a look offered after a hard time."""

import msgspec
from hypothesis import given
from hypothesis import strategies as some

from leeward.coping.plan import presenting, rules
from leeward.coping.plan.records import PARTS, PEOPLE, SIX, WITH_CONTACTS, Beside, Contact, Part, Plan, Version
from leeward.coping.plan.rules import Look
from leeward.kernel.moments import Moment
from leeward.vault.kinds import Item
from tests.unit.coping.plans import contacts, ids, plans, versions, words

numbers = some.sampled_from(PARTS)
with_people = some.sampled_from(WITH_CONTACTS)


@given(some.lists(some.tuples(numbers, words), max_size=12))
def test_the_six_parts_stand_in_their_order_however_they_were_written(written):
    """R10."""
    plan = Plan()
    for number, text in written:
        plan = rules.with_words(plan, number, text)
    assert [part.number for part in presenting.six(plan)] == [1, 2, 3, 4, 5, 6]
    assert [number for number in PARTS if number in plan.parts] == list(plan.parts)


@given(plans(), numbers, words)
def test_each_part_is_written_on_its_own(plan, number, text):
    changed = rules.with_words(plan, number, text)
    assert changed.part(number).words == text
    assert changed.part(number).contacts == plan.part(number).contacts
    assert set(rules.changed_parts(plan, changed)) <= {number}


@given(plans(), with_people, contacts)
def test_somebody_comes_in_changes_goes_first_and_goes_out(plan, number, somebody):
    plan = rules.without_contact(plan, number, somebody.id)
    others = plan.part(number).contacts
    inside = rules.with_contact(plan, number, somebody)
    assert inside.part(number).contacts == [*others, somebody]
    renamed = msgspec.structs.replace(somebody, name="Ben")
    assert rules.with_contact(inside, number, renamed).part(number).contacts == [*others, renamed]
    assert rules.with_contact_first(inside, number, somebody.id).part(number).contacts == [somebody, *others]
    assert rules.without_contact(inside, number, somebody.id).part(number).contacts == others


def test_a_part_that_is_full_says_so_and_still_lets_somebody_be_changed():
    people = [Contact(id=bytes([number] * 16), name="Ben") for number in range(rules.MOST_CONTACTS)]
    plan = Plan(parts={PEOPLE: Part(contacts=people)})
    try:
        rules.with_contact(plan, PEOPLE, Contact(id=b"n" * 16))
    except rules.TooManyContacts:
        pass
    else:
        raise AssertionError
    assert rules.with_contact(plan, PEOPLE, people[0]) == plan


@given(some.lists(some.tuples(ids, versions), max_size=8))
def test_the_history_names_every_change_and_loses_none(kept):
    steps = rules.history(kept)
    assert [step.id for step in steps] == [key for key, _ in reversed(kept)]
    plan = Plan()
    for step in reversed(steps):
        for number in step.parts:
            assert step.version.plan.part(number) != plan.part(number)
        rebuilt = {**plan.parts, **{number: step.version.plan.part(number) for number in step.parts}}
        assert all(Plan(parts=rebuilt).part(number) == step.version.plan.part(number) for number in PARTS)
        plan = step.version.plan


@given(versions)
def test_a_version_is_read_back_as_it_was_kept(version):
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(version), type=Version) == version


@given(plans(), numbers, words, words)
def test_words_of_another_window_are_noticed(plan, number, mine, theirs):
    base = rules.with_words(plan, number, mine)
    assert rules.was_changed_meanwhile(base, rules.with_words(base, number, theirs), number) == (mine != theirs)
    assert not rules.was_changed_meanwhile(None, base, number)


@given(plans(), some.builds(Beside, suggested_person=some.booleans()))
def test_one_person_is_suggested_at_most_once_and_only_where_nobody_stands(plan, beside):
    """R14."""
    may = rules.may_suggest_person(plan, beside)
    assert not (may and (beside.suggested_person or plan.part(PEOPLE).contacts or rules.is_empty(plan)))
    assert not rules.may_suggest_person(plan, Beside(suggested_person=True))


def test_one_person_is_suggested_beside_a_first_line():
    assert rules.may_suggest_person(rules.with_words(Plan(), SIX[0], "I go quiet"), Beside())


@given(plans(), some.integers(1, 4_000_000_000), some.integers(1, 4_000_000_000), some.integers(0, 10**9))
def test_a_look_is_offered_after_a_hard_time_until_it_was_had(plan, reviewed_at, hard_time_at, later):
    """R16."""
    plan = msgspec.structs.replace(plan, reviewed=Moment(reviewed_at))
    now = max(reviewed_at, hard_time_at) + later
    look = rules.look_to_offer(plan, Beside(hard_time_at=hard_time_at), changed_at=reviewed_at, now=now)
    if rules.is_empty(plan):
        assert look is None
    elif hard_time_at > reviewed_at:
        assert look is Look.HARD_TIME
    else:
        assert look is (Look.A_WHILE if now - reviewed_at > rules.MONTHS_3_SECONDS else None)


@given(plans())
def test_those_who_can_help_are_reached_first(plan):
    reach = rules.within_reach(plan)
    assert reach[: len(plan.part(PEOPLE).contacts)] == plan.part(PEOPLE).contacts
    assert len(reach) == sum(len(plan.part(number).contacts) for number in WITH_CONTACTS)


@given(plans())
def test_the_copy_for_a_phone_holds_what_is_shown_and_no_id(plan):
    item = Item(b"v" * 16, 1, 1, Version(moment=Moment(0), plan=plan))
    copied = presenting.copy(item, account_id=b"a" * 16)
    shown = [part for part in (*presenting.six(plan), *presenting.two_beside(plan)) if not part.is_empty]
    assert [part["lines"] for part in copied["plan"]["parts"]] == [part.lines for part in shown]
    assert bool(copied["mark"]) == bool(shown)
    assert copied["owner"] != presenting.of_phone(b"b" * 16)
