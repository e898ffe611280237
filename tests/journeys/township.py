"""The sample township without its history, as a clerk's own ledger that the program knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import models.actions  # noqa: F401  fills the shelf
from models.actions.setup.founding import NewLedger, found
from models.divisions import load_sample
from models.store.ledger_file import Store
from ui.start import places

PASSWORD = "password1"


@contextmanager
def founded(folder: Path) -> Iterator[Store]:
    """Give the new ledger in ``folder`` to be filled; it is closed and remembered afterwards."""
    table = load_sample()
    new = NewLedger(table.path("369921200"), table.below("369921200"), 2021)
    store, _ = found(folder, PASSWORD, new)
    yield store
    store.close()
    places.remember_ledger(folder, "示例乡 · 2021")
