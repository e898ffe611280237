"""Reads a filled workbook: which sheet belongs to which ledger, where its headings stand, its rows.

What is left out (totals, signatures, repeated headings) is listed with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.exchange.workbooks.cells import is_empty, text_of
from models.exchange.workbooks.columns import (
    SheetColumn,
    columns_of,
    forbidden,
    match_headings,
    names_of_record,
    plain_heading,
    sheets_of,
)
from models.exchange.workbooks.plan import SkippedRow
from models.exchange.workbooks.sheets.opening import SheetCells, open_workbook
from models.exchange.workbooks.stamp import VERSION, Stamp, read_stamp
from models.exchange.workbooks.troubles import (
    ForbiddenColumns,
    MissingColumns,
    NewerTemplate,
    NotOurTemplate,
    TemplateOfAnotherLedger,
)
from models.guards.marks import Classified, mark_in, mark_in_name
from models.ledger import Ledger

HEADINGS_WITHIN = 30
REASONS_HEADING = "错误说明"
_TOTALS = {"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计"}
_FOOT = re.compile(
    r"(填表说明|说明|注|备注)[:：]|(单位)?(负责人|审核人|填报人|填表人|制表人|经办人|联系电话|填报日期)"
    r"[(（:：]|第.{1,9}页"
)
_NUMBERS = {"序号", "序", "no", "行号"}


@dataclass(frozen=True)
class ReadRow:
    """One row: its number as in Excel, and the cells that hold something, by column key."""

    number: int
    cells: Mapping[str, tuple[int, Any]]


@dataclass(frozen=True)
class ReadSheet:
    """One sheet of one ledger; ``heading_row`` counts from 1."""

    ledger: Ledger
    name: str
    heading_row: int
    columns: Mapping[int, SheetColumn]
    rows: tuple[ReadRow, ...]

    def column_of(self, key: str) -> int:
        """Return the place of a column; the first one found if it is missing."""
        for at, column in self.columns.items():
            if column.key == key:
                return at
        return min(self.columns)


@dataclass
class Reading:
    """All that was read from a file."""

    stamp: Stamp | None
    sheets: list[ReadSheet] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_workbook(path: Path, ledger: Ledger, known: Mapping[str, str] | None = None) -> Reading:
    """Return what a workbook holds for ``ledger`` and its children.

    ``known`` maps plain headings to field keys where they were matched by hand before. Raises a
    Trouble of this room for a file or a sheet that cannot be taken at all.
    """
    cells = open_workbook(path)
    _refuse_marked(path, cells)
    stamp = next((found for each in cells if (found := read_stamp(each.rows))), None)
    _check_stamp(stamp, path.name, ledger)
    reading = Reading(stamp)
    for sheet in cells:
        if sheet.is_shown:
            _take_sheet(reading, sheet, ledger, known or {})
    if not any(sheet.ledger is ledger for sheet in reading.sheets) and not (
        stamp and reading.sheets
    ):
        raise NotOurTemplate(path.name, ledger)
    return reading


def _refuse_marked(path: Path, sheets: Sequence[SheetCells]) -> None:
    """Refuse a workbook with a mark of secrets in its name or in any cell, also a hidden one."""
    if mark := mark_in_name(path.name):
        raise Classified(path.name, mark)
    for sheet in sheets:
        texts = (cell for row in sheet.rows for cell in row if isinstance(cell, str))
        if mark := next(filter(None, map(mark_in, (sheet.name, *texts))), ""):
            raise Classified(path.name, mark)


def _check_stamp(stamp: Stamp | None, name: str, ledger: Ledger) -> None:
    if stamp is None:
        return
    if stamp.ledger != ledger.name:
        raise TemplateOfAnotherLedger(name, stamp.title or stamp.ledger, ledger)
    if stamp.version > VERSION:
        raise NewerTemplate(name)


def _take_sheet(
    reading: Reading, sheet: SheetCells, ledger: Ledger, known: Mapping[str, str]
) -> None:
    texts = [[text_of(cell) for cell in row] for row in sheet.rows[:HEADINGS_WITHIN]]
    found = _find_headings(reading.stamp, sheet.name, texts, ledger, known)
    if found is None:
        if any(any(row) for row in texts):
            reason = "没有认出表头，整张工作表没有导入。"
            reading.skipped.append(SkippedRow(sheet.name, 0, reason))
        return
    owner, at, columns = found
    if asked := forbidden(texts[at], columns):
        raise ForbiddenColumns(sheet.name, asked)
    _check_columns(sheet.name, owner, columns)
    _note_strangers(reading, sheet.name, texts[at], columns)
    rows = tuple(_rows(reading, sheet, at, columns))
    reading.sheets.append(ReadSheet(owner, sheet.name, at + 1, columns, rows))


Headings = tuple[Ledger, int, dict[int, SheetColumn]]


def _find_headings(
    stamp: Stamp | None,
    name: str,
    texts: Sequence[Sequence[str]],
    ledger: Ledger,
    known: Mapping[str, str],
) -> Headings | None:
    """Return the ledger whose columns fit a row best; by the stamp where the sheet kept its name.

    Without a stamp only the ledger itself is looked for: an old book has no child sheets of ours.
    """
    candidates = sheets_of(ledger) if stamp else (ledger,)
    if stamp and name in stamp.sheets:
        candidates = tuple(c for c in candidates if c.name == stamp.sheets[name]) or candidates
    best: Headings | None = None
    for each in candidates:
        columns = columns_of(each)
        for at, row in enumerate(texts):
            found = match_headings(row, columns, known if each is ledger else {})
            if len(found) >= min(2, len(columns)) and (best is None or len(found) > len(best[2])):
                best = (each, at, found)
    return best


def _check_columns(sheet: str, ledger: Ledger, columns: Mapping[int, SheetColumn]) -> None:
    """Refuse a sheet without the columns that tell its records apart."""
    there = {column.key for column in columns.values()}
    needed = {key for key in names_of_record(ledger) if ledger.same_record}
    missing = [
        column.card.label
        for column in columns_of(ledger)
        if (column.is_owner or column.key in needed)
        and column.is_needed
        and column.key not in there
    ]
    if missing:
        raise MissingColumns(sheet, missing)


def _note_strangers(
    reading: Reading, sheet: str, texts: Sequence[str], columns: Mapping[int, SheetColumn]
) -> None:
    known = {*_NUMBERS, REASONS_HEADING}
    strangers = [
        text
        for at, text in enumerate(texts)
        if text and at not in columns and plain_heading(text) not in known
    ]
    if strangers:
        some = "”“".join(dict.fromkeys(strangers[:6]))
        reading.notes.append(f"工作表“{sheet}”的“{some}”不是本台账的栏目，没有导入。")


def _rows(
    reading: Reading, sheet: SheetCells, heading_at: int, columns: Mapping[int, SheetColumn]
) -> list[ReadRow]:
    headings = {at: text_of(sheet.rows[heading_at][at]) for at in columns}
    rows, unseen = [], 0
    for at in range(heading_at + 1, len(sheet.rows)):
        cells = sheet.rows[at]
        if all(cell in ("", None) for cell in cells):
            continue
        held = {
            column.key: (place, cells[place])
            for place, column in columns.items()
            if not is_empty(cells[place])
        }
        reason = _reason_to_skip(cells, held, headings, is_band=at in sheet.bands)
        if reason is None:
            rows.append(ReadRow(at + 1, held))
            unseen += at in sheet.hidden
        elif reason:
            reading.skipped.append(SkippedRow(sheet.name, at + 1, reason))
    if unseen:
        reading.notes.append(f"工作表“{sheet.name}”里有{unseen}行是隐藏的，也一并读取了，请核对。")
    return rows


def _reason_to_skip(
    cells: Sequence[Any],
    held: Mapping[str, tuple[int, Any]],
    headings: Mapping[int, str],
    *,
    is_band: bool,
) -> str | None:
    """Return why a row is no record; “” for one that is empty to the eye, None for a record."""
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled:
        return ""
    first = [re.sub(r"\s", "", cell) for cell in filled[:3] if isinstance(cell, str)]
    if any(word in _TOTALS for word in first):
        return "合计行，不导入。"
    if first and _FOOT.match(first[0]):
        return "表尾的说明或签字，不导入。"
    if is_band and len(filled) == 1:
        return "分组标题，不导入。"
    if not held:
        return "没有填本台账的栏目，不导入。"
    words = ((place, cell) for place, cell in held.values() if isinstance(cell, str))
    repeated = sum(cell.strip() == headings[place] for place, cell in words)
    if repeated >= 2 and repeated == len(held):
        return "重复的表头，不导入。"
    return None
