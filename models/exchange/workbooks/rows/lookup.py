"""Finds what the words of a workbook mean: records of the ledger, or new rows of the same file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from models.exchange.workbooks.cells import read_cell
from models.exchange.workbooks.columns import OWNER, names_of_record
from models.exchange.workbooks.plan import Pending
from models.exchange.workbooks.sheets.reading import ReadRow, ReadSheet
from models.fields import FieldCard
from models.kinds import default_of, parse
from models.ledger import Ledger, find_ledger
from models.office import Office
from models.store.ledger_file import Store

Reference = int | Pending
Identity = tuple[Any, ...]


class Identities:
    """Which record of one ledger goes by which name; read once, then asked without the file."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self.keys = names_of_record(ledger)
        self._must_be_whole = bool(ledger.same_record)
        table = ledger.columns
        columns = [table.c[key] for key in self.keys]
        with store.reading() as connection:
            rows = connection.execute(
                select(table.c.id, *columns).where(table.c.retired_at.is_(None))
            )
            self._held: dict[Identity, Reference] = {tuple(row[1:]): row[0] for row in rows}

    def of(self, values: Mapping[str, Any]) -> Identity | None:
        """Return by what a record with ``values`` is told apart; None if it cannot be."""
        identity = tuple(values.get(key) for key in self.keys)
        empty = [value is None for value in identity]
        return None if all(empty) or (self._must_be_whole and any(empty)) else identity

    def find(self, identity: Identity) -> Reference | None:
        """Return the record or new row of that name."""
        return self._held.get(identity)

    def add(self, identity: Identity, made: Pending) -> None:
        """Remember a new row of the file."""
        self._held.setdefault(identity, made)


class Words:
    """Records of one ledger by number and by label; ambiguous words find nothing.

    Where records are told apart by more than their number (tasks: year and code), a word is first
    looked for among those that share the rest with the row being read (``scope``).
    """

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._number = ledger.number
        self.scope_keys = tuple(k for k in ledger.same_record if k != ledger.number)
        self._keys = [key for key in (ledger.number, ledger.label) if key]
        self._held: dict[tuple[Any, ...], Reference | None] = {}
        table = ledger.columns
        wanted = list(dict.fromkeys((*self._keys, *self.scope_keys)))
        with store.reading() as connection:
            rows = connection.execute(
                select(table.c.id, *(table.c[key] for key in wanted)).where(
                    table.c.retired_at.is_(None)
                )
            )
            for row in rows:
                self.add(dict(row._mapping), row.id)

    def add(self, values: Mapping[str, Any], made: Reference) -> None:
        """Remember a record under its number and its label."""
        scope = tuple(values.get(key) for key in self.scope_keys)
        for key in self._keys:
            word = values.get(key)
            if word is not None:
                for entry in {(key, word), (key, word, *scope)}:
                    clash = entry in self._held and self._held[entry] != made
                    self._held[entry] = None if clash else made

    def find(self, wanted: str, scope: tuple[Any, ...]) -> Reference | None:
        """Return what goes by ``wanted``: its number, its label, or both with a space between."""
        for key in self._keys:
            for word in (wanted, wanted.split(" ")[0]):
                for entry in ((key, word, *scope), (key, word)):
                    found = self._held.get(entry)
                    if found is not None:
                        return found
        return None


class Finder:
    """Stands in for ``Office.find_named`` while a workbook is read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._identities: dict[str, Identities] = {}
        self._words: dict[str, Words] = {}
        self._row: tuple[str, Mapping[str, Any]] = ("", {})

    def identities(self, ledger: Ledger) -> Identities:
        """Return the names of a ledger's records."""
        if ledger.name not in self._identities:
            self._identities[ledger.name] = Identities(self._store, ledger)
        return self._identities[ledger.name]

    def stand_at(self, ledger: Ledger, values: Mapping[str, Any]) -> None:
        """Say which row is being read, as far as it is known."""
        self._row = (ledger.name, values)

    def add(self, ledger: Ledger, values: Mapping[str, Any], made: Pending) -> None:
        """Make a new row of the file known to links that name it."""
        self._words_of(ledger.name).add(values, made)

    def find(self, name: str, wanted: str) -> Any:
        """Return the id that a word of a link means, a Pending, or None."""
        words = self._words_of(name)
        at, values = self._row
        scope = tuple(values.get(key) for key in words.scope_keys) if at == name else ()
        return words.find(wanted, scope)

    def _words_of(self, name: str) -> Words:
        if name not in self._words:
            self._words[name] = Words(self._store, find_ledger(name))
        return self._words[name]


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

    def __init__(self, ledger: Ledger, office: Office, finder: Finder) -> None:
        self._ledger, self._finder, self._office = ledger, finder, office
        self._keys = finder.identities(ledger)
        self._seen: dict[Identity, int] = {}
        self._made = 0

    def place(self, sheet: ReadSheet, row: ReadRow) -> Placed:
        """Return where the row belongs."""
        names: dict[str, Any] = {}
        owner = self._owner_of(row)
        if self._ledger.parent is not None:
            names[self._ledger.parent.key] = owner
        self._finder.stand_at(self._ledger, names)
        for key in self._keys.keys:
            card = self._ledger.fields[key].card
            if key in row.cells:
                names[key] = self._read(card, row.cells[key][1])
            elif key not in names and card.default is not None:
                names[key] = self._read(card, default_of(card, self._office))
        identity = self._keys.of(names)
        if identity is None:
            return Placed(sheet, row, owner, self._pend())
        first = self._seen.setdefault(identity, row.number)
        found = self._keys.find(identity)
        if found is None:
            found = self._pend()
            self._keys.add(identity, found)
            self._finder.add(self._ledger, self._words(row, names) | names, found)
        return Placed(sheet, row, owner, found, first if first != row.number else 0)

    def _pend(self) -> Pending:
        self._made += 1
        return Pending(self._ledger.name, self._made - 1)

    def _words(self, row: ReadRow, known: Mapping[str, Any]) -> dict[str, Any]:
        named = (self._ledger.number, self._ledger.label)
        keys = [k for k in named if k in row.cells and k not in known]
        return {k: self._read(self._ledger.fields[k].card, row.cells[k][1]) for k in keys}

    def _owner_of(self, row: ReadRow) -> Reference | None:
        if self._ledger.parent is None:
            return None
        owner = find_ledger(self._ledger.parent.ledger)
        named = {}
        for heading, (_, cell) in row.cells.items():
            if heading.startswith(OWNER):
                key = heading.removeprefix(OWNER)
                named[key] = self._read(replace(owner.fields[key].card, check=None), cell)
        found: Reference | None
        if owner.same_record:
            identities = self._finder.identities(owner)
            identity = identities.of(named)
            return identities.find(identity) if identity else None
        word = next((str(value) for value in named.values() if value is not None), "")
        found = self._finder.find(owner.name, word)
        return found

    def _read(self, card: FieldCard, cell: object) -> Any:
        try:
            return parse(card, read_cell(card, cell, self._office), self._office)
        except ValueError:
            return None
