"""Which papers a case's file takes, in binding order (domain/01-mediation.md 1.1)."""

from __future__ import annotations

from collections.abc import Callable

from models.words.disputes.case import GROUP_OF_SOURCE
from models.words.disputes.mediation import PAPERS
from reports.forms.mediation.case import Case
from reports.forms.mediation.papers.afterwards import revisits
from reports.forms.mediation.papers.agreement import ORAL, WRITTEN, agreements
from reports.forms.mediation.papers.covers import remarks

COVER, CONTENTS, BACK = "cover", "contents", "back_cover"
UNBOUND = (COVER, CONTENTS, BACK)
"""Papers that lie around the others and carry no page number."""
_COPIES_ONLY = ("identity",)
"""Papers that are nothing but a sheet for copies, which a redacted file leaves out."""


def papers_needed(case: Case) -> list[str]:
    """Return the codes of the papers that belong into the file, in binding order.

    What the clerk entered as lying in the file belongs there in any case.
    """
    between = [code for code in PAPERS.labels if code not in UNBOUND and _belongs(case, code)]
    return [COVER, CONTENTS, *between, BACK]


def _belongs(case: Case, code: str) -> bool:
    if case.is_redacted and code in _COPIES_ONLY:
        return False
    return bool(case.held_of(code)) or _RULES[code](case)


def _always(_case: Case) -> bool:
    return True


def _is_applied_for(case: Case) -> bool:
    return GROUP_OF_SOURCE.get(case.dispute.code("source")) == "applied"


def _was_asked_to_confirm(case: Case) -> bool:
    return any(each.code("confirmation") not in ("", "not_asked") for each in case.agreements)


def _was_visited(case: Case) -> bool:
    return any(each.day("done_on") is not None for each in revisits(case))


_RULES: dict[str, Callable[[Case], bool]] = {
    "application": _is_applied_for,
    "acceptance": lambda case: not _is_applied_for(case),
    "notice": _always,
    "identity": _always,
    "mandate": lambda case: any(each.agent for each in case.parties),
    "investigation": lambda case: bool(case.investigations),
    "evidence": lambda _case: False,
    "mediation": _always,
    "agreement": lambda case: bool(agreements(case, WRITTEN)),
    "oral_agreement": lambda case: bool(agreements(case, ORAL)),
    "receipt": lambda case: bool(case.payments),
    "revisit": _was_visited,
    "confirmation": _was_asked_to_confirm,
    "statement": lambda case: bool(remarks(case)),
    "closing": lambda case: case.ending.is_there,
}
