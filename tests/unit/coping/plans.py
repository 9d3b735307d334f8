"""Invented plans for the pure rules: any words, any people, in any part."""

from hypothesis import strategies as some

from leeward.coping.plan.records import HOWS, PARTS, WITH_CONTACTS, Contact, Part, Plan, Version
from leeward.kernel.moments import Moment

words = some.sampled_from(("", "Ben", "I go quiet\n\nThe bench")) | some.text(max_size=20)
ids = some.binary(min_size=16, max_size=16)
moments = some.builds(Moment, at=some.integers(0, 4_000_000_000))
contacts = some.builds(
    Contact, id=ids, name=words, phone=words, how=some.sampled_from(HOWS), link=words, message=words, when=words
)


@some.composite
def plans(draw) -> Plan:
    parts = {}
    for number in sorted(draw(some.sets(some.sampled_from(PARTS), max_size=4))):
        people = (
            some.lists(contacts, max_size=2, unique_by=lambda one: one.id) if number in WITH_CONTACTS else some.just([])
        )
        parts[number] = Part(words=draw(words), contacts=draw(people))
    return Plan(parts=parts)


versions = some.builds(Version, moment=moments, plan=plans(), part=some.sampled_from((0, *PARTS)))
