"""Looks for marks of secrets in a file: in its name, in its text, in the files packed into it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from models.guards.marks import mark_in, mark_in_name
from models.guards.office_xml import ENDINGS as OFFICE_XML
from models.guards.office_xml import texts_of_parts
from models.pdfium import PDFIUM

LARGEST_UNPACKED = 300 * 1024 * 1024
DEEPEST = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OLD_SHEETS = {".xls", ".et", ".xlt", ".ett", ".xlsb"}
_PLAIN = {".txt", ".csv", ".md", ".log", ".htm", ".html", ".xml", ".json", ".eml", ""}
_WORD = re.compile(re.escape("密".encode("utf-16-le")))
_AROUND = 120
_SOME = 4_000_000  # of a plain text; a mark stands at its head or is repeated


def mark_in_file(name: str, content: bytes) -> str:
    """Return the first mark of secrets in a file's name or text, or "" if none is found.

    Pictures, scans without a text layer and files that are locked or broken show no text; of them
    only the name is looked at.
    """
    return next((mark for mark in _marks(name, content, 0) if mark), "")


def _marks(name: str, content: bytes, depth: int) -> Iterator[str]:
    yield mark_in_name(name)
    ending = PurePath(name).suffix.lower()
    if content.startswith(b"%PDF"):
        yield from map(mark_in, _pdf_pages(content))
    elif content.startswith(_ZIP):
        yield from _packed(ending, content, depth)
    elif content.startswith(_OLE):
        yield from map(mark_in, _sheet_cells(content) if ending in _OLD_SHEETS else ())
        yield from map(mark_in, _near_the_word(content))
    elif ending in _PLAIN:
        yield mark_in(_decoded(content[:_SOME]))


def _packed(ending: str, content: bytes, depth: int) -> Iterator[str]:
    """Look into an Office file, an OFD or a packed folder; what cannot be unpacked is left."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            members = [each for each in box.infolist() if not each.is_dir()]
            left = LARGEST_UNPACKED
            if ending in OFFICE_XML or "[Content_Types].xml" in box.namelist():
                yield from map(mark_in, texts_of_parts(box, left))
                return
            for each in members:
                name = _readable(each)
                left -= each.file_size
                is_open = depth < DEEPEST and left > 0 and not each.flag_bits & 1
                yield from _marks(name, box.read(each) if is_open else b"", depth + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        return
    except RuntimeError:  # a member asks for a password
        return


def _readable(member: zipfile.ZipInfo) -> str:
    """Return a member's name; old tools of Windows write GBK and do not say so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _pdf_pages(content: bytes) -> Iterator[str]:
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return
    try:
        for number in range(len(document)):
            with PDFIUM:
                text = _page_text(document, number)
            yield text
    finally:
        with PDFIUM:
            document.close()


def _page_text(document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
        text = str(layer.get_text_bounded())
        layer.close()
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return text


def _sheet_cells(content: bytes) -> Iterator[str]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        try:
            for name in book.sheet_names:
                yield name
                rows = book.get_sheet_by_name(name).to_python()
                yield from (cell for row in rows for cell in row if isinstance(cell, str))
        finally:
            book.close()
    except BaseException as error:
        # The reader is written in Rust; its panics are no Exception in Python.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise


def _near_the_word(content: bytes) -> Iterator[str]:
    """Yield what stands around each 密 in a .doc, .ppt or .wps, where text lies two bytes a sign.

    Longer on both sides than a head can be, so that no cut line is taken for one.
    """
    for found in _WORD.finditer(content):
        start = max(found.start() - _AROUND, found.start() % 2)
        yield content[start : found.end() + _AROUND].decode("utf-16-le", "ignore")


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "ignore")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "ignore")
