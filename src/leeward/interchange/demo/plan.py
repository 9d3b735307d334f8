"""The plan Robin has made, over some weeks and once together with somebody."""

from __future__ import annotations

from datetime import date, time

from msgspec.structs import replace

from leeward.coping.plan import actions
from leeward.coping.plan.records import (
    ALONE,
    BARRIERS,
    CALL,
    COMPANY,
    PEOPLE,
    SERVICES,
    SIGNS,
    SURROUNDINGS,
    TEXT,
    TRIGGERS,
    Contact,
)
from leeward.interchange.demo import pages
from leeward.kernel.ids import new_id
from leeward.vault.opened import OpenVault

PARTS = {
    SIGNS: "I go quiet in the group chat\nEverything is too loud\nI tell myself that I am a burden",
    ALONE: "The harbour playlist, lights off\nWalk to the lighthouse and back\nA shower, then the grey jumper",
    COMPANY: "The library, second floor, until eight\nThe bench by the boats",
    PEOPLE: "Sit with me, no need to talk",
    SERVICES: "First words: I was told I could ring you when it gets like this",
    SURROUNDINGS: "Go to the kitchen, where the others are\nSam knows, and comes when I ask",
    TRIGGERS: "Sunday evenings\nWhen a message stays unanswered",
    BARRIERS: "If nobody answers, I write to the next one and go downstairs meanwhile",
}
# Numbers that Ofcom keeps free for stories.
PLACES = {
    PEOPLE: [
        Contact(
            id=b"",
            name="Sam",
            phone="07700 900321",
            how=CALL,
            message="It is one of those evenings. Can you come down?",
        ),
        Contact(
            id=b"",
            name="Mum",
            phone="07700 900118",
            how=TEXT,
            message="Could you ring me when you read this?",
            when="after six",
        ),
    ],
    SERVICES: [Contact(id=b"", name="Dr Adeyemi's practice", phone="020 7946 0182", when="weekdays, 8 to 18")],
    COMPANY: [Contact(id=b"", name="Jo", phone="07700 900457", how=TEXT, message="Film tonight? Any film.")],
}


def write_plan(vault: OpenVault, today: date) -> None:
    """Write the plan part by part, and look it through with somebody."""
    for later, (number, words) in enumerate(PARTS.items()):
        actions.write_part(vault, number, words, moment=pages.moment_of(today, 60 - 2 * later, time(17, 40)))
    for number, contacts in PLACES.items():
        for contact in contacts:
            actions.keep_contact(
                vault, number, replace(contact, id=new_id()), moment=pages.moment_of(today, 38, time(18, 5))
            )
    looked = pages.moment_of(today, 20, time(15, 30))
    actions.look_through(vault, own_initials="R.", their_initials="A. A.", moment=looked)
