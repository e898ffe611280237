"""The papers of a case as the print dialog offers them: of the case, or of one of its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from models.actions.finding import one
from models.dates.spans import Span
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.store.ledger_file import Store
from reports.forms.mediation.case import Case, Record
from reports.forms.mediation.papers.afterwards import revisits
from reports.forms.mediation.reading import read_case
from reports.forms.mediation.registry import TRANSFER, all_papers, papers_of, title_of
from reports.paper import Block, PageBreak, Paper
from reports.requests import PDF, WORD, NothingToPrint, Report, Request

Records = Callable[[Case], Sequence[Record]]


def _report(
    name: str, code: str, ledger: Ledger, make: Callable[[Store, Request], Paper]
) -> Report:
    return Report(
        name,
        title_of(code),
        ledger.name,
        make,
        (PDF, WORD),
        spans=(Span.WHOLE,),
        of_one_record=True,
        uncovered=True,
    )


def _of_case(code: str, store: Store, request: Request) -> Paper:
    """Return all papers of a code as one, each on a page of its own."""
    if request.record_id is None:
        raise NothingToPrint(title_of(code), request.period)
    return _joined(papers_of(read_case(store, request.record_id), code))


def _of_record(
    code: str, ledger: Ledger, records: Records, store: Store, request: Request
) -> Paper:
    """Return the paper of one record of a case."""
    row = one(store, ledger, request.record_id) if request.record_id is not None else None
    if row is None:
        raise NothingToPrint(title_of(code), request.period)
    case = read_case(store, row.dispute_id)
    ids = [each.row.id for each in records(case)]
    if row.id not in ids:
        raise NothingToPrint(title_of(code), request.period)
    return papers_of(case, code)[ids.index(row.id)]


def _joined(papers: Sequence[Paper]) -> Paper:
    blocks: list[Block] = []
    for paper in papers:
        blocks += [PageBreak(), *paper.blocks] if blocks else paper.blocks
    first = papers[0]
    return Paper(first.title, tuple(blocks), first.made_at, numbered=first.numbered)


_OF_RECORDS: tuple[tuple[str, str, Ledger, Records], ...] = (
    ("record-investigation", "investigation", INVESTIGATIONS, lambda case: case.investigations),
    ("record-mediation", "mediation", MEDIATIONS, lambda case: case.mediations),
    ("record-revisit", "revisit", REVISITS, revisits),
    ("record-transfer", TRANSFER, DISPUTE_TRANSFERS, lambda case: case.transfers),
)
CASE_PAPERS = (
    *(
        _report(
            f"paper-{each.code.replace('_', '-')}",
            each.code,
            DISPUTES,
            partial(_of_case, each.code),
        )
        for each in all_papers()
    ),
    *(
        _report(name, code, ledger, partial(_of_record, code, ledger, records))
        for name, code, ledger, records in _OF_RECORDS
    ),
)
