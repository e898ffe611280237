"""Which papers are made for a case's file, in binding order (domain/01-mediation.md 1.1).

The list of the file decides (``models/actions/disputes/file``): what must lie in it, and what the
case shows to be needed. Besides that come what the case itself has to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.actions.disputes.file.completeness import HELD, NOT_NEEDED, FileLine
from models.words.disputes.case import GROUP_OF_SOURCE
from reports.forms.mediation.case import Case
from reports.forms.mediation.papers.covers import remarks

COVER, CONTENTS, BACK = "cover", "contents", "back_cover"
UNBOUND = (COVER, CONTENTS, BACK)
"""Papers that lie around the others and carry no page number."""
_COPIES_ONLY = ("identity",)
"""Papers that are nothing but a sheet for copies, which a redacted file leaves out."""
_NEVER, _EITHER = "never", "either"


def papers_needed(case: Case, lines: Sequence[FileLine]) -> list[str]:
    """Return the codes of the papers between cover and back cover, in the order of ``lines``.

    What the clerk entered as lying in the file belongs there in any case.
    """
    return [
        line.paper_code
        for line in lines
        if line.paper_code not in UNBOUND
        and (line.state == HELD or _is_made(case, line))
        and not (case.is_redacted and line.paper_code in _COPIES_ONLY)
    ]


def _is_made(case: Case, line: FileLine) -> bool:
    if line.need == _EITHER:
        return line.state != NOT_NEEDED and _by_its_source(case) == line.paper_code
    told = _TOLD.get(line.paper_code)
    has_told = told is not None and line.need != _NEVER and told(case)
    return line.state != NOT_NEEDED or has_told


def _by_its_source(case: Case) -> str:
    """Whoever applied signs an application; else the committee enters what it took in."""
    is_applied = GROUP_OF_SOURCE.get(case.dispute.code("source")) == "applied"
    return "application" if is_applied else "acceptance"


_TOLD: dict[str, Callable[[Case], bool]] = {
    "statement": lambda case: bool(remarks(case)),
    "closing": lambda case: case.ending.is_there,
}
"""Papers needed 按需 that no other record of the case shows to be needed."""
