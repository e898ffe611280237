"""A ledger is checked, written on and checked again, as a clerk does before and after work."""

from __future__ import annotations

from models.actions import records
from models.actions.records import Seen
from models.ledgers.villages import VILLAGES
from models.store import file_check
from models.store.ledger_file import Store


def look(store: Store) -> list[str]:
    """Check the pages as two threads do: each on a connection that the store keeps open."""
    with store.reading() as first, store.reading() as second:
        return file_check.damaged_pages(first) + file_check.damaged_pages(second)


def test_search_that_was_written_on_since_the_last_check_is_not_taken_for_damaged(
    store: Store,
) -> None:
    village = records.keep(store, VILLAGES, {"code": "369921200201", "name": "东坪村"})
    for turn in range(40):  # on the way the index melts its pieces together
        records.keep(store, VILLAGES, {"name": f"东坪村{turn}"}, Seen(village, turn + 1))
        assert look(store) == []
