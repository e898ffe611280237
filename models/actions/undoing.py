"""Undo and redo: a batch is taken back by writing its old values as a new batch."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from models import kinds
from models.actions.door import FINAL, REDO, RETIRED_AT, UNDO, WORK, Piece, work
from models.actions.records import OwnerInBin, Refused, doubled
from models.actions.traces.rows import MADE
from models.fields import Kind
from models.ledger import Ledger, children_of, find_ledger
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble


@dataclass(frozen=True)
class Done:
    """One piece of work as the list of recent actions shows it."""

    number: int
    at: dt.datetime
    who: str
    action: str
    why: str
    kind: str
    taken_back: bool


class NothingToUndo(Trouble):
    """There is no work that could be taken back."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"没有可以{verb}的操作。")


class NeverUndone(Trouble):
    """Work of the kind that stays: accounts and keys, removed particulars."""

    def __init__(self, action: str) -> None:
        super().__init__(
            f"“{action}”不能撤销：账号、密钥和已清除的个人信息只能重新办理，不能退回。"
        )


class CannotUndo(Trouble):
    """Later work stands on what was to be taken back; ``records`` names where."""

    def __init__(self, action: str, records: Sequence[str]) -> None:
        some = "、".join(f"“{name}”" for name in records[:5])
        more = f"等{len(records)}处" if len(records) > 5 else ""
        super().__init__(
            f"不能撤销“{action}”：{some}{more}后来又改过。请先撤销后来的修改，或直接改这些记录。"
        )
        self.records = tuple(records)


def undo(store: Store, number: int | None = None, progress: Progress = SILENT) -> Done:
    """Take back batch ``number``, or the newest work that still stands; return it.

    Raises NothingToUndo, or CannotUndo where a value was changed again since.
    """
    with store.reading() as connection:
        target = _newest_standing(connection) if number is None else _standing(connection, number)
    if target is None:
        raise NothingToUndo("撤销")
    if target.kind == FINAL:
        raise NeverUndone(target.action)
    with work(store, f"撤销：{target.action}", kind=UNDO, reverses=target.number) as piece:
        _reverse(piece, target, progress)
    return target


def redo(store: Store, progress: Progress = SILENT) -> Done:
    """Do again what was undone last, unless new work came in between; return it."""
    with store.reading() as connection:
        target = _newest_undone(connection)
    if target is None:
        raise NothingToUndo("重做")
    action = f"重做：{target.action.removeprefix('撤销：')}"
    with work(store, action, kind=REDO, reverses=target.number) as piece:
        _reverse(piece, target, progress)
    return target


def can_undo(store: Store) -> Done | None:
    """Return the work that ``undo`` would take back, or None."""
    with store.reading() as connection:
        return _newest_standing(connection)


def can_redo(store: Store) -> Done | None:
    """Return the undo that ``redo`` would take back, or None."""
    with store.reading() as connection:
        return _newest_undone(connection)


def recent(store: Store, limit: int = 30) -> list[Done]:
    """Return the newest pieces of work, newest first."""
    with store.reading() as connection:
        rows = connection.execute(_done().order_by(Batch.number.desc()).limit(limit))
        return [Done(*row) for row in rows]


@dataclass
class _Taken:
    """What a batch being taken back touched, and what stands upon it by now."""

    piece: Piece
    batch: int
    made: set[tuple[str, int]] = field(default_factory=set)
    built_on: set[tuple[str, int]] = field(default_factory=set)
    renamed: dict[tuple[str, int], None] = field(default_factory=dict)


def _reverse(piece: Piece, target: Done, progress: Progress) -> None:
    rows = piece.connection.execute(
        select(HistoryRow.__table__)
        .where(HistoryRow.batch == target.number)
        .order_by(HistoryRow.id.desc())
    ).all()
    taken = _look_at(piece, target.number, rows)
    clashes: dict[str, None] = {}
    for done, row in enumerate(rows, start=1):
        progress.step(done, len(rows))
        if (name := _put_back(taken, row)) is not None:
            clashes[name] = None
    if clashes:
        raise CannotUndo(target.action, list(clashes))
    for name, record_id in taken.renamed:
        _refuse_doubles(piece, find_ledger(name), record_id)


def _look_at(piece: Piece, batch: int, rows: Sequence[Any]) -> _Taken:
    taken = _Taken(piece, batch)
    taken.made = {(row.ledger, row.record_id) for row in rows if row.field == MADE}
    if taken.made:
        taken.built_on = _touched_since(piece, batch)
        for name in {name for name, _ in taken.made}:
            taken.built_on |= _owners_since(taken, find_ledger(name))
    return taken


def _put_back(taken: _Taken, row: Any) -> str | None:
    """Write one old value back; return the record's name if it was changed again since."""
    piece, ledger = taken.piece, find_ledger(row.ledger)
    record = piece.read(ledger, row.record_id)
    if row.field == MADE:
        if (row.ledger, row.record_id) in taken.built_on or record.retired_at is not None:
            return ledger.name_of(record, piece.office)
        piece.retire(ledger, row.record_id)
        return None
    if (row.ledger, row.record_id) in taken.made:
        return None  # a particular that stands beside its made row: it goes to the bin with it
    if row.digest is not None:  # its particulars were removed for good
        return ledger.name_of(record, piece.office)
    kind = Kind.MOMENT if row.field == RETIRED_AT else ledger.fields[row.field].card.kind
    held = json.dumps(kinds.to_plain(record._mapping[row.field]), ensure_ascii=False)
    if held != (row.new if row.new is not None else "null"):
        return ledger.name_of(record, piece.office)
    old = kinds.from_plain(kind, json.loads(row.old)) if row.old is not None else None
    piece.change(ledger, row.record_id, {row.field: old})
    if row.field == RETIRED_AT or row.field in ledger.same_record:
        taken.renamed[row.ledger, row.record_id] = None
    return None


def _refuse_doubles(piece: Piece, ledger: Ledger, record_id: int) -> None:
    """Raise Refused where a record put back is the same as a newer one, or its owner is gone."""
    record = piece.read(ledger, record_id)
    if record.retired_at is not None:
        return
    values = ledger.values_of(record)
    name = ledger.name_of(record, piece.office)
    if complaints := doubled(piece, ledger, values, record_id):
        raise Refused({key: f"“{name}”：{said}" for key, said in complaints.items()})
    tie = ledger.parent
    if tie is not None:
        owner = find_ledger(values[tie.kind_key] if tie.kind_key else tie.ledger)
        held = piece.read(owner, values[tie.key])
        if held.retired_at is not None:
            raise OwnerInBin(owner.name_of(held, piece.office))


def _touched_since(piece: Piece, batch: int) -> set[tuple[str, int]]:
    """Return the records made in a batch that carry later work which still stands."""
    later, making = aliased(Batch), aliased(HistoryRow)
    query = (
        select(HistoryRow.ledger, HistoryRow.record_id)
        .distinct()
        .join(
            making,
            (making.ledger == HistoryRow.ledger) & (making.record_id == HistoryRow.record_id),
        )
        .join(later, later.number == HistoryRow.batch)
        .where(
            making.batch == batch,
            making.field == MADE,
            HistoryRow.batch > batch,
            later.kind == WORK,
            ~_answered(later),
        )
    )
    return {(name, record_id) for name, record_id in piece.connection.execute(query)}


def _owners_since(taken: _Taken, owner: Ledger) -> set[tuple[str, int]]:
    """Return the records made in a batch that own something which was made after it."""
    made = select(HistoryRow.record_id).where(
        HistoryRow.batch == taken.batch, HistoryRow.ledger == owner.name, HistoryRow.field == MADE
    )
    found = set()
    for child in children_of(owner):
        assert child.parent is not None
        table, tie = child.columns, child.parent
        query = select(table.c.id, table.c[tie.key]).where(
            table.c[tie.key].in_(made), table.c.retired_at.is_(None)
        )
        if tie.kind_key:
            query = query.where(table.c[tie.kind_key] == owner.name)
        for child_id, owner_id in taken.piece.connection.execute(query):
            if (child.name, child_id) not in taken.made:
                found.add((owner.name, owner_id))
    return found


def _done() -> Any:
    return select(
        Batch.number,
        Batch.at,
        Batch.who,
        Batch.action,
        Batch.why,
        Batch.kind,
        _answered(Batch),
    )


def _answered(batch: Any) -> Any:
    """True where a batch was taken back and the taking back still stands."""
    answer, second = aliased(Batch), aliased(Batch)
    return exists().where(
        answer.reverses == batch.number, ~exists().where(second.reverses == answer.number)
    )


def _standing(connection: Connection, number: int) -> Done | None:
    row = connection.execute(_done().where(Batch.number == number)).first()
    found = Done(*row) if row else None
    return None if found is None or found.taken_back else found


def _newest_standing(connection: Connection) -> Done | None:
    query = _done().where(Batch.kind == WORK).order_by(Batch.number.desc())
    for row in connection.execute(query.limit(500)):
        if not row[-1]:
            return Done(*row)
    return None


def _newest_undone(connection: Connection) -> Done | None:
    newest_work = connection.scalar(select(func.max(Batch.number)).where(Batch.kind == WORK)) or 0
    query = _done().where(Batch.kind == UNDO, Batch.number > newest_work)
    for row in connection.execute(query.order_by(Batch.number.desc()).limit(500)):
        if not row[-1]:
            return Done(*row)
    return None
