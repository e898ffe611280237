"""What costs marks in the seven points of the 评查: each check names paper and reason (B22)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.actions.disputes.file.completeness import LACKING, FileLine
from models.actions.disputes.file.parts import CaseParts
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.words.disputes.case import HARD_GRADES
from models.words.disputes.flow import CLOSED
from models.words.disputes.mediation import PAPERS
from models.words.disputes.review_marks import MARKS

_TOLD_ELSEWHERE = frozenset({"application", "acceptance", "notice", "identity"})
"""Papers whose lack costs marks in another point than 材料齐全."""
_OVERTURNED = ("changed", "revoked", "void")


@dataclass(frozen=True)
class Fault:
    """One reason to lose marks: which it is, the paper it stands in, and the reason in words."""

    reason: str
    paper: str
    words: str

    @property
    def marks(self) -> int:
        """What it costs."""
        return MARKS[self.reason]


@dataclass(frozen=True)
class Look:
    """A case as the checks see it."""

    parts: CaseParts
    lines: Mapping[str, FileLine]

    def title(self, paper: str) -> str:
        """What the office calls a paper."""
        return self.parts.office.choices(PAPERS).label(paper)

    def fault(self, reason: str, paper: str, words: str) -> Fault:
        """Return a fault in the paper of that code."""
        return Fault(reason, self.title(paper), words)

    def lacks(self, *papers: str) -> bool:
        """Tell whether one of these papers is asked for and missing."""
        found = (self.lines[paper] for paper in papers if paper in self.lines)
        return any(line.state == LACKING for line in found)


def _acceptance(look: Look) -> Iterator[Fault]:
    parts = look.parts
    accepted = parts.case.accepted_on
    if accepted is None:
        yield look.fault("not_accepted", "acceptance", "没有受理日期")
        return
    if look.lacks("application", "acceptance"):
        yield look.fault("no_application", "acceptance", "没有申请书，也没有受理登记表")
    held = [row.on_day for row in (*parts.of(MEDIATIONS), *parts.of(INVESTIGATIONS))]
    if held and min(held) < accepted:
        said = f"{min(held)}的调查或调解早于受理日期{accepted}"
        yield look.fault("mediated_before_acceptance", "mediation", said)
    if look.lacks("notice"):
        yield look.fault("no_notice", "notice", "没有告知当事人权利义务")


def _materials(look: Look) -> Iterator[Fault]:
    for code, line in look.lines.items():
        if code in _TOLD_ELSEWHERE or not line.lacks or line.is_unfilled:
            continue
        reason = "unsigned_agreement"
        if line.state == LACKING and not line.copies:
            reason = "missing_paper" if line.need == "must" else "wanted_paper"
        yield Fault(reason, line.title, line.lacks.rstrip("。"))


def _papers(look: Look) -> Iterator[Fault]:
    for line in look.lines.values():
        if line.is_unfilled:
            yield Fault("blank_in_paper", line.title, line.lacks.rstrip("。"))


def _evidence(look: Look) -> Iterator[Fault]:
    parts = look.parts
    if look.lacks("identity"):
        yield look.fault("no_identity", "identity", "没有收当事人身份证明")
    evidence = [row for row in parts.of(CASE_PAPERS) if row.paper == "evidence"]
    is_hard = parts.case.grade in HARD_GRADES
    if is_hard and not evidence and not parts.of(INVESTIGATIONS):
        said = "疑难复杂纠纷没有调查记录，也没有证据材料"
        yield look.fault("nothing_investigated", "investigation", said)
    if any(not row.origin or row.on_day is None for row in evidence):
        yield look.fault("evidence_without_origin", "evidence", "没有写明提供人或日期")


def _law(look: Look) -> Iterator[Fault]:
    parts = look.parts
    yield from _over_time(look)
    ending = parts.ending
    if ending is not None and ending.reason == "failed" and not ending.routes:
        yield look.fault("not_guided", "mediation", "调解不成，没有告知其他途径（法第26条）")
    for row in parts.of(AGREEMENTS):
        if row.confirmation == "invalid" or row.ruling in _OVERTURNED:
            yield look.fault("overturned", _paper_of(row), "法院没有维持这份协议")
    if (agreement := parts.agreement) is None:
        return
    paper = _paper_of(agreement)
    if agreement.amount and not agreement.done_at_once and not parts.of(OBLIGATIONS):
        yield look.fault("no_term_for_money", paper, "协议涉及金额，没有登记谁在几时履行")
    wanted = len(parts.of(DISPUTE_PARTIES)) + 1
    if agreement.form == "written" and (agreement.copies or wanted) < wanted:
        said = f"一式{agreement.copies}份，当事人和调解委员会各持一份要{wanted}份"
        yield look.fault("too_few_copies", paper, said)


def _over_time(look: Look) -> Iterator[Fault]:
    parts = look.parts
    ended = parts.ending.on_day if parts.ending is not None else parts.office.today
    due_on = parts.case.due_on
    if due_on is not None and ended > due_on:
        days = (ended - due_on).days
        yield look.fault("over_time", "mediation", f"超过调解期限{days}天，没有延长手续")


def _paper_of(agreement: Any) -> str:
    return "oral_agreement" if agreement.form == "oral" else "agreement"


def _revisits(look: Look) -> Iterator[Fault]:
    parts = look.parts
    wanted = [row for row in parts.of(REVISITS) if row.void_on is None]
    if parts.agreement is not None and not wanted:
        yield look.fault("never_revisited", "revisit", "达成协议后没有安排回访")
    for row in wanted:
        if row.due_on is None:
            continue
        if row.done_on is None and row.due_on < parts.office.today:
            yield look.fault("revisit_missed", "revisit", f"{row.due_on}应回访，还没有做")
        elif row.done_on is not None and row.done_on > row.due_on:
            late = (row.done_on - row.due_on).days
            yield look.fault("revisit_late", "revisit", f"{row.due_on}应回访，晚了{late}天")


def _binding(look: Look) -> Iterator[Fault]:
    parts = look.parts
    unknown = [row.paper for row in parts.of(CASE_PAPERS) if row.pages is None]
    for paper in dict.fromkeys(unknown):
        yield look.fault("pages_unknown", paper, "没有登记页数，卷内目录编不出页号")
    if parts.case.state in CLOSED and not (parts.case.keeping and parts.case.filed_by):
        yield look.fault("no_keeping", "cover", "没有写明立卷人和保管期限")


CHECKS: Mapping[str, Callable[[Look], Iterator[Fault]]] = {
    "acceptance": _acceptance,
    "materials": _materials,
    "papers": _papers,
    "evidence": _evidence,
    "law": _law,
    "revisits": _revisits,
    "binding": _binding,
}
"""By point, in the order of the review."""
