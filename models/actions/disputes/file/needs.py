"""What must lie in a file and where: the usual list, the office's own lines laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.actions.finding import View, every_row
from models.ledgers.mediation.arrangements import PAPER_NEEDS
from models.store.ledger_file import Store
from models.words.disputes.file_needs import FILE_NEEDS, FileNeed


@dataclass(frozen=True)
class Need:
    """One line of the list; ``by_kind`` gives a code of NEEDS for each kind of file."""

    paper: str
    place: int
    by_kind: FileNeed
    is_own: bool = False

    def of(self, kind: str) -> str:
        """Return the need in a file that is written, oral or failed."""
        found: str = getattr(self.by_kind, kind)
        return found


def needs(store: Store) -> list[Need]:
    """Return the whole list in binding order.

    An own line without a place stays where the usual one stood; one with the place of another
    goes before it.
    """
    depends_on = frozenset({PAPER_NEEDS.name})
    held = store.cached("paper_needs", depends_on, lambda: _laid_over(store, usual_needs()))
    return list(held)


def usual_needs() -> list[Need]:
    """Return the list as it is before the office changes anything."""
    return [Need(paper, at, need) for at, (paper, need) in enumerate(FILE_NEEDS.items(), start=1)]


def _laid_over(store: Store, usual: list[Need]) -> list[Need]:
    own = {row.paper: row for row in every_row(store, PAPER_NEEDS, View())}
    found = [_own(each, own[each.paper]) if each.paper in own else each for each in usual]
    return sorted(found, key=lambda each: (each.place, not each.is_own))


def _own(usual: Need, row: Any) -> Need:
    place = usual.place if row.place is None else row.place
    by_kind = FileNeed(row.written, row.oral, row.failed)
    return Need(usual.paper, place, by_kind, is_own=True)
