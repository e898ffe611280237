"""A case's texts as they stand on its own pages: told in full, its parties' names covered (B19).

Outside of the case such a text is covered whole (``Mask.STORY``); here it can be read, and who
opens the names is written down by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.actions.finding import one
from models.actions.offices import office_of
from models.actions.search.indexing import hidden_names
from models.fields import Mask
from models.guards import patterns
from models.ledger import Ledger, find_ledger
from models.store.ledger_file import Store

Names = Sequence[tuple[str, str]]
"""Each full name with its covered form, the longest first."""


def told(store: Store, ledger: Ledger, record: Any, key: str) -> str:
    """Return a field as it stands by default on the pages of a case.

    In a text of the case the full names and the numbers of its parties are covered; any other
    field is shown as everywhere.
    """
    is_story = ledger.fields[key].card.mask is Mask.STORY
    text = ledger.show(record, key, office_of(store), uncovered=is_story)
    if not is_story:
        return text
    return blot(text, names_of(store, ledger, record)) if text else text


def blot(text: str, names: Names) -> str:
    """Return ``text`` with each of these names covered, and numbers of people."""
    for name, covered in names:
        text = text.replace(name, covered)
    return patterns.covered(text) if len(text) >= patterns.LEAST else text


def names_of(store: Store, ledger: Ledger, record: Any) -> Names:
    """Return the names of the parties of the case that ``record`` is or belongs to."""
    case_id = getattr(record, "id", None)
    while ledger.hides is None:
        tie = ledger.parent
        if tie is None or tie.kind_key or record is None:
            return ()
        case_id, ledger = getattr(record, tie.key), find_ledger(tie.ledger)
        record = one(store, ledger, case_id)
    return _names(store, ledger, case_id)


def _names(store: Store, ledger: Ledger, record_id: int | None) -> Names:
    def read() -> Names:
        with store.reading() as connection:
            return hidden_names(connection, ledger, record_id)

    assert ledger.hides is not None
    return store.cached(("names", ledger.name, record_id), frozenset({ledger.hides[0]}), read)
