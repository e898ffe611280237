"""Verbs for records: keep, change several, retire, bring back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import func, select

from models.actions.door import RETIRED_AT, Piece, work
from models.actions.linking.belonging import strays
from models.actions.linking.sameness import doubled as doubled
from models.actions.safe.backing_up import before as before_many
from models.ledger import Complaints, Draft, Ledger, children_of, find_ledger
from models.ledger import Refused as Refused
from models.progress import SILENT, Progress
from models.store import statements
from models.store.backup import manifest
from models.store.ledger_file import Store
from models.store.tables import HistoryRow
from models.troubles import Trouble


class OnlyStruckThrough(Trouble):
    """An entry of an append-only ledger was to be changed."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(
            f"“{ledger.title}”只能新增，不能改写。写错了请用“划去”并说明原因，再新增一条。"
        )


class MadeByVerbs(Trouble):
    """A record was to be typed as new where only verbs make them."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger.verbs_only)


class InBin(Trouble):
    """A record in the recycle bin was to be changed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”在回收站里，不能修改。请先从回收站恢复，再改。")


class OwnerInBin(Trouble):
    """What owns a record is in the recycle bin."""

    def __init__(self, name: str) -> None:
        super().__init__(f"这一条所属的“{name}”在回收站里。请先恢复“{name}”。")


@dataclass(frozen=True)
class Seen:
    """A record as it was looked at: what a change is based on."""

    id: int
    revision: int


def keep(
    store: Store,
    ledger: Ledger,
    raw: Mapping[str, object],
    seen: Seen | None = None,
    why: str = "",
) -> int:
    """Keep what was typed as a new record, or over the one that was ``seen``; return its id.

    Fields missing in ``raw`` keep their value in a seen record and stay empty in a new one.
    Raises Refused with the complaints by field, ChangedMeanwhile, Frozen, OnlyStruckThrough.
    """
    if seen is None and ledger.verbs_only:
        raise MadeByVerbs(ledger)
    verb = "修改" if seen else "新增"
    with work(store, f"{verb}{ledger.one}", why) as piece:
        return keep_in(piece, ledger, raw, seen)


def keep_in(
    piece: Piece, ledger: Ledger, raw: Mapping[str, object], seen: Seen | None = None
) -> int:
    """Do what ``keep`` does within a larger piece of work."""
    if seen is not None and ledger.append_only:
        raise OnlyStruckThrough(ledger)
    before = _read_standing(piece, ledger, seen.id) if seen else None
    values, complaints = ledger.parse(raw, piece.office, before)
    if complaints:
        raise Refused(complaints)
    held = ledger.values_of(before) if before is not None else None
    whole = {**(held or {}), **values}
    complaints = judge_in(piece, ledger, whole, held)
    complaints |= doubled(piece, ledger, whole, seen.id if seen else None)
    if complaints:
        raise Refused(complaints)
    if seen is None:
        return piece.add(ledger, values)
    piece.change(ledger, seen.id, values, seen.revision)
    return seen.id


def keep_new(
    store: Store,
    ledger: Ledger,
    rows: Sequence[Mapping[str, object]],
    action: str,
    progress: Progress = SILENT,
) -> list[int]:
    """Keep many new records as one batch, all or none; Refused names the first bad row."""
    with work(store, action) as piece:
        parsed = []
        for number, raw in enumerate(rows, start=1):
            values, complaints = ledger.parse(raw, piece.office)
            complaints = complaints or judge_in(piece, ledger, values, None)
            if complaints:
                raise Refused({key: f"第{number}条：{said}" for key, said in complaints.items()})
            parsed.append(values)
            if number % 500 == 0:
                progress.step(number, len(rows), "检查")
        return piece.add_many(ledger, parsed)


def judge_in(
    piece: Piece, ledger: Ledger, values: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Complaints:
    """Apply a ledger's rules to a whole record; its parent is read within the same work."""
    parent = _owner_of(piece, ledger, values)
    whole = {f.key: values.get(f.key) for f in ledger.stored}
    complaints = ledger.judge(Draft(whole, before, piece.office, parent))
    return strays(ledger, whole, piece.office, partial(_tied_to, piece)) | complaints


def _tied_to(piece: Piece, ledger: Ledger, record_id: int, key: str) -> Any:
    return getattr(piece.read(ledger, record_id), key)


def change_several(
    store: Store,
    ledger: Ledger,
    seen: Sequence[Seen],
    raw: Mapping[str, object],
    why: str = "",
    *,
    progress: Progress = SILENT,
) -> int:
    """Write the same fields into several records as one batch; return how many changed.

    Before a bulk change the ledger is backed up; where that fails nothing is changed.
    """
    if ledger.append_only:
        raise OnlyStruckThrough(ledger)
    before_many(store, manifest.BULK, progress, records=len(seen))
    changed = 0
    with work(store, f"批量修改{len(seen)}{ledger.counter}{ledger.one}", why) as piece:
        for done, each in enumerate(seen, start=1):
            progress.step(done, len(seen))
            before = _read_standing(piece, ledger, each.id)
            values, complaints = ledger.parse(raw, piece.office, before)
            held = ledger.values_of(before)
            whole = {**held, **values}
            complaints = complaints or judge_in(piece, ledger, whole, held)
            complaints = complaints or doubled(piece, ledger, whole, each.id)
            if complaints:
                name = ledger.name_of(before, piece.office)
                raise Refused({key: f"“{name}”：{said}" for key, said in complaints.items()})
            changed += piece.change(ledger, each.id, values, each.revision)
    return changed


def retire(
    store: Store,
    ledger: Ledger,
    ids: Iterable[int],
    why: str = "",
    progress: Progress = SILENT,
) -> int:
    """Move records and all that belongs to them to the recycle bin; return how many were moved."""
    return _move(store, ledger, ids, _Move("删除", why, retire_in), progress)


def bring_back(
    store: Store,
    ledger: Ledger,
    ids: Iterable[int],
    why: str = "",
    progress: Progress = SILENT,
) -> int:
    """Bring records back with what went with them; return how many came back."""
    return _move(store, ledger, ids, _Move("恢复", why, _bring_back_whole), progress)


@dataclass(frozen=True)
class _Move:
    """Into the bin or out of it: the word, the reason, and what is done with each record."""

    verb: str
    why: str
    act: Callable[[Piece, Ledger, int], None]


def _move(store: Store, ledger: Ledger, ids: Iterable[int], move: _Move, progress: Progress) -> int:
    wanted = list(ids)
    action = f"{move.verb}{len(wanted)}{ledger.counter}{ledger.one}"
    before_many(store, manifest.BULK, progress, records=len(wanted))
    with work(store, action, move.why) as piece:
        for done, record_id in enumerate(wanted, start=1):
            progress.step(done, len(wanted))
            move.act(piece, ledger, record_id)
    return len(wanted)


def retire_in(piece: Piece, ledger: Ledger, record_id: int) -> None:
    """Do what ``retire`` does to one record within a larger piece of work."""
    if piece.read(ledger, record_id).retired_at is not None:
        return
    piece.retire(ledger, record_id)
    for child, child_id in owned_by(piece, ledger, record_id):
        retire_in(piece, child, child_id)


def _bring_back_whole(piece: Piece, ledger: Ledger, record_id: int) -> None:
    record = piece.read(ledger, record_id)
    if record.retired_at is None:
        return
    values = ledger.values_of(record)
    _owner_of(piece, ledger, values)
    if complaints := doubled(piece, ledger, values, record_id):
        raise Refused(complaints)
    gone_at, gone_in = record.retired_at, _last_moved(piece, ledger, record_id)
    piece.bring_back(ledger, record_id)
    for child, child_id in owned_by(piece, ledger, record_id, gone_at):
        if _last_moved(piece, child, child_id) == gone_in:
            _bring_back_whole(piece, child, child_id)


def _last_moved(piece: Piece, ledger: Ledger, record_id: int) -> int | None:
    """Return the batch that moved a record into or out of the bin last."""
    query = select(func.max(HistoryRow.batch)).where(
        HistoryRow.ledger == ledger.name,
        HistoryRow.record_id == record_id,
        HistoryRow.field == RETIRED_AT,
    )
    return piece.connection.scalar(query)


def _read_standing(piece: Piece, ledger: Ledger, record_id: int) -> Any:
    record = piece.read(ledger, record_id)
    if record.retired_at is not None:
        raise InBin(ledger.name_of(record, piece.office))
    return record


def _owner_of(piece: Piece, ledger: Ledger, values: Mapping[str, Any]) -> Any:
    """Return the record that owns one of these values, or None; OwnerInBin if it is deleted."""
    tie = ledger.parent
    if tie is None or values.get(tie.key) is None:
        return None
    owner = find_ledger(values[tie.kind_key] if tie.kind_key else tie.ledger)
    record = piece.read(owner, values[tie.key])
    if record.retired_at is not None:
        raise OwnerInBin(owner.name_of(record, piece.office))
    return record


def owned_by(
    piece: Piece, ledger: Ledger, record_id: int, gone_at: Any = None
) -> list[tuple[Ledger, int]]:
    """Return the standing records that belong to one, or those that went at ``gone_at``."""
    found = []
    for child in children_of(ledger):
        assert child.parent is not None
        tie = child.parent
        query = statements.owned(child.columns, tie.key, tie.kind_key, in_bin=gone_at is not None)
        given = {
            statements.WANTED: record_id,
            statements.OWNER: ledger.name,
            statements.GONE_AT: gone_at,
        }
        found += [(child, child_id) for child_id in piece.connection.scalars(query, given)]
    return found
