"""Any sequence of writes by two writers, each of whom may be behind, leaves what a plain dict would hold."""

from __future__ import annotations

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from leeward.kernel.ids import new_id
from leeward.vault import compaction, unlocking
from leeward.vault.core import keyring as rings
from leeward.vault.core.primitives import StreamKey
from leeward.vault.errors import Missing, Stale
from tests.vault.fixtures import notebook_of
from tests.vault.things import THINGS, TOTAL, Thing

WHO = st.sampled_from([0, 1])
ROUNDS = int(os.environ.get("LEEWARD_ROUNDS", "12"))
PICK = st.integers(0, 10_000)


class Notebook(RuleBasedStateMachine):
    """`expected` holds, in the order of first writing, id: (revision, size)."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.notebook = notebook_of("ana")
        self.vaults = [self.notebook.put(), self.notebook.open()]
        self.expected: dict[bytes, tuple[int, int]] = {}
        self.gone: list[bytes] = []
        self.count = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def things(self, who: int):
        return self.vaults[who].stream(THINGS)

    def next(self) -> Thing:
        self.count += 1
        return Thing("x" * (self.count % 7 * 40), self.count)

    def known(self, pick: int) -> bytes:
        return list(self.expected)[pick % len(self.expected)]

    @rule(who=WHO, times=st.integers(1, 9))
    def append(self, who: int, times: int) -> None:
        for _ in range(times):
            thing = self.next()
            self.expected[self.things(who).append(thing)] = (1, thing.size)

    @rule(who=WHO, pick=PICK)
    @precondition(lambda self: self.expected)
    def append_again(self, who: int, pick: int) -> None:
        self.things(who).append(self.next(), id=self.known(pick))

    @rule(who=WHO, pick=PICK)
    @precondition(lambda self: self.expected)
    def replace(self, who: int, pick: int) -> None:
        key = self.known(pick)
        thing, revision = self.next(), self.expected[key][0]
        self.things(who).replace(key, thing, base_revision=revision)
        self.expected[key] = (revision + 1, thing.size)

    @rule(who=WHO, pick=PICK)
    @precondition(lambda self: self.expected)
    def replace_what_is_out_of_date(self, who: int, pick: int) -> None:
        key = self.known(pick)
        with pytest.raises(Stale):
            self.things(who).replace(key, self.next(), base_revision=self.expected[key][0] - 1)

    @rule(who=WHO, pick=PICK)
    @precondition(lambda self: self.gone)
    def replace_what_is_gone(self, who: int, pick: int) -> None:
        with pytest.raises(Missing):
            self.things(who).replace(self.gone[pick % len(self.gone)], self.next(), base_revision=1)

    @rule(who=WHO, pick=PICK)
    @precondition(lambda self: self.expected)
    def update(self, who: int, pick: int) -> None:
        key, thing = self.known(pick), self.next()
        self.things(who).update(key, lambda _: thing)
        self.expected[key] = (self.expected[key][0] + 1, thing.size)

    @rule(who=WHO, picks=st.lists(PICK, min_size=1, max_size=4))
    @precondition(lambda self: self.expected)
    def delete(self, who: int, picks: list[int]) -> None:
        keys = {self.known(pick) for pick in picks}
        assert self.things(who).delete([*keys, new_id()]) == len(keys)
        for key in keys:
            del self.expected[key]
            self.gone.append(key)

    @rule(who=WHO, size=st.integers(0, 20), pick=PICK)
    def extend(self, who: int, size: int, pick: int) -> None:
        batch = [(new_id(), self.next()) for _ in range(size)]
        known = [(self.known(pick), self.next())] if self.expected else []
        assert self.things(who).extend([*batch, *known]) == size
        self.expected |= {key: (1, thing.size) for key, thing in batch}

    @rule(who=WHO)
    def compact(self, who: int) -> None:
        self.things(who).compact()

    @rule(who=WHO, names=st.booleans())
    @precondition(lambda self: self.expected)
    def rotate(self, who: int, names: bool) -> None:
        vault = self.vaults[who]
        with vault.transaction():
            stream = vault.keys.keyring.stream_of(THINGS.name)
            epoch = vault.keys.keyring.stream(stream).current.epoch + 1
            vault.keys.change(lambda ring: rings.with_epoch(ring, stream, StreamKey.new(epoch=epoch)))
        if names:
            unlocking.reseal(vault)

    @rule(who=WHO)
    def reopen(self, who: int) -> None:
        self.vaults[who] = self.notebook.open()

    @rule(who=WHO, n=st.integers(1, 30))
    def recent(self, who: int, n: int) -> None:
        assert [item.id for item in self.things(who).recent(n)] == list(self.expected)[-n:]

    @rule(who=WHO, pick=PICK)
    @precondition(lambda self: self.expected)
    def get(self, who: int, pick: int) -> None:
        key = self.known(pick)
        item = self.things(who).get(key)
        assert (item.revision, item.record.size) == self.expected[key]

    @invariant()
    def it_is_what_the_dict_holds(self) -> None:
        for who in (0, 1):
            items = self.things(who).all()
            assert {item.id: (item.revision, item.record.size) for item in items} == self.expected
            assert [item.id for item in items] == list(self.expected)
            assert len({item.number for item in items}) == len(items)
            assert self.things(who).missing() == self.things(who).damaged() == 0
            values = self.things(who).derived(TOTAL)
            assert sum(v.count for v in values) == len(items)
            assert sum(v.size for v in values) == sum(item.record.size for item in items)


@pytest.mark.usefixtures("db")
def test_a_stream_is_a_dict_under_any_sequence(monkeypatch):
    # Small segments: a short run then sees many of them.
    monkeypatch.setattr(compaction, "MOST_ITEMS", 8)
    monkeypatch.setattr(compaction, "MOST_BYTES", 1500)
    monkeypatch.setattr("leeward.vault.stream.MOST_ITEMS", 8)
    run_state_machine_as_test(
        Notebook,
        settings=settings(
            max_examples=ROUNDS, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
