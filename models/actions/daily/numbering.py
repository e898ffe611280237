"""Numbers by year that follow by themselves: 事〔2021〕1号, 患〔2021〕1号; none is given twice."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from models.actions.door import Piece
from models.ledger import Ledger

_given: WeakKeyDictionary[Piece, dict[str, int]] = WeakKeyDictionary()
"""The last serial given in a piece of work, so that an import looks for it once."""


def number_of(sign: str, year: int, serial: int) -> str:
    """Return a number as the office writes it."""
    return f"{sign}〔{year}〕{serial}号"


def give_number(piece: Piece, ledger: Ledger, sign: str, year: int) -> str:
    """Return the next number of a sign and a year.

    What was ever given counts, deleted and undone records too: a gap stays one.
    """
    head = f"{sign}〔{year}〕"
    given = _given.setdefault(piece, {})
    if head not in given:
        given[head] = _highest(piece, ledger, head)
    given[head] += 1
    return number_of(sign, year, given[head])


def _highest(piece: Piece, ledger: Ledger, head: str) -> int:
    """Return the highest serial after ``head``; the longer number is the higher one.

    An undo moves the record to the bin with its number, so its row tells of it.
    """
    number = ledger.columns.c[ledger.number]
    query = (
        select(number)
        .where(number >= head, number < f"{head}\uffff")
        .order_by(func.length(number).desc(), number.desc())
        .limit(1)
    )
    newest = piece.connection.scalar(query)
    digits = str(newest or "").removeprefix(head).removesuffix("号")
    return int(digits) if digits.isdigit() else 0
