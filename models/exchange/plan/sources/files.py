"""Opens a plan file: refuses what cannot be read, and hands the rest to the reader of its kind."""

from __future__ import annotations

import zipfile
from pathlib import Path

from models.exchange.plan.sources.pieces import Source
from models.exchange.plan.sources.plain_text import decode, split_lines
from models.exchange.plan.troubles import (
    OldDocument,
    PlanDamaged,
    PlanEmpty,
    PlanLocked,
    PlanNotFound,
    PlanTooLarge,
    PlanUnreadable,
    UnknownDocument,
)
from models.progress import SILENT, Progress

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_UNPACKED = 300 * 1024 * 1024
LARGEST_PART = 60 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_TEXT = {".doc", ".wps", ".dot", ".wpt", ".rtf"}
_OLD_SHEET = {".xls", ".et", ".xlt", ".ett"}
_PACKED = {".docx": "word/document.xml", ".docm": "word/document.xml"} | {
    ".xlsx": "xl/workbook.xml",
    ".xlsm": "xl/workbook.xml",
}


def read_source(path: Path, progress: Progress = SILENT) -> Source:
    """The lines and tables of a .docx, .txt or .xlsx file in reading order.

    Raises a Trouble with the way out for a file that is missing, empty, damaged, locked, too
    large, of an old format or of no format we know. A file above 50 MB is never opened.
    """
    progress.step(0, 3, "正在打开文件")
    _measure(path)
    ending = path.suffix.lower()
    if ending in _OLD_TEXT:
        raise OldDocument(path.name)
    if ending in _OLD_SHEET:
        raise OldDocument(path.name, ".xlsx")
    if ending in _PACKED:
        return _read_packed(path, ending, progress)
    if ending in {".txt", ".text", ".md", ""}:
        return _read_text(path)
    raise UnknownDocument(path.name)


def _measure(path: Path) -> None:
    try:
        facts = path.stat()
        is_folder = path.is_dir()
    except FileNotFoundError:
        raise PlanNotFound(path.name) from None
    except (OSError, ValueError):
        raise PlanUnreadable(path.name) from None
    if is_folder:
        raise UnknownDocument(path.name)
    if facts.st_size > LARGEST_FILE:
        raise PlanTooLarge(path.name)
    if facts.st_size == 0:
        raise PlanEmpty(path.name)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise PlanNotFound(path.name) from None
    except OSError:
        raise PlanUnreadable(path.name) from None


def _read_text(path: Path) -> Source:
    data = _bytes_of(path)
    if data.startswith((_OLE, b"PK\x03\x04", b"%PDF")):
        raise UnknownDocument(path.name)
    return split_lines(decode(data, path.name), path.name)


def _read_packed(path: Path, ending: str, progress: Progress) -> Source:
    data = _bytes_of(path)
    if data.startswith(_OLE):
        # A locked document is an OLE box round the packed one; otherwise it is an old file renamed.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PlanLocked(path.name)
        raise OldDocument(path.name, ".docx" if ending.startswith(".doc") else ".xlsx")
    _look_into(path, _PACKED[ending])
    progress.step(1, 3, "正在读取文字")
    if ending.startswith(".doc"):
        from models.exchange.plan.sources.word_files import read_word

        return read_word(path)
    from models.exchange.plan.sources.sheets import read_workbook

    return read_workbook(path)


def _look_into(path: Path, wanted: str) -> None:
    """Refuse a broken archive, and one that would unpack to more than a plan can hold."""
    try:
        with zipfile.ZipFile(path) as box:
            parts = box.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise PlanDamaged(path.name) from None
    if wanted not in {part.filename for part in parts}:
        raise PlanDamaged(path.name)
    if any(part.flag_bits & 1 for part in parts):
        raise PlanLocked(path.name)
    texts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or max(texts) > LARGEST_PART:
        raise PlanTooLarge(path.name)
