"""Gives a village its own file back, with red cells and a column that says what is wrong (D6)."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.exchange.workbooks.plan import Complaint, IntakePlan, RefusedRow
from models.exchange.workbooks.sheets.reading import REASONS_HEADING
from models.exchange.workbooks.troubles import WorkbookDamaged, WorkbookInUse, WorkbookNotFound
from models.output import whole_file
from models.privacy import cover_name, cover_text

_RED, _PALE = "FFB3261E", "FFF7D4D1"
_WIDTH = 60


def return_marked(plan: IntakePlan, path: Path) -> int:
    """Save the looked-at file as ``path`` with its errors marked; return how many cells are red.

    The file itself stays as it is; the copy goes out, so numbers of people in it are covered (I13).
    Raises WorkbookNotFound, WorkbookInUse or WorkbookDamaged where
    it can no longer be read, or a Trouble of models.output.
    """
    book = _open(plan.path)
    for sheet in book.worksheets:
        _cover_numbers(sheet)
    count = 0
    for name, rows in _by_sheet(plan.refused).items():
        if name in book.sheetnames:
            count += _mark_sheet(book[name], plan.heading_rows[name], rows)
    with whole_file(path) as whole:
        book.save(whole)
    return count


def marked_name(plan: IntakePlan) -> str:
    """Return the usual name of a returned file."""
    return f"{cover_name(plan.path.stem)}（退回修改）.xlsx"


def _open(path: Path) -> Any:
    import warnings

    import openpyxl

    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise WorkbookNotFound(path.name) from None
    except OSError:
        raise WorkbookInUse(path.name) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells of extensions that it leaves out
            return openpyxl.load_workbook(io.BytesIO(data))
    except Exception:
        raise WorkbookDamaged(path.name) from None


def _by_sheet(refused: Sequence[RefusedRow]) -> dict[str, dict[int, list[Complaint]]]:
    sheets: dict[str, dict[int, list[Complaint]]] = defaultdict(lambda: defaultdict(list))
    for row in refused:
        sheets[row.origin.sheet][row.origin.row] += row.complaints
    return sheets


def _mark_sheet(sheet: Any, heading_row: int, rows: Mapping[int, Sequence[Complaint]]) -> int:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.styles import Alignment, Font, PatternFill

    fill = PatternFill("solid", start_color=_PALE, end_color=_PALE)
    at = _reasons_column(sheet, heading_row)
    sheet.cell(heading_row, at, REASONS_HEADING).font = Font(bold=True, color=_RED)
    sheet.column_dimensions[sheet.cell(1, at).column_letter].width = _WIDTH
    _clear(sheet, at, heading_row)
    sheet.print_area = None  # it would leave the reasons off the paper
    count = 0
    for number, complaints in rows.items():
        for complaint in complaints:
            cell = sheet[complaint.address]
            if not isinstance(cell, MergedCell):
                cell.fill = fill
                count += 1
        said = "\n".join(f"{each.address} {each.reason}" for each in complaints)
        reasons = sheet.cell(number, at)
        # a text that begins with = is no formula
        reasons.value, reasons.data_type = cover_text(said), "s"
        reasons.font = Font(color=_RED)
        reasons.alignment = Alignment(wrap_text=True, vertical="top")
    return count


def _cover_numbers(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type == "s":
                covered = cover_text(cell.value)
                if covered != cell.value:
                    cell.value, cell.data_type = covered, "s"


def _reasons_column(sheet: Any, heading_row: int) -> int:
    """Return the column for the reasons, the old one if the file was returned before."""
    filled = [cell.column for cell in sheet[heading_row] if cell.value not in (None, "")]
    old = [c.column for c in sheet[heading_row] if c.value == REASONS_HEADING]
    return int(old[0] if old else max(filled) + 1)


def _clear(sheet: Any, at: int, heading_row: int) -> None:
    for row in range(heading_row + 1, sheet.max_row + 1):
        cell = sheet.cell(row, at)
        if cell.value is not None:
            cell.value = None
