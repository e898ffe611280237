"""Blanks to write on: how many fit beside what is printed, and the lines to sign at."""

from __future__ import annotations

from unicodedata import east_asian_width

from docx.oxml.xmlchemy import BaseOxmlElement

from reports.cleaning import cleaned
from reports.layout import (
    BODY,
    DATE_TO_WRITE,
    SignatureRow,
    pieces,
    signature_rows,
)
from reports.paper import Align, Blank, Sentence, Signatures
from reports.word.body import Body, write, write_end, write_line, write_place
from reports.word.grid import grid, grid_cell, grid_row
from reports.word.styles import INDENTED, NORMAL, TO_DATE, TO_FILL, TO_SIGN

_FREE_AT_RIGHT = BODY
_LEAST_TO_SIGN = 3


def write_sentence(body: Body, block: Sentence) -> None:
    """Add running text with its places underlined, filled or not."""
    is_indented = block.indent and block.align is Align.LEFT
    paragraph = body.paragraph(INDENTED if is_indented else NORMAL, block.align)
    found = pieces(block)
    for piece in found:
        if not piece.is_place:
            write(paragraph, piece.text)
        elif piece.is_empty:
            write_line(paragraph, len(piece.text))
        else:
            write_place(paragraph, piece.text)
    if found and found[-1].is_empty:
        write_end(paragraph)


def write_blank(body: Body, block: Blank) -> None:
    """Add a label and a line of the width asked for, as far as the page goes."""
    label, value = cleaned(block.label), cleaned(block.value).strip()
    width = min(block.width, int(body.width / BODY - _width(label)))
    paragraph = body.paragraph(TO_FILL)
    write(paragraph, label)
    if value:
        write_place(paragraph, f" {value}")
    rest = width - _width(value)
    if rest >= 1 or not value:
        write_line(paragraph, rest)


def write_signatures(body: Body, block: Signatures) -> None:
    """Add places to sign, side by side in a table without lines."""
    rows = signature_rows(block)
    columns = 6  # one, two and three places a line divide it
    made = [
        grid_row(
            [
                _signature(body, row, label, with_date=block.with_date, columns=columns)
                for label in row.labels
            ],
            free=columns - len(row.labels) * columns // row.places,
        )
        for row in rows
    ]
    if made:
        body.add_table(grid([body.width / columns] * columns, made, pad=0, lined=False))


def _signature(
    body: Body, row: SignatureRow, label: str, *, with_date: bool, columns: int
) -> BaseOxmlElement:
    width = body.width / row.places
    date_beside = with_date and row.date_beside
    room = (width - _FREE_AT_RIGHT) / BODY - _width(label)
    room -= _width(DATE_TO_WRITE) if date_beside else 0
    paragraph = body.loose_paragraph(TO_SIGN)
    write(paragraph, label)
    write_line(paragraph, max(_LEAST_TO_SIGN, int(room)))
    paragraphs = [paragraph._p]
    if date_beside:
        write(paragraph, DATE_TO_WRITE)
    elif with_date:
        below = body.loose_paragraph(TO_DATE)
        write(below, DATE_TO_WRITE)
        paragraphs.append(below._p)
    return grid_cell(paragraphs, width, columns=columns // row.places)


def _width(text: str) -> float:
    """Return how many full-width characters a text is wide in a Chinese font."""
    return sum(1 if east_asian_width(each) in "FWA" else 0.5 for each in text)
