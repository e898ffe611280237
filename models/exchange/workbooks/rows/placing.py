"""Finds the record of each row of a workbook by its names, and whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.exchange.workbooks.columns import OWNER, ROW
from models.exchange.workbooks.plan import Pending
from models.exchange.workbooks.rows.lookup import Finder, Identity, Reference
from models.exchange.workbooks.rows.values import CellReader
from models.exchange.workbooks.sheets.reading import ReadRow, ReadSheet
from models.fields import FieldCard
from models.kinds import default_of
from models.ledger import Ledger, find_ledger
from models.office import Office


@dataclass(frozen=True)
class Placed:
    """A row whose record is known: ``target`` is the record's id or a place among the new.

    ``owner`` is whose it is; ``twin`` the number of an earlier row of the same name, or 0.
    """

    sheet: ReadSheet
    row: ReadRow
    owner: Reference | None
    target: Reference
    twin: int = 0


class Placer:
    """Finds the record of each row by its names; wrong cells are told when it is judged."""

    def __init__(self, ledger: Ledger, office: Office, finder: Finder, reader: CellReader) -> None:
        self._ledger, self._finder, self._office = ledger, finder, office
        self._reader = reader
        self._keys = finder.identities(ledger)
        self._seen: dict[Identity, int] = {}
        self._alike: Counter[Identity] = Counter()
        self._made = 0

    def place(self, sheet: ReadSheet, row: ReadRow) -> Placed:
        """Return where the row belongs."""
        placed = self._placed(sheet, row)
        if ROW in row.cells:
            number = str(self._read(ROW, sheet.card_of(ROW), row.cells[ROW][1]))
            self._finder.number_row(self._ledger, number, placed.target)
        return placed

    def _placed(self, sheet: ReadSheet, row: ReadRow) -> Placed:
        owner = self._owner_of(row)
        names = self._names(row, owner)
        identity = self._keys.of(names)
        if identity is None:
            return Placed(sheet, row, owner, self._pend())
        again = self._times(identity)
        first = self._seen.setdefault((*identity, again), row.number)
        found = self._keys.find(names, again)
        if found is None:
            found = self._pend()
            self._keys.add(identity, found)
            self._finder.add(self._ledger, self._words(row, names) | names, found)
        return Placed(sheet, row, owner, found, first if first != row.number else 0)

    def _times(self, identity: Identity) -> int:
        """Return how many rows like this one came before, where several are as they should be."""
        if not self._keys.has_twins(identity):
            return 0
        self._alike[identity] += 1
        return self._alike[identity] - 1

    def _names(self, row: ReadRow, owner: Reference | None) -> dict[str, Any]:
        """Return the values by which the row may be told apart."""
        names: dict[str, Any] = {}
        if self._ledger.parent is not None:
            names[self._ledger.parent.key] = owner
        self._finder.stand_at(self._ledger, names)
        for key in self._keys.keys:
            card = self._ledger.fields[key].card
            if key in row.cells:
                names[key] = self._read(key, card, row.cells[key][1])
            elif key not in names and card.default is not None:
                names[key] = self._read(key, card, default_of(card, self._office))
        return names

    def _pend(self) -> Pending:
        self._made += 1
        return Pending(self._ledger.name, self._made - 1)

    def _words(self, row: ReadRow, known: Mapping[str, Any]) -> dict[str, Any]:
        named = (self._ledger.number, self._ledger.label)
        keys = [k for k in named if k in row.cells and k not in known]
        return {k: self._read(k, self._ledger.fields[k].card, row.cells[k][1]) for k in keys}

    def _owner_of(self, row: ReadRow) -> Reference | None:
        """Return whose the row is: by what the file calls it, by its names, or by its label."""
        if self._ledger.parent is None:
            return None
        owner = find_ledger(self._ledger.parent.ledger)
        named = {}
        for heading, (_, cell) in row.cells.items():
            if heading.startswith(OWNER):
                key = heading.removeprefix(OWNER)
                named[key] = self._read(heading, replace(owner.fields[key].card, check=None), cell)
        word = next((str(value) for value in named.values() if value is not None), "")
        row_of_file = self._finder.row_numbered(owner, word)
        if row_of_file is not None:
            return row_of_file
        identities = self._finder.identities(owner) if owner.same_record else None
        found = identities.find(named) if identities else None
        if found is None and len(named) == 1:
            found = self._finder.find(owner.name, word)
        return found

    def _read(self, key: str, card: FieldCard, cell: object) -> Any:
        try:
            return self._reader.read(key, card, cell)
        except ValueError:
            return None
