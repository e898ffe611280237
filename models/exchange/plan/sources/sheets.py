"""Plans in Excel: every visible sheet as a table of texts."""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from models.exchange.plan.sources.pieces import Counter, Row, Source, Table
from models.exchange.plan.troubles import PlanDamaged, PlanEmpty, PlanTooLarge

MOST_ROWS = 20_000
MOST_COLUMNS = 100
_PLACE = re.compile(rb"<(?:\w+:)?c\s[^>]*?r=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def read_workbook(path: Path) -> Source:
    """Every visible sheet of the workbook; PlanDamaged, PlanEmpty or PlanTooLarge otherwise."""
    _measure_sheets(path)
    counter = Counter()
    try:
        book = CalamineWorkbook.from_path(str(path))
        try:
            tables = [_table(sheet, counter) for sheet in _visible(book)]
        finally:
            book.close()  # else Windows keeps the file locked
    except BaseException as error:
        # The reader is written in Rust; its panics are no Exception in Python.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise PlanDamaged(path.name) from None
        raise
    filled = tuple(table for table in tables if table.rows)
    if not filled:
        raise PlanEmpty(path.name)
    return Source(path.name, filled)


def _measure_sheets(path: Path) -> None:
    """One cell in the last row makes the reader ask for the memory of all cells before it."""
    try:
        with zipfile.ZipFile(path) as box:
            for part in box.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    _measure_cells(box.read(part), path.name)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error):
        raise PlanDamaged(path.name) from None


def _measure_cells(xml: bytes, name: str) -> None:
    for column, row in set(_PLACE.findall(xml)):
        if int(row) > MOST_ROWS or _column_number(column) > MOST_COLUMNS:
            raise PlanTooLarge(name)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _visible(book: CalamineWorkbook) -> list[CalamineSheet]:
    return [
        book.get_sheet_by_name(facts.name)
        for facts in book.sheets_metadata
        if facts.visible == SheetVisibleEnum.Visible and facts.typ == SheetTypeEnum.WorkSheet
    ]


def _table(sheet: CalamineSheet, counter: Counter) -> Table:
    covered = _covered_columns(sheet)
    rows = []
    for index, cells in enumerate(sheet.to_python(skip_empty_area=False)):
        texts = tuple(cell_text(cell) for cell in cells)
        if any(texts):
            rows.append(Row(counter.next(), texts, frozenset(covered.get(index, ()))))
            counter.pass_over(texts)
    return Table(tuple(rows), sheet.name)


def _covered_columns(sheet: CalamineSheet) -> dict[int, set[int]]:
    """For each row the columns that a cell merged from above reaches into."""
    covered: dict[int, set[int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        # A merged range may reach to the end of the sheet; only its filled part counts.
        columns = range(left, min(right + 1, sheet.total_width))
        for row in range(top + 1, min(bottom + 1, sheet.total_height)):
            covered.setdefault(row, set()).update(columns)
    return covered


def cell_text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without “.0”, dates as 2021年6月30日."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date)):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    return str(cell).strip().replace("\r\n", "\n")
