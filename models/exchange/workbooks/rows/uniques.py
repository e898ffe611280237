"""Values that only one record may have, among the rows of a file and the records that stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from models.actions import finding
from models.actions.linking.sameness import called_fully, identity
from models.exchange.workbooks.rows.lookup import Reference
from models.exchange.workbooks.rows.placing import Placed
from models.ledger import Complaints, Ledger
from models.office import Office
from models.store.ledger_file import Store

Value = tuple[Any, ...]


class Uniques:
    """Who has which value, as the file would leave the ledger."""

    def __init__(self, store: Store, ledger: Ledger, office: Office) -> None:
        self._store, self._ledger, self._office = store, ledger, office
        self._held: dict[Value, int] = {}
        self._rows: dict[Value, int] = {}

    def read(self, targets: Iterable[Reference]) -> None:
        """Read what stands; the records that the file tells of count by their rows only."""
        own, table = set(targets), self._ledger.columns
        for at, keys in enumerate(self._ledger.unique):
            columns = [table.c[key] for key in keys]
            query = select(table.c.id, *columns).where(table.c.retired_at.is_(None))
            with self._store.reading() as connection:
                for row in connection.execute(query):
                    value = identity(self._ledger, keys, dict(zip(keys, row[1:], strict=True)))
                    if value and row.id not in own:
                        self._held[(at, *value)] = row.id

    def claim(self, placed: Placed, values: Mapping[str, Any]) -> Complaints:
        """Give a row its values; complain of those that another row or record has."""
        found: Complaints = {}
        for at, keys in enumerate(self._ledger.unique):
            value = identity(self._ledger, keys, values)
            label = self._ledger.fields[keys[-1]].card.label
            if not value:
                continue
            first = self._rows.setdefault((at, *value), placed.row.number)
            if first != placed.row.number:
                rows = f"第{first}行和第{placed.row.number}行"
                found[keys[-1]] = f"{rows}的{label}相同，请核对后改一个。"
            elif (other := self._held.get((at, *value))) is not None:
                found[keys[-1]] = f"{label}与已有的{self._named(other)}重复，请核对。"
        return found

    def _named(self, record_id: int) -> str:
        row = finding.one(self._store, self._ledger, record_id)
        if row is None or self._office.village_id is not None:
            return f"一{self._ledger.counter}{self._ledger.one}"
        return called_fully(self._ledger, row, self._office)
