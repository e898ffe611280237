"""What stands under the table of a ledger book: explanations and places to sign."""

from __future__ import annotations

from collections.abc import Callable

from reports.paper import Book
from reports.pdf.document import BLACK, WARNING, Document, Page
from reports.pdf.fonts import SUBSTITUTE, Role
from reports.pdf.frame import Frame
from reports.pdf.lines import Breaker

_LABEL = "填表说明："
_LEAST_GAP = 50.0  # points left to sign in after each label
_MOST_NAMED = 20  # characters listed by number in the remark on 〓


def draw_end(
    book: Book, document: Document, frame: Frame
) -> tuple[float, Callable[[Page, float], None]]:
    """How much room the end takes in points, and a function that draws it from a height down."""
    pen = document.pen(Role.TEXT, book.size)
    warner = document.pen(Role.STRONG, book.size)
    leading = round(book.size * 1.4, 2)
    warned = _warnings(book, document, frame)
    placed = _notes(book, document, frame)
    count = len(warned) + len(placed)
    signs = _signs(book.sign_line, pen.width, frame.width)
    need = 6 + count * leading + len(signs) * leading * 1.8 if count or signs else 0.0

    def draw(page: Page, top: float) -> None:
        y = top - 6
        if warned:
            page.ink(WARNING)
        for line in warned:
            y -= leading
            page.text((frame.left, y), line, warner)
        if warned:
            page.ink(BLACK)
        for x, line in placed:
            y -= leading
            page.text((frame.left + x, y), line, pen)
        for row in signs:
            y -= leading * 1.6
            for x, label in row:
                page.text((frame.left + x, y), label, pen)

    return need, draw


def _warnings(book: Book, document: Document, frame: Frame) -> list[str]:
    breaker = Breaker(document.pen(Role.STRONG, book.size).typeface, book.size)
    return [line for each in book.warnings for line in breaker.lines(each, frame.width)]


def _notes(book: Book, document: Document, frame: Frame) -> list[tuple[float, str]]:
    """The lines of the explanations with how far each is put in."""
    pen = document.pen(Role.TEXT, book.size)
    breaker = Breaker(pen.typeface, book.size)
    indent = breaker.width(_LABEL)
    placed: list[tuple[float, str]] = []
    for note in book.notes:
        for line in breaker.lines(note, frame.width - indent):
            placed.append((indent, line) if placed else (0.0, _LABEL + line))
    if document.unprintable:
        remark = _remark(sorted(document.unprintable))
        placed += [(0.0, line) for line in breaker.lines(remark, frame.width)]
    return placed


def _remark(missing: list[str]) -> str:
    names = "、".join(f"U+{ord(char):04X}" for char in missing[:_MOST_NAMED])
    more = "等" if len(missing) > _MOST_NAMED else ""
    return (
        f"注：{SUBSTITUTE}是本机字库中没有的字（共{len(missing)}个：{names}{more}），请手工补写。"
    )


def _signs(
    labels: tuple[str, ...], width: Callable[[str], float], room: float
) -> list[list[tuple[float, str]]]:
    """Labels spread over one row, or over two where there would be no room to sign."""
    if not labels:
        return []
    gap = (room - sum(map(width, labels))) / len(labels)
    if gap < _LEAST_GAP and len(labels) > 2:
        half = (len(labels) + 1) // 2
        return _signs(labels[:half], width, room) + _signs(labels[half:], width, room)
    row, x = [], 0.0
    for label in labels:
        row.append((x, label))
        x += width(label) + gap
    return [row]
