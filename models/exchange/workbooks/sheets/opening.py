"""Opens a workbook: refuses what cannot be read, and hands out the cells of every sheet."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.exchange.workbooks.cells import NOT_COMPUTED
from models.exchange.workbooks.sheets.parts import Aside, look_aside
from models.exchange.workbooks.troubles import (
    NotAWorkbook,
    OldWorkbook,
    OwnersMark,
    SavedWebPage,
    WorkbookDamaged,
    WorkbookEmpty,
    WorkbookInUse,
    WorkbookLocked,
    WorkbookNotFound,
    WorkbookTooLarge,
)

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_UNPACKED = 600 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS = {".xlsx", ".xlsm"}
_OLD_ENDINGS = {".xls", ".et", ".xlt", ".ett"}
_OWNERS_MARKS = ("~${}", ".~{}", ".~lock.{}#")
"""What Excel, WPS and LibreOffice lay beside a workbook while they have it open."""

MergedRange = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class SheetCells:
    """The cells of one sheet from A1 on; merged ones are filled downwards.

    ``bands`` are rows (from 0) with a cell merged over three columns or more, ``hidden`` those
    that nobody sees in Excel.
    """

    name: str
    is_shown: bool
    rows: list[list[Any]]
    bands: frozenset[int]
    hidden: frozenset[int]


def open_workbook(path: Path) -> list[SheetCells]:
    """Return every sheet of a workbook; the file is read at once and let go of.

    Raises a Trouble with the way out for a file that is missing, in use, empty, damaged, locked,
    too large, of the old format or no workbook at all. A new one under the old ending is read.
    """
    data = _bytes_of(path)
    with _archive(data, path.name) as box:
        aside = _look_into(box, path.name)
    return _sheets(data, path.name, aside)


def is_open_elsewhere(path: Path) -> bool:
    """Tell whether another program has laid its mark beside the workbook: it is being edited."""
    marks = (path.with_name(mark.format(path.name)) for mark in _OWNERS_MARKS)
    return any(mark.exists() for mark in marks)


def _bytes_of(path: Path) -> bytes:
    if path.name.startswith(("~$", ".~")):
        raise OwnersMark(path.name)
    try:
        if path.is_dir():
            raise NotAWorkbook(path.name)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise WorkbookTooLarge(path.name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise WorkbookNotFound(path.name) from None
    except (OSError, ValueError):
        raise WorkbookInUse(path.name) from None
    _refuse_other_kinds(path, data)
    return data


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    if not data:
        raise WorkbookEmpty(path.name)
    ending = path.suffix.lower()
    if data.startswith(_OLE):
        # A locked workbook is an OLE box round the packed one; otherwise it is an old one renamed.
        is_locked = "EncryptedPackage".encode("utf-16-le") in data
        raise WorkbookLocked(path.name) if is_locked else OldWorkbook(path.name)
    if ending not in _ENDINGS | _OLD_ENDINGS:
        raise NotAWorkbook(path.name)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise SavedWebPage(path.name)
    if ending in _OLD_ENDINGS and not data.startswith(b"PK"):
        raise OldWorkbook(path.name)


def _archive(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise WorkbookDamaged(name) from None


def _look_into(box: zipfile.ZipFile, name: str) -> dict[str, Aside]:
    """Refuse what is broken or unpacks to too much; return what stands beside the cells."""
    parts = {part.filename: part for part in box.infolist()}
    if "xl/workbook.xml" not in parts:
        raise WorkbookDamaged(name)
    if any(part.flag_bits & 1 for part in parts.values()):
        raise WorkbookLocked(name)
    if sum(part.file_size for part in parts.values()) > LARGEST_UNPACKED:
        raise WorkbookTooLarge(name)
    try:
        return look_aside(box, name)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, KeyError, zlib.error):
        raise WorkbookDamaged(name) from None


def _sheets(data: bytes, name: str, aside: Mapping[str, Aside]) -> list[SheetCells]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        try:
            return list(_each_sheet(book, aside))
        finally:
            book.close()
    except BaseException as error:
        # The reader is written in Rust; its panics are no Exception in Python.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise WorkbookDamaged(name) from None
        raise


def _each_sheet(book: Any, aside: Mapping[str, Aside]) -> Iterator[SheetCells]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for facts in book.sheets_metadata:
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(facts.name)
        rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        told = aside.get(facts.name, Aside())
        _mark_bare(rows, told.bare)
        ranges = sheet.merged_cell_ranges or []
        _fill_down(rows, ranges)
        bands = frozenset(top for (top, left), (_, right) in ranges if right - left >= 2)
        shown = facts.visible == SheetVisibleEnum.Visible
        yield SheetCells(facts.name, shown, rows, bands, told.hidden)


def _mark_bare(rows: list[list[Any]], bare: frozenset[tuple[int, int]]) -> None:
    """Let a formula without a result be seen as one: the reader gives it as an empty cell."""
    width = max(map(len, rows), default=0)
    for row, column in sorted(bare):
        while len(rows) <= row:
            rows.append([""] * width)
        cells = rows[row]
        cells.extend([""] * (column + 1 - len(cells)))
        if cells[column] in ("", None):
            cells[column] = NOT_COMPUTED


def _fill_down(rows: list[list[Any]], ranges: Sequence[MergedRange]) -> None:
    """Give each row of a merged cell the value that a person sees beside it."""
    for (top, left), (bottom, _right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top + 1 : bottom + 1]:
            if row[left] in ("", None):
                row[left] = value
