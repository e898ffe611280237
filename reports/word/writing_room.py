"""Blanks to write on: how many fit beside what is printed, and the lines to sign at."""

from __future__ import annotations

from unicodedata import east_asian_width

from docx.shared import Pt
from docx.text.paragraph import Paragraph

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
from reports.word.styles import INDENTED, NORMAL, TO_DATE, TO_FILL, TO_SIGN, Style

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
    """Add places to sign, side by side at tab stops.

    Lines of text and no table: they are held to the lines before them in every word processor.
    """
    for row in signature_rows(block):
        date_beside = block.with_date and row.date_beside
        paragraph = _side_by_side(body, TO_SIGN, row)
        for at, label in enumerate(row.labels):
            if at:
                paragraph.add_run().add_tab()
            write(paragraph, label)
            write_line(paragraph, _room_to_sign(body, row, label, date_beside=date_beside))
        if date_beside:
            write(paragraph, DATE_TO_WRITE)
        elif block.with_date:
            below = _side_by_side(body, TO_DATE, row)
            for at in range(len(row.labels)):
                if at:
                    below.add_run().add_tab()
                write(below, DATE_TO_WRITE)


def _side_by_side(body: Body, style: Style, row: SignatureRow) -> Paragraph:
    """A line with a tab stop where each further place to sign begins."""
    paragraph = body.paragraph(style)
    for at in range(1, len(row.labels)):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(body.width / row.places * at))
    return paragraph


def _room_to_sign(body: Body, row: SignatureRow, label: str, *, date_beside: bool) -> int:
    """How many full-width characters the line is long."""
    room = (body.width / row.places - _FREE_AT_RIGHT) / BODY - _width(label)
    room -= _width(DATE_TO_WRITE) if date_beside else 0
    return max(_LEAST_TO_SIGN, int(room))


def _width(text: str) -> float:
    """Return how many full-width characters a text is wide in a Chinese font."""
    return sum(1 if east_asian_width(each) in "FWA" else 0.5 for each in text)
