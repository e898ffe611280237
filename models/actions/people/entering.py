"""Coming in: an opened ledger is made ready for whoever opened it, or closed again."""

from __future__ import annotations

from models.actions.offices import office_of
from models.actions.people.clearing import sweep_cleared
from models.actions.safe.following import follow_keys
from models.actions.search.everywhere import bring_indexes_up_to_date
from models.progress import SILENT, Progress
from models.store.ledger_file import Store


def make_ready(store: Store, progress: Progress = SILENT) -> Store:
    """Return ``store`` with its search indexes, cleared files and backups' keys in order.

    AccountRemoved for an account that was taken away; whatever goes wrong, the store is closed.
    """
    try:
        office_of(store)
        bring_indexes_up_to_date(store, progress)
        sweep_cleared(store)
        follow_keys(store)
    except BaseException:
        store.close()
        raise
    return store
