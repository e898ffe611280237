"""Reads back what was just written, so that a machine proves it can make it."""

from __future__ import annotations

from pathlib import Path


def words_of_pdf(path: Path) -> str:
    """Return the text of a PDF file."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def words_of_workbook(path: Path) -> str:
    """Return every cell of a workbook's first sheet, as text."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    try:
        rows = book.get_sheet_by_index(0).to_python()
    finally:
        book.close()
    return "\n".join(str(cell) for row in rows for cell in row)


def write_word_file(path: Path, lines: list[str]) -> None:
    """Write a Word file, a paragraph a line."""
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
