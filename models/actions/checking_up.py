"""校验: is the ledger whole? Every part is read and compared with what it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from models import kinds
from models.actions.door import RETIRED_AT, search_text
from models.actions.offices import office_of
from models.actions.traces.rows import CLEARED, MADE, NOTED
from models.actions.traces.verifying import broken_sentence, emptied_sentence
from models.ledger import Ledger, all_ledgers
from models.ledgers.files import FILES
from models.office import Office
from models.progress import SILENT, Progress
from models.store import chain, file_check, keys
from models.store.connection import LedgerDamaged
from models.store.ledger_file import Store
from models.store.tables import HistoryRow
from models.troubles import Trouble

BROKEN, LOST, STALE = "broken", "lost", "stale"
_NAMED = 5


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be.

    ``severity`` is ``broken`` (what is written cannot be trusted), ``lost`` (an attachment is
    gone) or ``stale`` (the search misses something; nothing is lost).
    """

    sentence: str
    severity: str


def check(store: Store, progress: Progress = SILENT) -> list[Finding]:
    """Look at every part of an open ledger; an empty list says that it is whole."""
    found: list[Finding] = []
    try:
        found += _in_keys(store)
        with store.reading() as connection:
            found += _in_pages(connection)
            found += _in_chain(connection, progress)
            found += _in_cleared(connection)
            for ledger in all_ledgers():
                found += _in_values(connection, ledger, progress)
                found += _in_search(connection, ledger, office_of(store))
        found += _in_files(store, progress)
    except LedgerDamaged as damage:
        found.append(Finding(str(damage), BROKEN))
    return found


def _in_keys(store: Store) -> Iterator[Finding]:
    try:
        slots = keys.read_slots(store.folder)
    except Trouble as trouble:
        yield Finding(str(trouble), BROKEN)
        return
    if not any(slot.kind == keys.RECOVERY for slot in slots):
        yield Finding("这本台账没有恢复密钥，忘了密码就打不开。请重新打印恢复密钥单。", LOST)


def _in_pages(connection: Connection) -> Iterator[Finding]:
    for said in file_check.damaged_pages(connection):
        yield Finding(f"台账文件有损坏（{said}）。请不要再写入，用最近的备份恢复。", BROKEN)
    for said in file_check.broken_ties(connection):
        yield Finding(f"有记录指向不存在的记录（{said}）。请用最近的备份恢复。", BROKEN)


def _in_chain(connection: Connection, progress: Progress) -> Iterator[Finding]:
    broken = chain.find_broken_link(connection, progress)
    if broken is not None:
        yield Finding(broken_sentence(connection, broken), BROKEN)


def _in_cleared(connection: Connection) -> Iterator[Finding]:
    if (sentence := emptied_sentence(connection)) is not None:
        yield Finding(sentence, BROKEN)


def _in_values(connection: Connection, ledger: Ledger, progress: Progress) -> Iterator[Finding]:
    """Compare every record with the replay of its history."""
    told = _replayed(connection, ledger)
    strange: list[int] = []
    keys_ = [f.key for f in ledger.stored]
    for done, row in enumerate(connection.execute(select(ledger.columns)), start=1):
        held = row._asdict()
        should = told.pop(row.id, None)
        plain = {key: kinds.to_plain(held[key]) for key in (*keys_, RETIRED_AT)}
        derived = {key: derive(held) for key, derive in ledger.derived.items()}
        if plain != should or any(held[key] != value for key, value in derived.items()):
            strange.append(row.id)
        if done % 500 == 0:
            progress.step(done, done + len(told), f"核对“{ledger.title}”")
    if strange := [*strange, *told]:
        some = "、".join(map(str, strange[:_NAMED]))
        yield Finding(
            f"“{ledger.title}”有{len(strange)}{ledger.counter}记录和操作留痕不一致（内部编号{some}）。"
            "请用最近的备份核对。",
            BROKEN,
        )


def _replayed(connection: Connection, ledger: Ledger) -> dict[int, dict[str, Any]]:
    """Return the values of every record as its history tells them, by id."""
    query = (
        select(HistoryRow.record_id, HistoryRow.field, HistoryRow.new)
        .where(HistoryRow.ledger == ledger.name)
        .order_by(HistoryRow.id)
    )
    blank: dict[str, Any] = dict.fromkeys([*(f.key for f in ledger.stored), RETIRED_AT])
    told: dict[int, dict[str, Any]] = {}
    for record_id, field, new in connection.execute(query):
        value = _told(new)
        if field == MADE:
            told[record_id] = {**blank, **(value if isinstance(value, dict) else {})}
        elif field.startswith(NOTED):
            continue
        elif field == CLEARED:
            told.setdefault(record_id, {}).update(
                value["values"] if isinstance(value, dict) else {}
            )
        else:
            told.setdefault(record_id, {})[field] = value
    return told


def _told(new: str | None) -> Any:
    try:
        return json.loads(new) if new is not None else None
    except ValueError:  # edited behind the door; no value equals this
        return ...


def _in_search(connection: Connection, ledger: Ledger, office: Office) -> Iterator[Finding]:
    if not ledger.searched:
        return
    rows = connection.execute(select(ledger.columns))
    texts = [(row.id, search_text(ledger, row._asdict(), office)) for row in rows]
    missed = file_check.unfindable(connection, ledger.name, texts)
    if missed:
        yield Finding(
            f"“{ledger.title}”有{missed}{ledger.counter}记录可能查找不到，数据没有丢。"
            "请关闭后重新打开台账，程序会重新整理查找索引。",
            STALE,
        )


def _in_files(store: Store, progress: Progress) -> Iterator[Finding]:
    table = FILES.columns
    with store.reading() as connection:
        query = select(table.c.digest, table.c.name).where(table.c.cleared_on.is_(None))
        rows = connection.execute(query).all()
    for done, (digest, name) in enumerate(rows, start=1):
        progress.step(done, len(rows), "核对附件")
        try:
            store.attachments.get(digest, name)
        except Trouble as trouble:
            yield Finding(str(trouble), LOST)
