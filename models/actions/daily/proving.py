"""佐证任务: ties between records of any ledger and the tasks they serve as evidence for (L1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.actions import filing, finding
from models.actions.door import Frozen, Piece, work
from models.actions.filing import HeldFile
from models.actions.finding import OneOf, View
from models.actions.offices import office_of
from models.actions.records import InBin, Refused, keep_in
from models.ledger import Ledger, find_ledger
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.ledgers.work.proofs import PROVING, TASK_PROOFS
from models.store.ledger_file import Store
from models.troubles import Trouble


class ContentFree(Trouble):
    """A task that takes no content was to be given a record that has some (A17)."""

    def __init__(self, task: str) -> None:
        super().__init__(
            f"“{task}”只记任务不记内容，不关联会议、照片等材料。请在任务里登记日期、有无和数量。"
        )


@dataclass(frozen=True)
class Tied:
    """One task that a record serves."""

    tie_id: int
    task: Any


@dataclass(frozen=True)
class Proof:
    """One record that serves a task, with its files."""

    tie_id: int
    ledger: Ledger
    record: Any
    files: tuple[HeldFile, ...]


@dataclass(frozen=True)
class NewFile:
    """A file in memory that goes with a record about to be kept."""

    name: str
    content: bytes


def tie(store: Store, ledger: Ledger, record_id: int, task_ids: Iterable[int]) -> int:
    """Tie a record to tasks as one batch; return how many were not tied already.

    InBin where record or task is deleted, Frozen where the task's year is closed, ContentFree
    where the task takes no content and the record has some.
    """
    wanted = list(dict.fromkeys(task_ids))
    with work(store, f"关联{len(wanted)}项佐证任务") as piece:
        return tie_in(piece, ledger, record_id, wanted)


def tie_in(piece: Piece, ledger: Ledger, record_id: int, task_ids: Sequence[int]) -> int:
    """Do what ``tie`` does within a larger piece of work."""
    record = piece.read(ledger, record_id)
    _refuse_deleted(piece, ledger, record)
    held = _tied_ids(piece, ledger, record_id)
    fresh = [task_id for task_id in task_ids if task_id not in held]
    for task_id in fresh:
        task = piece.read(TASKS, task_id)
        _refuse_deleted(piece, TASKS, task)
        if reason := TASKS.frozen(task._mapping, piece.office):
            raise Frozen(reason)
        if task.task_only and ledger.no_files(record) is None:
            raise ContentFree(TASKS.name_of(task, piece.office))
        piece.add(TASK_PROOFS, {"owner": ledger.name, "owner_id": record_id, "task_id": task_id})
    return len(fresh)


def untie(store: Store, tie_ids: Iterable[int]) -> int:
    """Take ties away as one batch; record and task stay. Return how many."""
    wanted = list(tie_ids)
    with work(store, f"取消{len(wanted)}项佐证任务") as piece:
        for tie_id in wanted:
            piece.retire(TASK_PROOFS, tie_id)
    return len(wanted)


def keep_whole(
    store: Store,
    ledger: Ledger,
    raw: Mapping[str, object],
    files: Sequence[NewFile] = (),
    task_ids: Sequence[int] = (),
) -> int:
    """Keep a new record with its files and the tasks it serves as one batch; return its id.

    Refused, or a Trouble of ``tie``, and then nothing is kept. Ask ``filing.refuse_marked_file``
    for each file before.
    """
    with work(store, f"新增{ledger.one}") as piece:
        record_id = keep_in(piece, ledger, raw)
        for each in files:
            filing.attach_in(piece, ledger, record_id, each.name, each.content)
        tie_in(piece, ledger, record_id, list(dict.fromkeys(task_ids)))
        return record_id


def name_as_paper(store: Store, paper_id: int, files: Sequence[HeldFile]) -> int:
    """Let files of a record be the scan of a paper that a task expects; return how many are new.

    They are linked, not copied, and the paper is held then. Refused where it has them already.
    """
    with work(store, "用台账附件作佐证材料") as piece:
        held = filing.held_ids(piece, TASK_EVIDENCE, paper_id)
        fresh = [each for each in files if each.file_id not in held]
        if not fresh:
            raise Refused({"file_id": "这份材料已经有这些附件，没有重复添加。"})
        for each in fresh:
            filing.link_in(piece, TASK_EVIDENCE, paper_id, each.file_id)
        return len(fresh)


def tasks_of(store: Store, ledger: Ledger, record_id: int) -> list[Tied]:
    """Return the tasks that a record serves, in the order of the plan; no deleted ones."""
    view = View(parent_id=record_id, parent_ledger=ledger.name)
    ties = {row.task_id: row.id for row in finding.every_row(store, TASK_PROOFS, view)}
    tasks = [row for row in finding.rows_by_id(store, TASKS, list(ties)) if row.retired_at is None]
    tasks.sort(key=lambda task: (-task.year, task.order_key))
    return [Tied(ties[task.id], task) for task in tasks]


def proofs_of(store: Store, task_id: int) -> list[Proof]:
    """Return the records that serve a task, ledger by ledger, the newest first; none deleted."""
    view = View(filters={"task_id": OneOf(frozenset({task_id}))})
    by_ledger: dict[str, dict[int, int]] = {}
    for row in finding.every_row(store, TASK_PROOFS, view):
        by_ledger.setdefault(row.owner, {})[row.owner_id] = row.id
    found: list[Proof] = []
    for name in (name for name in PROVING if name in by_ledger):
        ledger, ties = find_ledger(name), by_ledger[name]
        rows = finding.every_row(store, ledger, View(only=frozenset(ties)))
        files = filing.files_of(store, ledger, list(ties))
        found += [Proof(ties[r.id], ledger, r, tuple(files.get(r.id, ()))) for r in rows]
    return found


def likely_tasks(store: Store, codes: Iterable[str]) -> list[Any]:
    """Return the standing tasks of the office's year that bear these numbers and take content."""
    wanted = frozenset(codes)
    if not wanted:
        return []
    office = office_of(store)
    year = int(office.settings.get("year") or office.today.year)
    view = View(filters={"code": OneOf(wanted), "year": OneOf(frozenset({year}))})
    rows = finding.every_row(store, TASKS, view)
    return sorted(
        (row for row in rows if not TASKS.frozen(row._mapping, office)),
        key=lambda row: str(row.order_key),
    )


def _refuse_deleted(piece: Piece, ledger: Ledger, record: Any) -> None:
    if record.retired_at is not None:
        raise InBin(ledger.name_of(record, piece.office))


def _tied_ids(piece: Piece, ledger: Ledger, record_id: int) -> frozenset[int]:
    table = TASK_PROOFS.columns.c
    query = select(table.task_id).where(
        table.owner == ledger.name, table.owner_id == record_id, table.retired_at.is_(None)
    )
    return frozenset(piece.connection.scalars(query))
