"""卷宗清单: what must lie in the file of a mediated case, in binding order.

Order and 必须/按需 are those of ``domain/01-mediation.md`` 1.1 (S1). That list is of a file with a
written agreement; the other two columns are [own]: for an oral agreement the law asks for nothing
but the mediator's record (人民调解法第二十八条), and a case that failed has no agreement.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileNeed:
    """Codes of NEEDS for one paper: with a written agreement, with an oral one, without any."""

    written: str
    oral: str
    failed: str


FILE_NEEDS = {
    "cover": FileNeed("must", "must", "must"),
    "contents": FileNeed("must", "must", "must"),
    "application": FileNeed("either", "either", "either"),
    "acceptance": FileNeed("either", "either", "either"),
    "notice": FileNeed("must", "if_any", "must"),
    "identity": FileNeed("must", "if_any", "must"),
    "mandate": FileNeed("if_any", "if_any", "if_any"),
    "investigation": FileNeed("if_any", "if_any", "if_any"),
    "evidence": FileNeed("if_any", "if_any", "if_any"),
    "mediation": FileNeed("must", "if_any", "must"),
    "agreement": FileNeed("must", "never", "never"),
    "oral_agreement": FileNeed("never", "must", "never"),
    "receipt": FileNeed("if_any", "if_any", "never"),
    "revisit": FileNeed("if_any", "if_any", "if_any"),
    "confirmation": FileNeed("if_any", "never", "never"),
    "statement": FileNeed("if_any", "if_any", "if_any"),
    "closing": FileNeed("if_any", "if_any", "if_any"),
    "back_cover": FileNeed("must", "must", "must"),
}
"""In binding order; the place of a paper is its number in this list, from 1."""

OUTSIDE = frozenset({"identity", "evidence", "receipt"})
"""Papers that come from elsewhere: the program cannot make them."""
SIGNED = frozenset({"agreement"})
"""Papers whose signed scan must lie in the file before it is closed (B8)."""
