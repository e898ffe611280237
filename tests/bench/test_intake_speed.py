"""A workbook of 10 000 rows taken in with all checks, against reading it and inserting its rows.

The insert is one call of the door: encrypted store, history, chain and search index, no checks.
Each is taken several times in turn and the best of each compared: other programs only ever add.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from models.actions.door import work
from models.actions.finding import View, count
from models.exchange.workbooks.columns import columns_of
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.plan import IntakePlan
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.progress import Cancelled
from models.store.ledger_file import Store
from tests.bench.conftest import UNITS
from tests.ledger_fixtures import TODAY, fresh_ledger

pytestmark = pytest.mark.bench
ROWS, ROUNDS, MOST, MANY = 10_000, 3, 3.0, 50_000
TASK_KEYS = (
    "year", "code", "title", "requirement", "task_kind", "lead_unit", "co_units", "person",
    "deadline_kind", "due_on", "status", "remark",
)  # fmt: skip
VILLAGE_KEYS = ("code", "name", "groups", "households", "population", "population_on")
Sheet = Callable[[int], Sequence[Any]]


def task_row(number: int) -> Sequence[Any]:
    return (
        2021,
        f"{number // 1000 + 1}.{number % 1000 + 1}",
        f"推进第{number}项矛盾纠纷排查化解",
        f"每月{number % 28 + 1}日前排查一次，建立台账，落实责任，及时上报。",
        "任务",
        UNITS[number % 5],
        f"{UNITS[(number + 1) % 5]}、{UNITS[(number + 2) % 5]}",
        f"责任人{number % 40}",
        "固定日期",
        dt.date(2021, number % 12 + 1, number % 28 + 1),
        "推进中",
        f"第{number}行的备注",
    )


def village_row(number: int) -> Sequence[Any]:
    return (f"{350500000000 + number}", f"村{number}", 4, number % 900, 500, "2021.6.5")


def write_book(path: Path, ledger: Ledger, keys: Sequence[str], rows: int, row: Sheet) -> Path:
    """Write a workbook as a clerk's: texts as texts, days as days."""
    headings = {column.key: column.heading for column in columns_of(ledger)}
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet(ledger.title)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [headings[key] for key in keys])
        for number in range(rows):
            for at, value in enumerate(row(number)):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number + 1, at, value, day)
                elif isinstance(value, str):
                    sheet.write_string(number + 1, at, value)
                else:
                    sheet.write_number(number + 1, at, value)
    return path


def read_plainly(path: Path) -> int:
    book = CalamineWorkbook.from_path(str(path))
    try:
        return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    finally:
        book.close()


def insert_plainly(store: Store, plan: IntakePlan) -> None:
    values = [dict(row.values) for row in plan.new]
    with work(store, "导入") as piece:
        piece.add_many(TASKS, values)


def seconds(act: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    act()
    return clock() - start


def take_in(store: Store, path: Path) -> IntakePlan:
    plan = plan_intake(store, TASKS, path)
    carry_out(store, plan)
    assert (count(store, TASKS, View()), len(plan.refused)) == (ROWS, 0)
    return plan


def test_ten_thousand_rows_come_in_within_thrice_reading_and_inserting(tmp_path: Path) -> None:
    path = write_book(tmp_path / "任务.xlsx", TASKS, TASK_KEYS, ROWS, task_row)
    with closing(fresh_ledger(tmp_path / "look", TODAY)) as store:
        plan = plan_intake(store, TASKS, path)
    ours, reading, inserting = [], [], []
    for turn in range(ROUNDS):
        reading.append(seconds(partial(read_plainly, path)))
        with closing(fresh_ledger(tmp_path / f"ours{turn}", TODAY)) as store:
            ours.append(seconds(partial(take_in, store, path)))
        with closing(fresh_ledger(tmp_path / f"bare{turn}", TODAY)) as store:
            inserting.append(seconds(partial(insert_plainly, store, plan)))
    alone = min(reading) + min(inserting)
    print(
        f"{ROWS} rows x {len(TASK_KEYS)}: {min(ours):.2f} s; reading {min(reading):.2f} s, "
        f"inserting {min(inserting):.2f} s, {min(ours) / alone:.2f}x"
    )
    assert min(ours) <= MOST * alone


class Watching:
    """Counts the steps of long work, and stops it at the one whose words hold ``stop``."""

    def __init__(self, stop: str = "") -> None:
        self.steps: dict[str, int] = {}
        self._stop = stop

    def step(self, done: int, total: int, note: str = "") -> None:
        """Count a step; stop at the third of the kind that was named."""
        assert 0 <= done <= total or total == 0
        kind = note[:4]
        self.steps[kind] = self.steps.get(kind, 0) + 1
        if self._stop and self._stop in note and self.steps[kind] > 3:
            raise Cancelled


def test_fifty_thousand_rows_are_taken_in_watched_and_may_be_stopped(tmp_path: Path) -> None:
    path = write_book(tmp_path / "村.xlsx", VILLAGES, VILLAGE_KEYS, MANY, village_row)
    store = fresh_ledger(tmp_path / "many", TODAY)
    for stop in ("辨认", "核对"):
        with pytest.raises(Cancelled):
            plan_intake(store, VILLAGES, path, Watching(stop))
    watch = Watching()
    plan = plan_intake(store, VILLAGES, path, watch)
    assert (len(plan.new), plan.refused) == (MANY, ())
    with pytest.raises(Cancelled):
        carry_out(store, plan, Watching("写入"))
    assert count(store, VILLAGES, View()) == 0
    carry_out(store, plan, watch)
    assert count(store, VILLAGES, View()) == MANY
    assert min(watch.steps["正在辨认"], watch.steps["正在核对"], watch.steps["正在写入"]) >= 100
    store.close()


def test_time_for_each_row_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """By this process's own time: whatever else the machine does is no part of it."""
    spent = []
    for rows in (ROWS // 5, 2 * ROWS):
        path = write_book(tmp_path / f"{rows}.xlsx", VILLAGES, VILLAGE_KEYS, rows, village_row)
        with closing(fresh_ledger(tmp_path / f"led{rows}", TODAY)) as store:
            look = partial(plan_intake, store, VILLAGES, path)
            spent.append(min(seconds(look, time.process_time) for _ in range(2)) / rows)
    print(f"look {spent[0] * 1e6:.0f} and {spent[1] * 1e6:.0f} microseconds a row")
    assert spent[1] <= 2 * spent[0]
