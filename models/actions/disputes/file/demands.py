"""From what each paper of a file is written, and what the case shows that it needs one, as data.

Only what makes the paper worth nothing when it is blank is asked for; other places print as blanks
for the pen (B9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.actions.disputes.file.parts import CaseParts
from models.ledger import find_ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.words.disputes.file_needs import OUTSIDE

Only = tuple[tuple[str, object], ...]
"""Keys and what they must be: a value, True for filled (a sum: more than 0), False for blank."""


@dataclass(frozen=True)
class Demand:
    """Rows of one ledger that a paper is written from; the case itself where it is ``disputes``.

    ``only`` narrows them down. None of ``keys`` may be blank in any of them; in “a|b” one of the
    two suffices, and “case.a” is a field of the case. ``absent`` says what to do if there is none.
    """

    ledger: str
    keys: tuple[str, ...] = ()
    only: Only = ()
    absent: str = ""


@dataclass(frozen=True)
class Lack:
    """What a paper lacks, in a sentence, and where to fill it in; no id: add a record there."""

    sentence: str
    ledger: str
    record_id: int | None


def _case(*keys: str) -> Demand:
    return Demand("disputes", keys)


_APPLICANT = Demand(
    "dispute_parties", (), (("side", "applicant"),), "还没有申请人（甲方），请登记当事人。"
)
_RESPONDENT = Demand(
    "dispute_parties", (), (("side", "respondent"),), "还没有被申请人（乙方），请登记当事人。"
)
_BOTH = (_APPLICANT, _RESPONDENT)
_STANDS = ("reneged_on", False)

DEMANDS: Mapping[str, tuple[Demand, ...]] = {
    "cover": (_case("case_no", "mediator|first_post"),),
    "application": (_case("story"), *_BOTH),
    "acceptance": (_case("accepted_on", "story", "mediator|first_post"), *_BOTH),
    "notice": _BOTH,
    "mandate": (
        Demand("dispute_parties", (), (("agent", True),), "当事人没有登记委托代理人，请填写。"),
    ),
    "investigation": (
        Demand("investigations", ("place", "asked", "asker"), (), "还没有调查记录，请新增。"),
    ),
    "mediation": (
        Demand("mediations", ("place", "mediator|case.mediator"), (), "还没有调解记录，请新增。"),
    ),
    "agreement": (
        Demand(
            "agreements",
            ("facts", "content", "manner"),
            (("form", "written"), _STANDS),
            "还没有书面协议，请用“达成协议”登记。",
        ),
        _case("case_no"),
        *_BOTH,
    ),
    "oral_agreement": (
        Demand(
            "agreements",
            ("content",),
            (("form", "oral"), _STANDS),
            "还没有口头协议，请用“达成协议”登记。",
        ),
        *_BOTH,
    ),
    "revisit": (
        Demand(
            "revisits", ("story", "visitor"), (("done_on", True),), "还没有做过回访，请登记回访。"
        ),
    ),
    "confirmation": (
        Demand(
            "agreements",
            ("confirm_asked_on",),
            (("form", "written"), ("confirmation", True), _STANDS),
            "协议里没有登记申请司法确认，请填写。",
        ),
        *_BOTH,
    ),
    "closing": (
        Demand("dispute_endings", (), (("undone_on", False),), "这起纠纷还没有办结。"),
        _case("case_no", "accepted_on"),
    ),
}
"""What each paper that the program makes is written from; a paper not named needs nothing."""

OCCASIONS: Mapping[str, tuple[Demand, ...]] = {
    "mandate": (Demand("dispute_parties", (), (("agent", True),)),),
    "investigation": (Demand("investigations"),),
    "mediation": (Demand("mediations"),),
    "receipt": (
        Demand("obligations", (), (("fulfilment", "whole"), ("amount", True))),
        Demand("obligations", (), (("paid", True),)),
        Demand("agreements", (), (("done_at_once", True), ("amount", True), _STANDS)),
    ),
    "revisit": (Demand("revisits", (), (("done_on", True),)),),
    "confirmation": (Demand("agreements", (), (("confirm_asked_on", True), _STANDS)),),
}
"""When a paper that is needed only 按需 is needed: any such row is an occasion."""

RULINGS = {"confirmation": Demand("agreements", (), (("confirmed_on", True), _STANDS))}
"""From then on the paper is the court's, and no longer one that the program makes."""


def rows_of(parts: CaseParts, demand: Demand) -> list[Any]:
    """Return the rows that a demand speaks of."""
    if demand.ledger == DISPUTES.name:
        return [parts.case]
    rows = parts.rows[demand.ledger]
    return [row for row in rows if all(_holds(row, key, value) for key, value in demand.only)]


def lacks(parts: CaseParts, paper: str) -> Iterator[Lack]:
    """Yield what the case must still say before ``paper`` can be made."""
    for demand in DEMANDS.get(paper, ()):
        rows = rows_of(parts, demand)
        if not rows:
            yield Lack(demand.absent, demand.ledger, None)
        for row in rows:
            yield from _blanks(parts, demand, row)


def has_occasion(parts: CaseParts, paper: str) -> bool:
    """Tell whether the case shows that a paper which is needed 按需 is needed."""
    return any(rows_of(parts, demand) for demand in OCCASIONS.get(paper, ()))


def comes_from_outside(parts: CaseParts, paper: str) -> bool:
    """Tell whether somebody else makes the paper, so that it must be put into the file by hand."""
    return paper in OUTSIDE or (paper in RULINGS and bool(rows_of(parts, RULINGS[paper])))


def _holds(row: Any, key: str, wanted: object) -> bool:
    value = getattr(row, key)
    if isinstance(wanted, bool) and not isinstance(value, bool):
        return (value not in (None, "", 0)) is wanted
    return bool(value == wanted)


def _blanks(parts: CaseParts, demand: Demand, row: Any) -> Iterator[Lack]:
    ledger = find_ledger(demand.ledger)
    blank = [key for key in demand.keys if not any(_filled(parts, row, k) for k in key.split("|"))]
    if not blank:
        return
    labels = "、".join(
        "或".join(_label(demand.ledger, each) for each in dict.fromkeys(_own(key))) for key in blank
    )
    called = "" if ledger is DISPUTES else ledger.show(row, ledger.label, parts.office)
    name = f"（{called}）" if called else ""
    yield Lack(f"{ledger.one}{name}没有填{labels}，请补上。", ledger.name, row.id)


def _own(key: str) -> list[str]:
    return [part for part in key.split("|") if not part.startswith("case.")] or [key]


def _filled(parts: CaseParts, row: Any, key: str) -> bool:
    held = parts.case if key.startswith("case.") else row
    return getattr(held, key.removeprefix("case.")) not in (None, "")


def _label(ledger: str, key: str) -> str:
    return find_ledger(ledger).fields[key].card.label
