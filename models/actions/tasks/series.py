"""周期任务 → tasks: one for each period, each free to be moved or dropped (A11)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.records import Seen, keep_in
from models.actions.tasks.checking import MONTHS
from models.dates import add_months, month_end
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.series import TASK_SERIES
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store


def keep_series(store: Store, raw: Mapping[str, object], seen: Seen | None = None) -> int:
    """Keep a template and lay out the tasks of its periods; return the template's id.

    Tasks that exist already (also moved, ended or deleted ones) are left as they are, so that
    moving or skipping one does not break the series.
    """
    with work(store, "修改周期任务" if seen else "新增周期任务") as piece:
        series_id = keep_in(piece, TASK_SERIES, raw, seen)
        lay_out(piece, series_id)
        return series_id


def lay_out(piece: Piece, series_id: int) -> list[int]:
    """Make the tasks that a template's periods still lack; return their ids."""
    series = piece.read(TASK_SERIES, series_id)
    table = TASKS.columns
    held = set(
        piece.connection.scalars(
            select(table.c.series_period).where(table.c.series_id == series_id)
        )
    )
    fresh = [
        _task(series, period, due)
        for period, due in periods(series.cycle, series.due_day, series.starts_on, series.ends_on)
        if period not in held
    ]
    ids = piece.add_many(TASKS, fresh)
    papers = [line.strip() for line in (series.papers or "").splitlines() if line.strip()]
    piece.add_many(
        TASK_EVIDENCE,
        [
            {"task_id": task_id, "paper": paper, "state": "missing"}
            for task_id in ids
            for paper in dict.fromkeys(papers)
        ],
    )
    return ids


def periods(
    cycle: str, due_day: int, starts_on: dt.date, ends_on: dt.date
) -> Iterator[tuple[str, dt.date]]:
    """Yield (name of the period, due day) from ``starts_on`` to ``ends_on``.

    ``due_day`` counts from the period's first day; beyond its end it is its last day.
    """
    first = _first_day(cycle, starts_on)
    while first <= ends_on:
        after = first + dt.timedelta(7) if cycle == "week" else add_months(first, MONTHS[cycle])
        due = min(first + dt.timedelta(due_day - 1), after - dt.timedelta(1))
        if starts_on <= due <= ends_on:
            yield _name(cycle, first), due
        first = after


def _first_day(cycle: str, day: dt.date) -> dt.date:
    if cycle == "week":
        return day - dt.timedelta(day.weekday())
    months = MONTHS[cycle]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def _name(cycle: str, first: dt.date) -> str:
    if cycle == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    if cycle == "month":
        return f"{first:%Y-%m}"
    if cycle == "quarter":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    half = "上" if first.month == 1 else "下"
    return f"{first.year}{half}半年" if cycle == "half_year" else str(first.year)


def _task(series: Any, period: str, due: dt.date) -> dict[str, Any]:
    ends_month = due == month_end(due)
    return {
        "year": due.year,
        "code": f"Z{series.id}.{period}",
        "title": f"{series.title}（{period}）",
        "requirement": series.requirement,
        "task_kind": "item",
        "lead_unit": series.lead_unit,
        "co_units": series.co_units,
        "deadline_kind": "month_end" if ends_month else "day",
        "due_on": due,
        "status": "not_started",
        "series_id": series.id,
        "series_period": period,
    }
