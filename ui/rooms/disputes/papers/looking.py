"""What the dialog shows of a case's papers; read at the desk, the case itself only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.actions.disputes.file.completeness import FileLine, file_lines, sentences
from models.progress import Progress
from models.store.ledger_file import Store
from reports.forms.mediation.case import Case
from reports.forms.mediation.papers.origins import Origin, origin_of
from reports.forms.mediation.registry import TRANSFER, papers_of, title_of
from reports.unfilled import unfilled

if TYPE_CHECKING:
    from reports.forms.mediation.file import CaseFile

BESIDE = "beside"
"""How a paper stands that belongs to the case and is not bound into its file."""


@dataclass(frozen=True)
class Blank:
    """A place that prints as a blank, and where it is filled in; None: by the pen."""

    label: str
    origin: Origin | None


@dataclass(frozen=True)
class PaperLine:
    """One paper of the case: how it stands in the file, and its blank places."""

    code: str
    title: str
    need: str
    state: str
    lacks: str
    jump: Origin | None
    blanks: tuple[Blank, ...]


@dataclass(frozen=True)
class Look:
    """The case's file as it stands now, every line in binding order, and what the file lacks."""

    file: CaseFile
    lines: tuple[PaperLine, ...]
    lacking: tuple[str, ...]

    @property
    def case(self) -> Case:
        """The case as its papers tell it."""
        return self.file.case


def look_at(store: Store, case_id: int, *, redacted: bool) -> Look:
    """Read a case and how its papers stand; that it was opened is written down (B19)."""
    from reports.forms.mediation.file import case_file  # at the desk: slow the first time

    whole = case_file(store, case_id, redacted=redacted)
    case, told = whole.case, file_lines(store, case_id)
    lines = [_line(case, each) for each in told]
    if case.transfers:
        beside = FileLine(TRANSFER, title_of(TRANSFER), "", BESIDE)
        lines.append(_line(case, beside))
    return Look(whole, tuple(lines), tuple(sentences(told)))


def pdf_of(case: Case, codes: Sequence[str], progress: Progress) -> bytes:
    """Return the papers of these codes as one PDF, in the order given."""
    from reports.pdf.binding.joining import joined  # at the desk: this takes a while the first time
    from reports.pdf.papers import paper_bytes

    papers = [paper for code in codes for paper in papers_of(case, code)]
    made = []
    for done, paper in enumerate(papers, start=1):
        progress.step(done, len(papers), paper.title)
        made.append(paper_bytes(paper))
    return joined(made, progress)


def _line(case: Case, told: FileLine) -> PaperLine:
    jump = Origin(told.jump_ledger, told.jump_id) if told.jump_ledger else None
    return PaperLine(
        told.paper_code,
        told.title,
        told.need,
        told.state,
        told.lacks,
        jump,
        tuple(_blanks(case, told.paper_code)),
    )


def _blanks(case: Case, code: str) -> list[Blank]:
    found: dict[str, Blank] = {}
    papers = papers_of(case, code)
    for at, paper in enumerate(papers):
        number = f"第{at + 1}份" if len(papers) > 1 else ""
        for label in unfilled(paper):
            found.setdefault(f"{number}{label}", Blank(label, origin_of(case, code, at, label)))
    return [Blank(words, blank.origin) for words, blank in found.items()]
