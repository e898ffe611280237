"""One case read whole: its row and the rows of what belongs to it, as they stand now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from models.actions import filing, finding
from models.actions.door import NoSuchRecord
from models.actions.offices import office_of
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.reviews import CASE_REVIEWS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.office import Office
from models.store.ledger_file import Store

_READ = (
    DISPUTE_PARTIES,
    DISPUTE_TRANSFERS,
    DISPUTE_WATCHES,
    DISPUTE_ENDINGS,
    INVESTIGATIONS,
    MEDIATIONS,
    AGREEMENTS,
    OBLIGATIONS,
    REVISITS,
    CASE_PAPERS,
    CASE_REVIEWS,
)


@dataclass(frozen=True)
class CaseParts:
    """A case, its rows by the name of their ledger, and how many scans each paper has."""

    case: Any
    office: Office
    rows: Mapping[str, tuple[Any, ...]]
    scans: Mapping[int, int]

    def of(self, ledger: Ledger) -> tuple[Any, ...]:
        """Return the rows of one ledger in their usual order."""
        return self.rows[ledger.name]

    @cached_property
    def agreement(self) -> Any | None:
        """The last agreement that nobody went back on, or None."""
        standing = [each for each in self.of(AGREEMENTS) if each.reneged_on is None]
        return standing[-1] if standing else None

    @cached_property
    def ending(self) -> Any | None:
        """The end that stands, or None."""
        standing = [each for each in self.of(DISPUTE_ENDINGS) if each.undone_on is None]
        return max(standing, key=lambda each: each.id, default=None)

    @property
    def kind(self) -> str:
        """Which file this is: written, oral or failed. An open case is on its way to a written."""
        if self.agreement is not None:
            return "oral" if self.agreement.form == "oral" else "written"
        return "failed" if self.ending is not None else "written"


def read_parts(store: Store, case_id: int) -> CaseParts:
    """Read a case with all that clocks and completeness ask for; NoSuchRecord if it is gone."""
    case = finding.one(store, DISPUTES, case_id)
    if case is None:
        raise NoSuchRecord(DISPUTES.title)
    rows = {
        ledger.name: tuple(finding.children(store, ledger, DISPUTES, case_id)) for ledger in _READ
    }
    papers = [row.id for row in rows[CASE_PAPERS.name]]
    files = filing.files_of(store, CASE_PAPERS, papers) if papers else {}
    scans = {paper: len(held) for paper, held in files.items()}
    return CaseParts(case, office_of(store), rows, scans)
