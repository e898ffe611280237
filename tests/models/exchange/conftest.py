"""A real, encrypted ledger with a plan and villages, and workbooks filled as people fill them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import models.actions
from models.actions import records
from models.exchange.workbooks.plan import IntakePlan
from models.exchange.workbooks.template import write_template
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger

assert models.actions

TODAY = dt.date(2021, 6, 18)
FIRST_ROW = 4
Fill = Callable[[Ledger, Sequence[Sequence[Any]]], Path]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_ledger(tmp_path / "ledger", TODAY)
    for number, name in enumerate(("示例一村", "示例二村")):
        raw = {"code": f"35040000000{number}", "name": name, "households": 100, "population": 300}
        records.keep(made, VILLAGES, raw)
    for code, title in (("1", "第一部分"), ("1.1", "建立台账"), ("1.2", "选好场所")):
        raw = {"year": 2021, "code": code, "title": title, "lead_unit": "派出所"}
        records.keep(made, TASKS, raw)
    yield made
    made.close()


@pytest.fixture
def fill(store: Store, tmp_path: Path) -> Fill:
    """Write a template and fill the first sheet with rows."""

    def filled(ledger: Ledger, rows: Sequence[Sequence[Any]]) -> Path:
        path = tmp_path / f"{ledger.name}.xlsx"
        write_template(store, ledger, path)
        book = openpyxl.load_workbook(path)
        write_rows(book.worksheets[0], rows)
        book.save(path)
        return path

    return filled


def write_rows(sheet: Any, rows: Sequence[Sequence[Any]], first: int = FIRST_ROW) -> None:
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)


def old_book(path: Path, rows: Sequence[Sequence[Any]], name: str = "Sheet1") -> Path:
    """A workbook nobody's template stands behind."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    write_rows(sheet, rows, 1)
    book.save(path)
    return path


def put_by_heading(sheet: Any, row: int, values: Mapping[str, Any]) -> None:
    """Write values into one row of a template under their headings, without marks and units."""
    headings = sheet[FIRST_ROW - 1]
    places = {str(cell.value).lstrip("*").split("（")[0]: cell.column for cell in headings}
    for heading, value in values.items():
        sheet.cell(row, places[heading]).value = value


def told_of(plan: IntakePlan) -> dict[str, str]:
    """Return every complaint by its cell."""
    return {each.address: each.reason for row in plan.refused for each in row.complaints}
