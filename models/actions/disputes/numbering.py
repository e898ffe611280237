"""案号: (年)×人调字第n号, by committee and year of acceptance; none is given twice (B1)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from models.actions.door import Piece
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES

PATTERN = "（{year}）{short}人调字第{serial}号"
"""The cover's 卷号 of ``domain/01-mediation.md`` 1.5; a setting of the office under ``case_no``."""


def give_number(piece: Piece, dispute: Any) -> str:
    """Give a dispute the next number of its committee and year; return it.

    What was ever given counts, deleted or undone rows too: a gap is explained, never filled.
    """
    year = dispute.accepted_on.year
    table = CASE_NUMBERS.columns.c
    query = select(func.max(table.serial)).where(
        table.committee_id == dispute.committee_id, table.year == year
    )
    serial = 1 + (piece.connection.scalar(query) or 0)
    committee = piece.read(COMMITTEES, dispute.committee_id)
    pattern = piece.office.settings.get("case_no_pattern", PATTERN)
    case_no = pattern.format(year=year, short=committee.short_name, serial=serial)
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
