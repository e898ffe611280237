"""Finds what the words of a workbook mean: records of the ledger, or new rows of the same file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from models.actions.linking.belonging import ties_of
from models.actions.linking.meaning import Near, alike
from models.actions.linking.sameness import identity
from models.exchange.workbooks.columns import numbers_itself, ways_of
from models.exchange.workbooks.plan import Pending
from models.ledger import Ledger, find_ledger
from models.office import Scope
from models.store.ledger_file import Store

Reference = int | Pending
Identity = tuple[Any, ...]
_MOST_ADVISED = 200
"""Looking for what is near costs; more wrong words than this in one file are of another kind."""


class Identities:
    """Which record of one ledger goes by which name; read once, then asked without the file."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._ledger, self._ways = ledger, ways_of(ledger)
        self._everything = tuple(f.key for f in ledger.typed)
        self._alike: Counter[Identity] = Counter()
        self._unnumbered: set[Reference] = set()
        self.keys = tuple(dict.fromkeys(key for way in self._ways for key in way))
        self._held: dict[Identity, Reference] = {}
        table = ledger.columns
        query = select(table.c.id, *(table.c[key] for key in self.keys))
        with store.reading() as connection:
            for row in connection.execute(query.where(table.c.retired_at.is_(None))):
                self._hold(dict(zip(self.keys, row[1:], strict=True)), row[0])

    def of(self, values: Mapping[str, Any]) -> Identity | None:
        """Return by what a record with ``values`` is told apart; None if it cannot be."""
        return next(self._all_of(values), None)

    def has_twins(self, identity: Identity) -> bool:
        """Tell whether several records may go by an identity: all of their fields are alike."""
        return self._ledger.twins and self._ways[identity[0]] == self._everything

    def find(self, values: Mapping[str, Any], again: int = 0) -> Reference | None:
        """Return the record or new row that is told apart by ``values``; ``again`` skips twins.

        A row with a number may also mean a record that waits for the number people give it.
        """
        entries = [*self._all_of(values)]
        if not entries:
            return None
        first = entries[0]
        found = self._held.get((*first, again) if again else first)
        if found is None and first[0] == 0 and not numbers_itself(self._ledger):
            waiting = (self._held.get(each) for each in entries[1:])
            found = next((each for each in waiting if each in self._unnumbered), None)
        return found

    def add(self, identity: Identity, made: Pending) -> None:
        """Remember a new row of the file."""
        self._held.setdefault(identity, made)

    def _hold(self, values: Mapping[str, Any], record_id: int) -> None:
        entries = [*self._all_of(values)]
        for entry in entries:
            again = self._alike[entry] if self.has_twins(entry) else 0
            self._alike[entry] += 1
            self._held[(*entry, again) if again else entry] = record_id
        if entries and entries[0][0] > 0 and self._ledger.before_number:
            self._unnumbered.add(record_id)

    def _all_of(self, values: Mapping[str, Any]) -> Iterator[Identity]:
        for at, way in enumerate(self._ways):
            if way == self._everything:
                parts = tuple(values.get(key) for key in way)
                if any(part is not None for part in parts):
                    yield (at, *parts)
            elif parts := identity(self._ledger, way, values):
                yield (at, *parts)


class Words:
    """Records of one ledger by number and by label; ambiguous words find nothing.

    Where records are told apart by more than their number (tasks: year and code), a word is first
    looked for among those that share the rest with the row being read (``scope``).
    """

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._ledger = ledger
        self.scope_keys = tuple(k for k in ledger.same_record if k != ledger.number)
        self._keys = [key for key in (ledger.number, ledger.label) if key]
        self._held: dict[tuple[Any, ...], Reference | None] = {}
        self._near: dict[tuple[str, Scope | None], Near] = {}
        self._ties = ties_of(ledger)
        self._owners: dict[tuple[str, Reference], Any] = {}
        table = ledger.columns
        ended = (ledger.ended,) if ledger.ended else ()
        wanted = list(dict.fromkeys((*self._keys, *self.scope_keys, *self._ties.values(), *ended)))
        with store.reading() as connection:
            rows = connection.execute(
                select(table.c.id, *(table.c[key] for key in wanted)).where(
                    table.c.retired_at.is_(None)
                )
            )
            for row in sorted(rows, key=lambda row: any(getattr(row, e) for e in ended)):
                self.add(dict(row._mapping), row.id)

    def add(self, values: Mapping[str, Any], made: Reference) -> None:
        """Remember a record under its number and its label."""
        scope = tuple(values.get(key) for key in self.scope_keys)
        belongs = [Scope(owner, values.get(tie)) for owner, tie in self._ties.items()]
        self._owners |= {(tie, made): values.get(tie) for tie in self._ties.values()}
        for key in self._keys:
            word = values.get(key)
            if word is not None:
                for entry in {(key, word), (key, word, *scope), *((key, word, b) for b in belongs)}:
                    if entry in self._held and self._has_ended(values):
                        continue  # the name is another one's now
                    clash = entry in self._held and self._held[entry] != made
                    self._held[entry] = None if clash else made

    def _has_ended(self, values: Mapping[str, Any]) -> bool:
        return bool(self._ledger.ended and values.get(self._ledger.ended))

    def find(self, wanted: str, scope: tuple[Any, ...]) -> Reference | None:
        """Return what goes by ``wanted``: its number, its label, or both with a space between."""
        for key in self._keys:
            for word in (wanted, wanted.split(" ")[0]):
                for entry in ((key, word, *scope), (key, word)):
                    found = self._held.get(entry)
                    if found is not None:
                        return found
        return None

    def find_within(self, wanted: str, scope: Scope) -> Reference | None:
        """Return what goes by ``wanted`` among what belongs to one record."""
        for key in self._keys:
            for word in (wanted, wanted.split(" ")[0]):
                found = self._held.get((key, word, scope))
                if found is not None:
                    return found
        return None

    def owner_of(self, record: Reference, tie: str) -> Any:
        """Return the value of the field that ties a record to its owner."""
        return self._owners.get((tie, record))

    def near(self, wanted: str, scope: Scope | None) -> Near:
        """Look for what may have been meant by a word that found nothing."""
        known = (wanted, scope)
        if known not in self._near:
            if len(self._near) >= _MOST_ADVISED:
                return Near()
            self._near[known] = self._look_near(wanted, scope)
        return self._near[known]

    def _look_near(self, wanted: str, scope: Scope | None) -> Near:
        ends = () if scope is None else (scope,)
        label, length = self._ledger.label, 2 + len(ends)
        twins = any((key, wanted, *ends) in self._held for key in self._keys)
        labels = [
            entry[1]
            for entry in self._held
            if entry[0] == label and len(entry) == length and entry[2:] == ends
        ]
        outside = self.find(wanted, ()) if scope is not None else None
        tie = self._ties[scope.owner] if scope is not None else ""
        elsewhere = self.owner_of(outside, tie) if outside is not None else None
        return Near(twins, alike(self._ledger, wanted, labels), elsewhere)


class Finder:
    """Stands in for ``Office.find_named`` while a workbook is read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._identities: dict[str, Identities] = {}
        self._words: dict[str, Words] = {}
        self._numbered: dict[tuple[str, str], Reference | None] = {}
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

    def number_row(self, ledger: Ledger, number: str, row: Reference) -> None:
        """Remember what the file itself calls a row; a number given twice means neither."""
        clash = (ledger.name, number) in self._numbered
        self._numbered[ledger.name, number] = None if clash else row

    def row_numbered(self, ledger: Ledger, number: str) -> Reference | None:
        """Return the row that the file calls ``number``."""
        return self._numbered.get((ledger.name, number))

    def find(self, name: str, wanted: str, within: Scope | None = None) -> Any:
        """Return the id that a word of a link means, a Pending, or None."""
        words = self._words_of(name)
        if within is not None:
            return words.find_within(wanted, within)
        at, values = self._row
        scope = tuple(values.get(key) for key in words.scope_keys) if at == name else ()
        return words.find(wanted, scope)

    def near(self, name: str, wanted: str, scope: Scope | None = None) -> Near:
        """Return what may have been meant by a word that found nothing."""
        return self._words_of(name).near(wanted, scope)

    def owner_of(self, ledger: Ledger, record: Reference, tie: str) -> Any:
        """Return whose a record is: the value of its field ``tie``."""
        return self._words_of(ledger.name).owner_of(record, tie)

    def _words_of(self, name: str) -> Words:
        if name not in self._words:
            self._words[name] = Words(self._store, find_ledger(name))
        return self._words[name]
