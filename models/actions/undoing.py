"""Undo and redo: a batch is taken back by writing its old values as a new batch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from models import kinds
from models.actions.door import REDO, RETIRED_AT, UNDO, WORK, Piece, work
from models.actions.linking.sameness import doubled, ways_to_be_one
from models.actions.records import OwnerInBin, Refused
from models.actions.traces.batches import Done as Done
from models.actions.traces.batches import NeverUndone as NeverUndone
from models.actions.traces.batches import (
    Turn,
    answered,
    done_rows,
    newest_standing,
    newest_undone,
    turn_of,
)
from models.actions.traces.blocking import Spot, later_work
from models.actions.traces.opening_log import OPEN
from models.actions.traces.rows import MADE
from models.fields import Kind
from models.ledger import Ledger, children_of, find_ledger
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble

_NAMED, _SHORT, _LISTED = 3, 20, 12


class NothingToUndo(Trouble):
    """There is no work that could be taken back."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"没有可以{verb}的操作。")


class CannotUndo(Trouble):
    """Later work stands on what was to be taken back.

    ``records`` names where, ``later`` are the batches that did it, the newest first.
    """

    def __init__(self, action: str, records: Sequence[str], later: Sequence[Done] = ()) -> None:
        some = "、".join(f"“{_short(name)}”" for name in records[:_NAMED])
        more = f"等{len(records)}处" if len(records) > _NAMED else ""
        super().__init__(f"不能撤销“{action}”：{some}{more}{self.reason(later)}")
        self.records, self.later = tuple(records), tuple(later)

    def reason(self, later: Sequence[Done]) -> str:
        """Say what is the matter with them and what to do."""
        return f"后来又改过。{_way_out(later)}"


class ParticularsGone(CannotUndo):
    """What was to be written back was removed for good."""

    def reason(self, _later: Sequence[Done]) -> str:
        """Say that it cannot come back."""
        return "的个人信息已按期清除，原来的内容已经不在了。要改请直接改这些记录。"


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else f"{name[:_SHORT]}…"


def _way_out(later: Sequence[Done]) -> str:
    """Say what to do: the batches that stand in the way on lines of their own, newest first."""
    if not later:
        return "请先撤销后来的修改，或直接改这些记录。"
    order = "从新到旧" if len(later) > 1 else ""
    lines = [done.named for done in later[:_LISTED]]
    lines += ["……还有更早的"] if len(later) > _LISTED else []
    listed = "\n".join(lines)
    return f"请先{order}撤销下面的操作，再撤销这一次；或直接改这些记录。\n{listed}"


def undo(store: Store, number: int | None = None, progress: Progress = SILENT) -> Done:
    """Take back batch ``number``, or the newest work that still stands; return it.

    Raises NothingToUndo, NoSuchBatch, AlreadyTakenBack or NeverUndone, and what ``put_back``
    raises.
    """
    with store.reading() as connection:
        if number is not None:
            turn = turn_of(connection, number)
        elif (newest := newest_standing(connection)) is not None:
            turn = Turn(newest, UNDO)
        else:
            raise NothingToUndo("撤销")
    return _carry_out(store, turn, progress)


def redo(store: Store, progress: Progress = SILENT) -> Done:
    """Do again what was undone last, unless new work came in between; return it."""
    target = can_redo(store)
    if target is None:
        raise NothingToUndo("重做")
    return _carry_out(store, Turn(target, REDO), progress)


def can_undo(store: Store) -> Done | None:
    """Return the work that ``undo`` would take back, or None."""
    with store.reading() as connection:
        return newest_standing(connection)


def can_redo(store: Store) -> Done | None:
    """Return the undo that ``redo`` would take back, or None."""
    with store.reading() as connection:
        return newest_undone(connection)


def recent(store: Store, limit: int = 30) -> list[Done]:
    """Return the newest pieces of work, newest first; who looked at what is not work."""
    query = done_rows().where(Batch.kind != OPEN).order_by(Batch.number.desc()).limit(limit)
    with store.reading() as connection:
        return [Done(*row) for row in connection.execute(query)]


def _carry_out(store: Store, turn: Turn, progress: Progress) -> Done:
    with work(store, turn.action, kind=turn.kind, reverses=turn.target.number) as piece:
        put_back(piece, turn.target, progress)
    return turn.target


@dataclass
class _Taken:
    """What a batch being taken back touched, and what stands upon it by now."""

    piece: Piece
    batch: int
    made: set[tuple[str, int]] = field(default_factory=set)
    built_on: set[tuple[str, int]] = field(default_factory=set)
    owned: dict[tuple[str, int], list[Spot]] = field(default_factory=dict)
    renamed: dict[tuple[str, int], None] = field(default_factory=dict)


def put_back(piece: Piece, target: Done, progress: Progress) -> None:
    """Write the old values of a batch back within a piece of work; it may be looked at and dropped.

    Raises CannotUndo where a value was changed again since, Refused where a record that comes back
    is the same as a newer one, OwnerInBin where its owner is gone.
    """
    rows = piece.connection.execute(
        select(HistoryRow.__table__)
        .where(HistoryRow.batch == target.number)
        .order_by(HistoryRow.id.desc())
    ).all()
    taken = _look_at(piece, target.number, rows)
    clashes: dict[str, Any] = {}
    for done, row in enumerate(rows, start=1):
        progress.step(done, len(rows))
        if (name := _put_back(taken, row)) is not None:
            clashes.setdefault(name, row)
    if gone := [name for name, row in clashes.items() if row.digest is not None]:
        raise ParticularsGone(target.action, gone)
    if clashes:
        spots = _spots(taken, clashes.values())
        later = later_work(piece.connection, target.number, spots)
        raise CannotUndo(target.action, list(clashes), later)
    for name, record_id in taken.renamed:
        _refuse_doubles(piece, find_ledger(name), record_id)


def _look_at(piece: Piece, batch: int, rows: Sequence[Any]) -> _Taken:
    taken = _Taken(piece, batch)
    taken.made = {(row.ledger, row.record_id) for row in rows if row.field == MADE}
    if taken.made:
        taken.built_on = _touched_since(piece, batch)
        for name in {name for name, _ in taken.made}:
            _find_owned(taken, find_ledger(name))
        taken.built_on |= set(taken.owned)
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
    telling = {RETIRED_AT, *(key for keys in ways_to_be_one(ledger) for key in keys)}
    if row.field in telling:
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
            ~answered(later),
        )
    )
    return {(name, record_id) for name, record_id in piece.connection.execute(query)}


def _find_owned(taken: _Taken, owner: Ledger) -> None:
    """Note which records made in a batch own something that was made after it, and what."""
    made = select(HistoryRow.record_id).where(
        HistoryRow.batch == taken.batch, HistoryRow.ledger == owner.name, HistoryRow.field == MADE
    )
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
                spots = taken.owned.setdefault((owner.name, owner_id), [])
                spots.append((child.name, child_id, MADE))


def _spots(taken: _Taken, rows: Iterable[Any]) -> Iterator[Spot]:
    for row in rows:
        yield (row.ledger, row.record_id, row.field)
        if row.field == MADE:
            yield from taken.owned.get((row.ledger, row.record_id), ())
