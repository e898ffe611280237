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
from models.exchange.workbooks.columns import ROW, SheetColumn, plain_heading
from models.exchange.workbooks.plan import SkippedRow
from models.exchange.workbooks.sheets.headings import check_headings, find_headings
from models.exchange.workbooks.sheets.opening import SheetCells, is_open_elsewhere, open_workbook
from models.exchange.workbooks.stamp import STAMP_SHEET, VERSION, WORDS_SHEET, Stamp, read_stamp
from models.exchange.workbooks.troubles import (
    NewerTemplate,
    NotOurTemplate,
    TemplateOfAnotherLedger,
)
from models.fields import FieldCard
from models.guards.marks import Classified, mark_in, mark_in_name
from models.ledger import Ledger
from models.progress import SILENT, Progress

HEADINGS_WITHIN = 30
REASONS_HEADING = "错误说明"
_TOTALS = {"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计"}
_FOOT = re.compile(
    r"(填表说明|说明|注|备注)[:：]|(单位)?(负责人|审核人|填报人|填表人|制表人|经办人|联系电话|填报日期)"
    r"[(（:：]|第.{1,9}页"
)
_HIDDEN_SHEET = "这张工作表是隐藏的，没有导入。要导入请先取消隐藏。"
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

    def card_of(self, key: str) -> FieldCard:
        """Return the card of a column that is there."""
        return self.columns[self.column_of(key)].card


@dataclass
class Reading:
    """All that was read from a file."""

    stamp: Stamp | None
    sheets: list[ReadSheet] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_workbook(
    path: Path,
    ledger: Ledger,
    known: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> Reading:
    """Return what a workbook holds for ``ledger`` and its children.

    ``known`` maps plain headings to field keys where they were matched by hand before. Raises a
    Trouble of this room for a file or a sheet that cannot be taken at all.
    """
    progress.step(0, 0, "正在读取表格")
    cells = open_workbook(path)
    progress.step(0, 0, "正在查看各栏")
    _refuse_marked(path, cells)
    stamp = next((found for each in cells if (found := read_stamp(each.rows))), None)
    _check_stamp(stamp, path.name, ledger)
    reading = Reading(stamp)
    if is_open_elsewhere(path):
        reading.notes.append(f"“{path.name}”像是正在别的程序里开着，还没有保存的内容读不到。")
    for sheet in cells:
        if sheet.is_shown:
            _take_sheet(reading, sheet, ledger, known or {})
        elif sheet.name not in (STAMP_SHEET, WORDS_SHEET) and any(map(any, sheet.rows)):
            reading.skipped.append(SkippedRow(sheet.name, 0, _HIDDEN_SHEET))
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
    found = find_headings(reading.stamp, sheet.name, texts, ledger, known)
    if found is None:
        if any(any(row) for row in texts):
            reason = "没有认出表头，整张工作表没有导入。"
            reading.skipped.append(SkippedRow(sheet.name, 0, reason))
        return
    owner, at, columns = found
    check_headings(reading.stamp, sheet.name, texts[at], found)
    _note_strangers(reading, sheet.name, texts[at], columns)
    rows = tuple(_rows(reading, sheet, at, columns))
    reading.sheets.append(ReadSheet(owner, sheet.name, at + 1, columns, rows))


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
    if not held.keys() - {ROW}:
        return "没有填本台账的栏目，不导入。"
    words = ((place, cell) for place, cell in held.values() if isinstance(cell, str))
    repeated = sum(cell.strip() == headings[place] for place, cell in words)
    if repeated >= 2 and repeated == len(held):
        return "重复的表头，不导入。"
    return None
