"""案号: (年)×人调字第n号, by committee and year of acceptance; none is given twice (B1)."""

from __future__ import annotations

import string
from typing import Any

from sqlalchemy import func, select

from models.actions.door import Piece
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES
from models.office import Office
from models.troubles import Trouble

PATTERN = "（{year}）{short}人调字第{serial}号"
"""The cover's 卷号 of ``domain/01-mediation.md`` 1.5."""
SETTING = "case_no_pattern"
_PLACES = ("year", "short", "serial")
_LONGEST = CASE_NUMBERS.fields["case_no"].card.length


class BrokenPattern(Trouble):
    """The office's own pattern of case numbers cannot make one."""


def check_pattern(pattern: str) -> str | None:
    """Return what is wrong with a pattern of case numbers, as a whole sentence; None if nothing.

    It must name year, committee and serial, else two cases would come to one number. A place may
    say how it is written: ``{serial:03d}`` for 012.
    """
    try:
        parts = list(string.Formatter().parse(pattern))
        names = {name for _, name, _, _ in parts if name is not None}
        if unknown := sorted(names - set(_PLACES)):
            return f"案号格式里的“{{{unknown[0]}}}”不认识；能用的有{_listed()}。"
        if missing := [each for each in _PLACES if each not in names]:
            return f"案号格式里缺“{{{missing[0]}}}”；{_listed()}都要有，案号才不会重复。"
        made = _made(pattern, 2021, "示", 1)
    except (ValueError, LookupError, TypeError, AttributeError):
        return f"案号格式“{pattern}”的括号或写法不对，请写成如“{PATTERN}”的样子。"
    if len(made) > _LONGEST:
        return f"按案号格式编出的案号超过{_LONGEST}个字，请缩短。"
    return None


def give_number(piece: Piece, dispute: Any) -> str:
    """Give a dispute the next number of its committee and year; return it.

    What was ever given counts, deleted or undone rows too: a gap is explained, never filled.
    Raises BrokenPattern where the office's own pattern does not do.
    """
    year = dispute.accepted_on.year
    table = CASE_NUMBERS.columns.c
    query = select(func.max(table.serial)).where(
        table.committee_id == dispute.committee_id, table.year == year
    )
    serial = 1 + (piece.connection.scalar(query) or 0)
    committee = piece.read(COMMITTEES, dispute.committee_id)
    case_no = _made(_pattern_of(piece.office), year, committee.short_name, serial)
    piece.add(
        CASE_NUMBERS,
        {
            "committee_id": dispute.committee_id,
            "year": year,
            "serial": serial,
            "case_no": case_no,
            "dispute_id": dispute.id,
            "given_on": piece.office.today,
        },
    )
    return case_no


def _pattern_of(office: Office) -> str:
    pattern = office.settings.get(SETTING, "").strip() or PATTERN
    if complaint := check_pattern(pattern):
        raise BrokenPattern(f"{complaint}这起纠纷还没有受理；请先在“设置”里改好案号格式。")
    return pattern


def _made(pattern: str, year: int, short: str, serial: int) -> str:
    return pattern.format(year=year, short=short, serial=serial)


def _listed() -> str:
    return "、".join(f"“{{{each}}}”" for each in _PLACES)
