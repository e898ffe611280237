"""Writes a paper made of blocks as a Word file that can be gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.output import whole_file
from reports.cleaning import cleaned
from reports.layout import stretches
from reports.paper import (
    Align,
    BigCode,
    Blank,
    FieldTable,
    Heading,
    Labels,
    PageBreak,
    Paper,
    Paragraph,
    Qr,
    Sentence,
    Signatures,
    Title,
)
from reports.word.body import Body, end_pages, write, write_strong
from reports.word.codes import write_big_code, write_labels, write_qr
from reports.word.field_tables import write_field_table
from reports.word.package import describe, document_bytes, empty_document
from reports.word.styles import HEADINGS, INDENTED, NORMAL, TITLED
from reports.word.writing_room import write_blank, write_sentence, write_signatures


def write_paper(paper: Paper, path: Path) -> None:
    """Write ``paper`` to ``path``.

    Raises a Trouble of models.output; then nothing is left behind.
    """
    data = paper_docx(paper)
    with whole_file(path) as whole:
        whole.write_bytes(data)


def paper_docx(paper: Paper) -> bytes:
    """Return the same file in memory; the same paper gives the same bytes."""
    document = empty_document()
    body = Body(document, paper.sheet)
    for part in stretches(paper.blocks):
        written = body.length
        for block in part.blocks:
            WRITE[type(block)](body, block)
        if part.is_end:
            body.keep_end(written)
    end_pages(document, paper.footer, numbered=paper.numbered)
    describe(document, paper.title, paper.made_at)
    return document_bytes(document, paper.made_at)


def _write_title(body: Body, block: Title) -> None:
    write(body.paragraph(TITLED), block.text)


def _write_heading(body: Body, block: Heading) -> None:
    write(body.paragraph(HEADINGS[block.level.value - 1]), block.text)


def _write_paragraph(body: Body, block: Paragraph) -> None:
    is_indented = block.indent and block.align is Align.LEFT
    for line in cleaned(block.text).split("\n"):
        paragraph = body.paragraph(INDENTED if is_indented else NORMAL, block.align)
        (write_strong if block.strong else write)(paragraph, line)


def _write_page_break(body: Body, _block: PageBreak) -> None:
    body.turn()


WRITE: dict[type, Callable[[Body, Any], None]] = {
    Title: _write_title,
    Heading: _write_heading,
    Paragraph: _write_paragraph,
    Sentence: write_sentence,
    Blank: write_blank,
    FieldTable: write_field_table,
    Signatures: write_signatures,
    PageBreak: _write_page_break,
    BigCode: write_big_code,
    Qr: write_qr,
    Labels: write_labels,
}
