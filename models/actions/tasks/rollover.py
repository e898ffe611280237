"""年度结转: unfinished tasks go on in the new year, the old year becomes read-only (A12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from models.actions.door import Piece, work
from models.actions.offices import office_of
from models.actions.safe.backing_up import before
from models.actions.settings import put_setting_in
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.store.backup import manifest
from models.store.ledger_file import Store
from models.troubles import Trouble

_CARRIED = (
    "code",
    "number_path",
    "title",
    "requirement",
    "task_kind",
    "lead_unit",
    "co_units",
    "person",
    "deadline_text",
    "deadline_kind",
    "cycle",
    "next_check_on",
    "task_only",
    "remark",
)


class CannotRollOver(Trouble):
    """The year cannot be closed; the sentence says why."""


@dataclass(frozen=True)
class Candidate:
    """A task of the old year that is not ended, and the deadline it would have."""

    id: int
    name: str
    old_due_on: dt.date | None
    new_due_on: dt.date | None


def candidates(store: Store, year: int) -> list[Candidate]:
    """Return the unfinished tasks of ``year`` with a proposed deadline one year later."""
    table = TASKS.columns
    office = office_of(store)
    query = (
        select(table)
        .where(table.c.year == year, table.c.status != "done", table.c.retired_at.is_(None))
        .order_by(table.c.order_key)
    )
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return [
        Candidate(row.id, TASKS.name_of(row, office), row.due_on, _a_year_on(row.due_on))
        for row in rows
        if row.series_id is None
    ]


def roll_over(store: Store, year: int, chosen: Sequence[Candidate]) -> int:
    """Carry the chosen tasks into ``year + 1`` and close ``year``; return how many were carried.

    One batch: undo opens the year again. Raises CannotRollOver if the year is closed already
    or the new year holds a task of the same number.
    """
    before(store, manifest.BULK, records=len(chosen))
    with work(store, f"{year}年度结转") as piece:
        closed = [part for part in _closed(piece) if part]
        if str(year) in closed:
            raise CannotRollOver(f"{year}年度已经结转过，不用再做。")
        rows = [piece.read(TASKS, each.id) for each in chosen]
        _refuse_doubles(piece, year + 1, [row.code for row in rows])
        due = {each.id: each.new_due_on for each in chosen}
        ids = piece.add_many(TASKS, [_carried(row, year + 1, due[row.id]) for row in rows])
        new_id = dict(zip((row.id for row in rows), ids, strict=True))
        for row in rows:
            if row.above_id in new_id:
                piece.change(TASKS, new_id[row.id], {"above_id": new_id[row.above_id]})
        _carry_papers(piece, new_id)
        put_setting_in(piece, "closed_years", "、".join([*closed, str(year)]))
        return len(ids)


def open_again(store: Store, year: int) -> None:
    """Open a closed year for changes."""
    with work(store, f"重新打开{year}年度") as piece:
        rest = [part for part in _closed(piece) if part and part != str(year)]
        put_setting_in(piece, "closed_years", "、".join(rest))


def _closed(piece: Piece) -> list[str]:
    return piece.office.settings.get("closed_years", "").split("、")


def _refuse_doubles(piece: Piece, year: int, codes: list[str]) -> None:
    table = TASKS.columns
    doubled = piece.connection.scalars(
        select(table.c.code).where(
            table.c.year == year, table.c.code.in_(codes), table.c.retired_at.is_(None)
        )
    ).all()
    if doubled:
        some = "、".join(doubled[:5])
        raise CannotRollOver(
            f"{year}年度已有编号相同的任务（{some}）。请先改这些任务的编号，或这次不结转它们。"
        )


def _carried(row: Any, year: int, due_on: dt.date | None) -> dict[str, Any]:
    values = {key: getattr(row, key) for key in _CARRIED}
    return values | {
        "year": year,
        "due_on": due_on,
        "status": "under_way" if row.status == "under_way" else "not_started",
        "carried_from_id": row.id,
    }


def _carry_papers(piece: Piece, new_id: dict[int, int]) -> None:
    table = TASK_EVIDENCE.columns
    rows = piece.connection.execute(
        select(table.c.task_id, table.c.paper, func.min(table.c.id))
        .where(table.c.task_id.in_(list(new_id)), table.c.retired_at.is_(None))
        .group_by(table.c.task_id, table.c.paper)
    ).all()
    piece.add_many(
        TASK_EVIDENCE,
        [
            {"task_id": new_id[task_id], "paper": paper, "state": "missing"}
            for task_id, paper, _ in rows
        ],
    )


def _a_year_on(day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    last = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return last.replace(year=day.year + 1)
