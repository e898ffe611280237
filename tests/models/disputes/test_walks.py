"""Any sequence of verbs, allowed and refused, leaves a case in order and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from models.actions import finding, undoing
from models.actions.checking_up import check
from models.actions.finding import View
from models.ledger import all_ledgers
from models.store.ledger_file import Store
from models.store.tables import Batch
from models.words.disputes.flow import STATES
from tests.models.disputes.acts import BEGINNINGS
from tests.models.disputes.walks import assert_in_order, random_case_walk, walk_on

ONE_LEDGER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
"""The ledger is shared by the examples: each leads a case of its own."""


def batches(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.scalar(select(func.max(Batch.number))) or 0)


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return what every list of the ledger shows."""
    return {
        ledger.name: [
            tuple(getattr(row, each.key) for each in ledger.stored)
            for row in finding.every_row(store, ledger, View())
        ]
        for ledger in all_ledgers()
    }


def test_case_is_in_order_after_every_step_and_walks_come_everywhere(
    store: Store, villages: list[int], committee: int
) -> None:
    reached: set[str] = set()

    @settings(ONE_LEDGER, max_examples=7)
    @given(data=st.data())
    def lead(beginning: Sequence[str], data: st.DataObject) -> None:
        walk = random_case_walk(
            store, data.draw, villages, committee, beginning=beginning, longest=0
        )
        for _ in range(data.draw(st.integers(1, 12))):
            reached.add(walk.case.state)
            assert_in_order(store, walk.case_id)
            walk_on(walk)
        assert_in_order(store, walk.case_id)

    for beginning in BEGINNINGS:
        lead(beginning)
    assert check(store) == []
    assert reached == set(STATES.labels)


@settings(ONE_LEDGER, max_examples=12)
@given(data=st.data())
def test_walk_taken_back_leaves_the_ledger_as_it_was(
    store: Store, villages: list[int], committee: int, data: st.DataObject
) -> None:
    before, first = contents(store), batches(store)
    walk = random_case_walk(store, data.draw, villages, committee)
    after = contents(store)
    assert check(store) == []
    done = 0
    while (newest := undoing.can_undo(store)) is not None and newest.number > first:
        undoing.undo(store)
        done += 1
    assert done
    assert contents(store) == before
    for _ in range(done):
        undoing.redo(store)
    assert contents(store) == after
    assert check(store) == []
    assert_in_order(store, walk.case_id)
