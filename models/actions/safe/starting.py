"""At the start: a quick look before the window, the whole check once a day behind it (I10)."""

from __future__ import annotations

import datetime as dt

from models.actions.checking_up import Finding, check
from models.actions.safe import notes
from models.progress import SILENT, Progress
from models.store import chain, file_check, places
from models.store.backup import reading
from models.store.connection import LedgerDamaged
from models.store.ledger_file import Store

_SMALL = 32 * 1024 * 1024
"""Up to here every page is read at the start (about 0.2 s); of larger files the inner ones wait
for the check behind the window."""
_DAY = dt.timedelta(hours=20)


def look_quickly(store: Store) -> None:
    """Raise LedgerDamaged if an opened ledger shows damage at a glance.

    Key slots and the first page were read by opening it. Here: every table's own page, the newest
    link, and of a file that is not large all pages.
    """
    path = store.folder / places.LEDGER_FILE
    with store.reading() as connection:
        reading.read_told(connection)
        connection.execute(chain.NEWEST_LINK).first()
        if path.stat().st_size <= _SMALL:
            for said in file_check.damaged_pages(connection, quickly=True):
                raise LedgerDamaged(said)


def is_check_due(store: Store) -> bool:
    """Tell whether the whole check was not done today."""
    last, now = notes.noted(store.folder, notes.CHECKED), dt.datetime.now()
    return last is None or not dt.timedelta() <= now - last < _DAY


def check_behind(store: Store, progress: Progress = SILENT) -> list[Finding]:
    """Do the whole check and note that it was done; return what is wrong."""
    found = check(store, progress)
    if not found:
        notes.note(store.folder, notes.CHECKED, dt.datetime.now().replace(microsecond=0))
    return found
