"""The queue: nothing twice, nothing late, nothing lost when a worker dies, and nothing piled up after being away."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leeward.kernel import clock
from leeward.post import actions, queries, queue, rules, worker
from leeward.post.models import Address, Box, Due, Outcome, Pulse, Tally, Task
from leeward.post.queue import AGAIN, SENT
from leeward.post.records import Chime, Times
from leeward.post.sealed import open_times
from tests.post.conftest import NOON, daily, with_mail, with_phone

HOUR = timedelta(hours=1)


@pytest.fixture
def box(ana_vault, sends_mail, noon):
    """Ana has a mail address and a reminder each day at noon; it is an hour before."""
    with clock.frozen(NOON - HOUR):
        with_mail(ana_vault)
        daily(ana_vault)
    return Box.objects.get()


def outcomes():
    return {Outcome(row.outcome): row.count for row in Tally.objects.all()}


def test_before_its_time_there_is_nothing_to_do(box):
    assert queue.fill(now=NOON - timedelta(seconds=1)) == 0
    assert queue.claim(now=NOON) is None


def test_at_its_time_it_is_there_once_and_the_box_moves_on(box):
    for _ in range(3):
        queue.fill(now=NOON)
    assert Due.objects.get().at == NOON
    assert Box.objects.get().next_at == NOON + timedelta(days=1)


def test_the_database_itself_takes_one_reminder_for_one_time_and_address(box):
    queue.fill(now=NOON)
    due = Due.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Due.objects.create(address=due.address, task=due.task, at=due.at, not_before=due.at)


def test_what_one_worker_holds_no_other_takes_until_its_lease_is_over(box):
    queue.fill(now=NOON)
    first = queue.claim(now=NOON)
    assert queue.claim(now=NOON + queue.LEASE - timedelta(seconds=1)) is None
    second = queue.claim(now=NOON + queue.LEASE)
    assert (first.due.pk, second.due.pk) == (second.due.pk, first.due.pk)
    assert first.lease != second.lease
    queue.done(first, SENT, now=NOON + queue.LEASE)
    assert Due.objects.count() == 1, "whoever lost the lease changes nothing"
    assert not queue.hand_over(first)
    queue.done(second, SENT, now=NOON + queue.LEASE)
    assert (Due.objects.count(), outcomes()) == (0, {Outcome.SENT: 1})


def test_what_died_on_its_way_to_a_mail_server_counts_as_sent(box):
    queue.fill(now=NOON)
    assert queue.hand_over(queue.claim(now=NOON))
    assert queue.claim(now=NOON + queue.LEASE) is None
    assert (Due.objects.count(), outcomes()) == (0, {Outcome.SENT: 1})


def test_a_refusal_takes_the_mark_of_being_handed_over_away_again(box):
    queue.fill(now=NOON)
    claimed = queue.claim(now=NOON)
    queue.hand_over(claimed)
    queue.done(claimed, AGAIN, now=NOON)
    assert queue.claim(now=NOON + timedelta(seconds=30)).due.tries == 2


@pytest.mark.parametrize(("minutes", "expected"), [(59, {Outcome.SENT: 1}), (61, {Outcome.LATE: 1})])
def test_more_than_an_hour_late_is_silence(box, mail_server, minutes, expected):
    with clock.shifted(timedelta(minutes=minutes)):
        worker.turn()
    assert outcomes() == expected


def test_after_a_month_away_there_is_one_at_most_and_the_next_is_in_the_future(box, mail_server):
    with clock.shifted(timedelta(days=30, minutes=10)):
        worker.turn()
        worker.turn()
    assert len(mail_server.mails) == 1
    assert Box.objects.get().next_at == NOON + timedelta(days=31)


def test_tries_end(box):
    queue.fill(now=NOON)
    Due.objects.update(tries=queue.MOST_TRIES)
    assert queue.claim(now=NOON) is None
    assert outcomes() == {Outcome.GAVE_UP: 1}


def test_a_clock_that_was_set_back_sends_nothing_twice(box, mail_server):
    worker.turn()
    with clock.shifted(-HOUR):
        worker.turn()
    worker.turn()
    assert len(mail_server.mails) == 1


def test_a_box_whose_site_key_is_gone_rests_and_holds_up_nobody(box, ben_vault, mail_server, settings):
    settings.SITE_KEY = "99887766 " + "6b" * 32
    worker.turn()
    assert Box.objects.get().next_at is None
    assert mail_server.mails == []


def test_while_resting_the_server_holds_no_time(box, ana_vault, mail_server):
    queue.fill(now=NOON)
    actions.pause(ana_vault, is_paused=True)
    row = Box.objects.get()
    assert (row.next_at, open_times(row).chimes, Due.objects.count()) == (None, [], 0)
    actions.pause(ana_vault, is_paused=False)
    assert Box.objects.get().next_at == NOON + timedelta(days=1)


def test_the_server_holds_nothing_before_there_is_an_address_and_nothing_after(ana_vault, push_service, noon):
    daily(ana_vault)
    assert Box.objects.count() == 0
    with_phone(ana_vault, push_service)
    assert Box.objects.get().next_at == NOON + timedelta(days=1)
    actions.drop(ana_vault, bytes(Address.objects.get().id))
    assert Box.objects.count() == 0
    with_phone(ana_vault, push_service)
    assert Box.objects.get().next_at == NOON + timedelta(days=1)


def test_nobody_takes_an_address_out_of_another_box(box, ben_vault):
    actions.drop(ben_vault, bytes(Address.objects.get().id))
    assert Address.objects.count() == 1


def test_deleting_everything_leaves_no_row(box, ana_vault):
    queue.fill(now=NOON)
    actions.forget(ana_vault)
    assert [table.objects.count() for table in (Box, Address, Due)] == [0, 0, 0]
    assert queries.reminders_of(ana_vault).chimes == []


def test_single_times_come_once_and_are_no_more(box, ana_vault, mail_server):
    at = rules.moment_in("UTC", NOON + timedelta(minutes=5))
    actions.remind_once(ana_vault, [at])
    with clock.shifted(timedelta(minutes=6)):
        worker.turn()
        worker.turn()
    # Noon itself was overtaken by it: of what is due at once only the newest comes.
    assert len(mail_server.mails) == 1
    assert Box.objects.get().next_at == NOON + timedelta(days=1)


def test_the_worker_says_that_it_is_there(db, noon):
    assert not queries.is_worker_there(now=NOON)
    worker.turn()
    assert queries.is_worker_there(now=NOON)
    assert not queries.is_worker_there(now=NOON + timedelta(minutes=6))
    assert Pulse.objects.count() == 1


def test_what_nobody_looks_after_is_counted(box):
    assert queries.overdue(now=NOON + timedelta(minutes=1)) == 0
    assert queries.overdue(now=NOON + timedelta(minutes=6)) == 1


def test_nothing_in_a_row_says_whose_it_is_or_where_it_goes(box, ana_vault):
    queue.fill(now=NOON)
    for table in (Box, Address, Due, Tally):
        for row in table.objects.all():
            held = [bytes(one) for one in vars(row).values() if isinstance(one, bytes | memoryview)]
            held += [str(one).encode() for one in vars(row).values()]
            assert not any(ana_vault.account_id in one or b"zephyr" in one for one in held)


LOOKS = st.lists(st.tuples(st.integers(0, 9_000), st.booleans()), min_size=1, max_size=25)
CHIMES = st.lists(st.integers(0, 1439), min_size=1, max_size=4, unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(chimes=CHIMES, looks=LOOKS)
def test_however_often_a_worker_looks_in_or_dies_nothing_is_sent_twice_or_late(ana_vault, sends_mail, chimes, looks):
    """Shape of a look: after how many seconds, and whether the worker dies with what it took."""
    with transaction.atomic():
        with clock.frozen(NOON):
            row = with_mail(ana_vault)
            for minute in chimes:
                actions.add_time(ana_vault, Chime(minute), zone="Europe/Berlin")
        sent, now = [], NOON
        for seconds, dies in looks:
            now += timedelta(seconds=seconds)
            queue.fill(now=now)
            while (claimed := queue.claim(now=now)) is not None:
                assert now - claimed.due.at <= rules.LATE
                if dies:
                    break
                sent.append(claimed.due.at)
                queue.done(claimed, SENT, now=now)
        meant = Times(zone="Europe/Berlin", chimes=[Chime(minute) for minute in chimes])
        assert sorted(set(sent)) == sorted(sent)
        assert all(rules.next_time(meant, at - timedelta(seconds=1)) == at for at in sent)
        assert Due.objects.filter(address=row, task=Task.REMIND).count() <= len(looks)
        transaction.set_rollback(True)
