"""A connection that a request left half-way is whole again for the next test."""

import pytest
from django.db import connection, transaction

from tests.mending import is_cut_off, mend


@pytest.mark.django_db(transaction=True)
def test_a_connection_without_autocommit_is_mended():
    connection.set_autocommit(False)
    assert is_cut_off(connection)
    with pytest.raises(transaction.TransactionManagementError):
        transaction.on_commit(print)

    mend(connection)

    assert not is_cut_off(connection)
    transaction.on_commit(lambda: None)


@pytest.mark.django_db(transaction=True)
def test_a_connection_in_a_block_is_left_alone():
    with transaction.atomic():
        mend(connection)
        assert connection.in_atomic_block
