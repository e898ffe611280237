"""Opens a workbook: refuses what cannot be read, and hands out the cells of every sheet."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.exchange.workbooks.troubles import (
    NotAWorkbook,
    OldWorkbook,
    WorkbookDamaged,
    WorkbookEmpty,
    WorkbookInUse,
    WorkbookLocked,
    WorkbookNotFound,
    WorkbookTooLarge,
)

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_UNPACKED = 600 * 1024 * 1024
MOST_COLUMNS = 300
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS = {".xlsx", ".xlsm"}
_OLD_ENDINGS = {".xls", ".et", ".xlt", ".ett"}
# One cell in the last row makes the reader ask for the memory of all cells before it.
_FAR_DOWN = re.compile(rb'r="[A-Z]{1,3}[0-9]{6,7}"')
_FAR_RIGHT = re.compile(rb'r="([A-Z]{2,3})[0-9]')
_HIDDEN_ROW = re.compile(rb"<row [^>]*>")
_ROW_NUMBER = re.compile(rb' r="([0-9]+)"')
_SHEET = re.compile(rb"<sheet [^>]*>")
_RELATION = re.compile(rb"<Relationship [^>]*>")

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
    too large, of the old format or no workbook at all.
    """
    data = _bytes_of(path)
    with _archive(data, path.name) as box:
        hidden = _look_into(box, path.name)
    return _sheets(data, path.name, hidden)


def _bytes_of(path: Path) -> bytes:
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
    if ending in _OLD_ENDINGS:
        raise OldWorkbook(path.name)
    if ending not in _ENDINGS:
        raise NotAWorkbook(path.name)


def _archive(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise WorkbookDamaged(name) from None


def _look_into(box: zipfile.ZipFile, name: str) -> dict[str, frozenset[int]]:
    """Refuse what is broken or unpacks to too much; return the hidden rows by sheet name."""
    parts = {part.filename: part for part in box.infolist()}
    if "xl/workbook.xml" not in parts:
        raise WorkbookDamaged(name)
    if any(part.flag_bits & 1 for part in parts.values()):
        raise WorkbookLocked(name)
    if sum(part.file_size for part in parts.values()) > LARGEST_UNPACKED:
        raise WorkbookTooLarge(name)
    try:
        names = _sheet_names(box)
        return {
            names.get(part, part): _look_at_sheet(box.read(part), name)
            for part in parts
            if part.startswith("xl/worksheets/") and part.endswith(".xml")
        }
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, KeyError, zlib.error):
        raise WorkbookDamaged(name) from None


def _look_at_sheet(xml: bytes, name: str) -> frozenset[int]:
    far = {letters for letters in _FAR_RIGHT.findall(xml) if _column_number(letters) > MOST_COLUMNS}
    if far or _FAR_DOWN.search(xml):
        raise WorkbookTooLarge(name)
    if b'hidden="' not in xml:
        return frozenset()
    tags = (tag for tag in _HIDDEN_ROW.findall(xml) if b'hidden="1"' in tag or b'"true"' in tag)
    numbers = (_ROW_NUMBER.search(tag) for tag in tags)
    return frozenset(int(found[1]) - 1 for found in numbers if found)


def _sheet_names(box: zipfile.ZipFile) -> dict[str, str]:
    """Return sheet names by the part that holds them; what cannot be told is left out."""
    from xml.sax.saxutils import unescape

    if "xl/_rels/workbook.xml.rels" not in box.namelist():
        return {}
    relations = box.read("xl/_rels/workbook.xml.rels")
    targets = {
        _attribute(tag, b"Id"): _attribute(tag, b"Target") for tag in _RELATION.findall(relations)
    }
    names = {}
    for tag in _SHEET.findall(box.read("xl/workbook.xml")):
        target = targets.get(_attribute(tag, b"r:id"), "").removeprefix("/xl/").removeprefix("/")
        shown = unescape(_attribute(tag, b"name"), {"&quot;": '"', "&apos;": "'"})
        names[f"xl/{target}"] = shown
    return names


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheets(data: bytes, name: str, hidden: dict[str, frozenset[int]]) -> list[SheetCells]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        try:
            return list(_each_sheet(book, hidden))
        finally:
            book.close()
    except BaseException as error:
        # The reader is written in Rust; its panics are no Exception in Python.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise WorkbookDamaged(name) from None
        raise


def _each_sheet(book: Any, hidden: dict[str, frozenset[int]]) -> Iterator[SheetCells]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for facts in book.sheets_metadata:
        if facts.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(facts.name)
        rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        ranges = sheet.merged_cell_ranges or []
        _fill_down(rows, ranges)
        bands = frozenset(top for (top, left), (_, right) in ranges if right - left >= 2)
        shown = facts.visible == SheetVisibleEnum.Visible
        yield SheetCells(facts.name, shown, rows, bands, hidden.get(facts.name, frozenset()))


def _fill_down(rows: list[list[Any]], ranges: Sequence[MergedRange]) -> None:
    """Give each row of a merged cell the value that a person sees beside it."""
    for (top, left), (bottom, _right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top + 1 : bottom + 1]:
            if row[left] in ("", None):
                row[left] = value
