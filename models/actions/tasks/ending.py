"""办结 and 重新打开 (A7, A13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select

from models.actions.door import Piece, work
from models.actions.records import Refused, Seen
from models.actions.safe.backing_up import before as before_many
from models.kinds import parse
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.progress import SILENT, Progress
from models.store.backup import manifest
from models.store.ledger_file import Store


def finish(store: Store, seen: Seen, result: str, on_day: object, why_incomplete: str = "") -> None:
    """End a task with its result (完成, 部分完成 or 撤销) and date.

    Refused when the date lies ahead or before the start, when evidence is missing and nobody
    says why, or when the task is ended already. The reason is kept and printed.
    """
    with work(store, "办结任务") as piece:
        _finish_in(piece, seen, result, on_day, why_incomplete)


def finish_several(
    store: Store,
    seen: Sequence[Seen],
    result: str,
    on_day: object,
    why_incomplete: str = "",
    *,
    progress: Progress = SILENT,
) -> int:
    """End several tasks with one result and date as one batch, all or none; return how many.

    The reason is kept only with the tasks that lack papers. Refused names the first task that
    cannot be ended.
    """
    before_many(store, manifest.BULK, progress, records=len(seen))
    with work(store, f"批量办结{len(seen)}{TASKS.counter}{TASKS.one}") as piece:
        for done, each in enumerate(seen, start=1):
            progress.step(done, len(seen))
            why = why_incomplete if _count_missing(piece, each.id) else ""
            try:
                _finish_in(piece, each, result, on_day, why)
            except Refused as refused:
                name = TASKS.name_of(piece.read(TASKS, each.id), piece.office)
                complaints = {key: f"“{name}”：{said}" for key, said in refused.complaints.items()}
                raise Refused(complaints) from refused
    return len(seen)


def reopen(store: Store, seen: Seen, why: str) -> None:
    """Open an ended task again; the reason is required and stays visible on the task."""
    with work(store, "重新打开任务", why) as piece:
        task = piece.read(TASKS, seen.id)
        if not why.strip():
            raise Refused({"reopen_note": "请写明重新打开的原因。"})
        if task.status != "done":
            raise Refused({"status": "这项任务还没有办结，不用重新打开。"})
        note = f"{piece.office.today} {why.strip()}"
        values: dict[str, Any] = {
            "status": "under_way",
            "finished_on": None,
            "result": None,
            "finish_note": None,
            "reopen_note": "；".join(part for part in (task.reopen_note, note) if part),
        }
        piece.change(TASKS, seen.id, values, seen.revision)


def missing_papers(store: Store, task_id: int) -> list[str]:
    """Return the expected papers of a task that are not there."""
    table = TASK_EVIDENCE.columns
    query = select(table.c.paper).where(
        table.c.task_id == task_id, table.c.state == "missing", table.c.retired_at.is_(None)
    )
    with store.reading() as connection:
        return list(connection.scalars(query))


def lacking(store: Store, task_ids: Iterable[int]) -> dict[int, int]:
    """Return how many expected papers are not there, for those of the tasks that lack any."""
    table = TASK_EVIDENCE.columns
    query = (
        select(table.c.task_id, func.count())
        .where(table.c.state == "missing", table.c.retired_at.is_(None))
        .group_by(table.c.task_id)
    )
    wanted = set(task_ids)  # may be more than one statement takes
    with store.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query) if row[0] in wanted}


def _finish_in(piece: Piece, seen: Seen, result: str, on_day: object, why: str) -> None:
    task = piece.read(TASKS, seen.id)
    complaints: dict[str, str] = {}
    values = {"status": "done", "finish_note": why.strip() or None}
    for key, raw in (("result", result), ("finished_on", on_day)):
        try:
            values[key] = parse(TASKS.fields[key].card, raw, piece.office)
        except ValueError as error:
            complaints[key] = str(error)
        if not raw:
            complaints[key] = f"请填写{TASKS.fields[key].card.label}。"
    complaints = complaints or _complaints(piece, task, values)
    if complaints:
        raise Refused(complaints)
    piece.change(TASKS, seen.id, values, seen.revision)


def _complaints(piece: Piece, task: Any, values: dict[str, Any]) -> dict[str, str]:
    ended: dt.date = values["finished_on"]
    if task.status == "done":
        return {"status": "这项任务已经办结。"}
    if ended > piece.office.today:
        return {"finished_on": "办结日期不能晚于今天。"}
    if task.start_on and ended < task.start_on:
        return {"finished_on": f"办结日期早于启动日期 {task.start_on}。"}
    missing = _count_missing(piece, task.id)
    if missing and values["result"] != "dropped" and not values["finish_note"]:
        return {"finish_note": f"还缺{missing}份佐证材料，请写明缺件原因，再办结。"}
    return {}


def _count_missing(piece: Piece, task_id: int) -> int:
    table = TASK_EVIDENCE.columns
    query = select(func.count()).where(
        table.c.task_id == task_id, table.c.state == "missing", table.c.retired_at.is_(None)
    )
    return int(piece.connection.scalar(query) or 0)
