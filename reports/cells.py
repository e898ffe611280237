"""The text of a cell, so that PDF and Excel show one number in the same way."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from reports.paper import Cell, Column, Form

_EXACT = 10**15
"""From here on a float keeps no decimals."""


def shown(cell: Cell, column: Column) -> str:
    """The text of a cell; a text in a column of numbers (—, 无数据) stays as it is."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if column.zero and cell == 0:
        return column.zero
    if column.form is Form.PERCENT:
        return f"{_rounded(cell, column.places, times=100)}%"
    if isinstance(cell, float):
        return _rounded(cell, column.places)
    return f"{cell:.{column.places}f}" if column.places else str(cell)


def _rounded(number: float, places: int, times: int = 1) -> str:
    """Halves are rounded up, as Excel does; Python would make 0.365 a 0.36."""
    if not abs(number) < _EXACT:  # nor is it a number at all
        return f"{number * times:.{places}f}"
    exact = Decimal(repr(number)) * times
    return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
