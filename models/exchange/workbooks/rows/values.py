"""Reads the cells of one ledger's rows into values; what was read once is not read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.exchange.workbooks.cells import read_cell
from models.fields import FieldCard, Kind
from models.kinds import parse
from models.office import Office

_MOST_KEPT = 50_000


@dataclass(frozen=True)
class _Wrong:
    reason: str


class CellReader:
    """A column holds the same few words again and again, and names are read twice.

    Links are read anew each time: what they mean may hang on the rest of the row.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: dict[tuple[str, type, Any], Any] = {}

    def read(self, key: str, card: FieldCard, cell: Any, standing: Office | None = None) -> Any:
        """Return the value of a cell under the field ``key``; ValueError says what is wrong.

        A narrowed link is read in the office ``standing`` at its row.
        """
        if card.kind is Kind.LINK:
            return parse(card, read_cell(card, cell, self._office), standing or self._office)
        place = (key, type(cell), cell)  # True and 1.0 are the same key otherwise
        if place not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[place] = self._read(card, cell)
        found = self._known[place]
        if isinstance(found, _Wrong):
            raise ValueError(found.reason)
        return found

    def _read(self, card: FieldCard, cell: Any) -> Any:
        try:
            return parse(card, read_cell(card, cell, self._office), self._office)
        except ValueError as error:
            return _Wrong(str(error))
