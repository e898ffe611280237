"""The papers of a case by their codes, and the making of one (B6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.store.ledger_file import Store
from models.words.disputes.mediation import PAPERS
from reports.forms.mediation.case import Case
from reports.forms.mediation.papers import (
    afterwards,
    agreement,
    covers,
    handing,
    notice,
    opening,
    persons,
    sessions,
)
from reports.forms.mediation.reading import read_case
from reports.paper import Paper
from reports.unfilled import unfilled

TRANSFER = "transfer"
Maker = Callable[[Case], list[Paper]]
MAKERS: dict[str, Maker] = {
    "cover": covers.cover,
    "contents": covers.contents,
    "application": opening.application,
    "acceptance": opening.acceptance,
    "notice": notice.notice,
    "identity": persons.identity,
    "mandate": persons.mandate,
    "investigation": sessions.investigation,
    "evidence": sessions.evidence,
    "mediation": sessions.mediation,
    "agreement": agreement.agreement,
    "oral_agreement": agreement.oral_agreement,
    "receipt": afterwards.receipt,
    "revisit": afterwards.revisit,
    "confirmation": afterwards.confirmation,
    "statement": covers.statement,
    "closing": covers.closing,
    "back_cover": covers.back,
    TRANSFER: handing.transfer,
}
"""In binding order; the slips that hand a case on lie beside the file."""


@dataclass(frozen=True)
class CasePaperForm:
    """A paper on offer: its code among ``PAPERS`` (or ``transfer``) and what it is called."""

    code: str
    title: str


class NoSuchPaper(LookupError):
    """A code was asked for that names no paper: a mistake of the program."""


def all_papers() -> tuple[CasePaperForm, ...]:
    """Return every paper of a case, in binding order."""
    return tuple(CasePaperForm(code, title_of(code)) for code in MAKERS)


def title_of(code: str) -> str:
    """Return what a paper is called."""
    return handing.TITLE if code == TRANSFER else PAPERS.label(code)


def make_paper(store: Store, case_id: int, code: str, *, redacted: bool = False) -> list[Paper]:
    """Return the papers of one code as the case stands, one a session or record.

    There is always one at least, empty if need be, to be filled in by hand. The opening of the
    particulars is written down unless ``redacted``. Raises NoSuchCase or NotAllowed.
    """
    return papers_of(read_case(store, case_id, redacted=redacted), code)


def papers_of(case: Case, code: str) -> list[Paper]:
    """Return the papers of one code of a case that was read."""
    if code not in MAKERS:
        raise NoSuchPaper(code)
    return MAKERS[code](case)


def unfilled_of(store: Store, case_id: int, code: str, *, redacted: bool = False) -> list[str]:
    """Return the places that would print as blanks, each paper's after its name (B9).

    Nobody sees a particular by it, and yet the whole case is read: it counts as an opening.
    """
    return [
        f"{paper.title}：{label}"
        for paper in make_paper(store, case_id, code, redacted=redacted)
        for label in unfilled(paper)
    ]
