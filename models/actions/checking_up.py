"""校验: is the ledger whole? Every part is read and compared with what it should be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select, types

from models import kinds
from models.actions.door import RETIRED_AT
from models.actions.offices import office_of
from models.actions.safe.findings import BROKEN, CHAIN, KEYS, LOST, RECORDS, SEARCH, STALE
from models.actions.safe.findings import Finding as Finding
from models.actions.safe.reading_bytes import behind
from models.actions.search.indexing import search_text
from models.actions.traces.rows import CLEARED, MADE, NOTED
from models.actions.traces.verifying import broken_sentence, emptied_sentence
from models.ledger import Ledger, all_ledgers
from models.office import Office
from models.progress import SILENT, Progress
from models.store import chain, file_check, keys, statements
from models.store.connection import LedgerDamaged
from models.store.ledger_file import Store
from models.store.statements import WANTED
from models.store.tables import HistoryRow
from models.troubles import Trouble

_NAMED, _AT_A_TIME = 5, 1000


def check(store: Store, progress: Progress = SILENT) -> list[Finding]:
    """Look at every part of an open ledger; an empty list says that it is whole.

    Pages and sealed files are read by a second thread, which needs Python for next to nothing,
    while this one compares records with their history. Raises Cancelled.
    """
    with behind(store) as bytes_read:
        found = [*_in_keys(store), *_in_records(store, progress)]
        bytes_read.wait(progress)
    return [*bytes_read.findings, *(each for each in found if each not in bytes_read.findings)]


def _in_records(store: Store, progress: Progress) -> list[Finding]:
    found: list[Finding] = []
    try:
        with store.reading() as connection:
            found += _in_chain(connection, progress)
            found += _in_cleared(connection)
            for ledger in all_ledgers():
                found += _in_ledger(connection, ledger, office_of(store), progress)
    except LedgerDamaged as damage:
        found.append(Finding(str(damage), BROKEN))
    return found


def _in_keys(store: Store) -> Iterator[Finding]:
    try:
        slots = keys.read_slots(store.folder)
    except Trouble as trouble:
        yield Finding(str(trouble), BROKEN, KEYS)
        return
    if not any(slot.kind == keys.RECOVERY for slot in slots):
        yield Finding("这本台账没有恢复密钥，忘了密码就打不开。请重新打印恢复密钥单。", LOST, KEYS)


def _in_chain(connection: Connection, progress: Progress) -> Iterator[Finding]:
    broken = chain.find_broken_link(connection, progress)
    if broken is not None:
        yield Finding(broken_sentence(connection, broken), BROKEN, CHAIN)


def _in_cleared(connection: Connection) -> Iterator[Finding]:
    if (sentence := emptied_sentence(connection)) is not None:
        yield Finding(sentence, BROKEN, CHAIN)


def _in_ledger(
    connection: Connection, ledger: Ledger, office: Office, progress: Progress
) -> Iterator[Finding]:
    """Compare every record with the replay of its history, and with the search."""
    compare, told = _Comparison(ledger), _Told(connection, ledger)
    strange: list[int] = []
    ids: list[int] = []
    total = connection.scalar(select(func.count()).select_from(ledger.columns)) or 0
    for rows in connection.execute(compare.query).partitions(_AT_A_TIME):
        for row in rows:
            ids.append(row[0])
            if not compare.is_as_told(row, told.of(row[0])):
                strange.append(row[0])
        progress.step(len(ids), total, f"核对“{ledger.title}”")
    if strange := [*strange, *told.of_none()]:
        some = "、".join(map(str, strange[:_NAMED]))
        yield Finding(
            f"“{ledger.title}”有{len(strange)}{ledger.counter}记录和操作留痕不一致（内部编号{some}）。"
            "请用最近的备份核对。",
            BROKEN,
            RECORDS,
        )
    if ledger.searched:
        yield from _in_search(connection, ledger, ids, office)


class _Comparison:
    """Says whether a row of ``query`` (its id first) is what its history tells."""

    def __init__(self, ledger: Ledger) -> None:
        held = [*(f.key for f in ledger.stored), RETIRED_AT]
        names, columns = ["id", *held, *ledger.derived], ledger.columns.c
        self.query = select(*(columns[name] for name in names)).order_by(columns.id)
        self._plain = tuple(
            (at, key, isinstance(columns[key].type, types.Date | types.DateTime))
            for at, key in enumerate(held, start=1)
        )
        self._derived = tuple(
            (at, derive) for at, derive in enumerate(ledger.derived.values(), start=len(held) + 1)
        )

    def is_as_told(self, row: Any, told: dict[str, Any] | None) -> bool:
        """Compare; ``told`` holds no empty values."""
        plain = {
            key: kinds.to_plain(row[at]) if is_moment else row[at]
            for at, key, is_moment in self._plain
            if row[at] is not None
        }
        if plain != told:
            return False
        held = row._mapping
        return all(row[at] == derive(held) for at, derive in self._derived)


class _Told:
    """Replays the history of one record after the other, in the order of their ids.

    One at a time: a ledger's worth of small dictionaries would have Python stop everything, the
    window too, while it looks through them for waste.
    """

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        query = (
            select(HistoryRow.record_id, HistoryRow.field, HistoryRow.new)
            .where(HistoryRow.ledger == ledger.name, ~HistoryRow.field.startswith(NOTED))
            .order_by(HistoryRow.record_id, HistoryRow.id)
        )
        parts = connection.execute(query).partitions(_AT_A_TIME)
        rows = (row for part in parts for row in part)
        self._records = groupby(rows, key=itemgetter(0))
        self._next = next(self._records, None)
        self._of_none: list[int] = []

    def of(self, record_id: int) -> dict[str, Any] | None:
        """Return the values of a record as its history tells them, without the empty ones."""
        while self._next is not None and self._next[0] < record_id:
            self._of_none.append(self._next[0])
            self._next = next(self._records, None)
        if self._next is None or self._next[0] > record_id:
            return None
        told = _replayed(self._next[1])
        self._next = next(self._records, None)
        return told

    def of_none(self) -> list[int]:
        """Return the ids that history tells of and that no record has; to be asked last."""
        while self._next is not None:
            self._of_none.append(self._next[0])
            self._next = next(self._records, None)
        return self._of_none


def _replayed(rows: Iterable[Any]) -> dict[str, Any]:
    """Return what the history rows of one record come to."""
    told: dict[str, Any] = {}
    for _, field, new in rows:
        value = _told(new)
        if field == MADE:
            told = value if isinstance(value, dict) else {}
        elif field == CLEARED:
            _replay(told, value["values"] if isinstance(value, dict) else {})
        else:
            _replay(told, {field: value})
    return told


def _replay(held: dict[str, Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if value is None:
            held.pop(key, None)
        else:
            held[key] = value


def _told(new: str | None) -> Any:
    try:
        return json.loads(new) if new is not None else None
    except ValueError:  # edited behind the door; no value equals this
        return ...


def _in_search(
    connection: Connection, ledger: Ledger, ids: list[int], office: Office
) -> Iterator[Finding]:
    def text_of(record_id: int) -> str:
        row = connection.execute(statements.by_id(ledger.columns), {WANTED: record_id}).one()
        return search_text(connection, ledger, row._asdict(), office)

    missed = file_check.unfindable(connection, ledger.name, ids, text_of)
    if missed:
        yield Finding(
            f"“{ledger.title}”有{missed}{ledger.counter}记录可能查找不到，数据没有丢。"
            "请关闭后重新打开台账，程序会重新整理查找索引。",
            STALE,
            SEARCH,
        )
