"""Plans in Word: paragraphs and tables of the body in order, with the numbers Word prints."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from models.exchange.plan.sources.pieces import Counter, Line, Row, Source, Table
from models.exchange.plan.sources.word_headings import Headings, heading_styles
from models.exchange.plan.sources.word_numbers import ListNumbers, W, read_numbers
from models.exchange.plan.structure.numbering import read_mark
from models.exchange.plan.troubles import PlanDamaged, PlanEmpty

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted and moved-away text, the old-Word copy of a text box, and field codes are not printed.
_UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{_COMPATIBILITY}Fallback"}
_BREAKS = {f"{W}br", f"{W}cr"}


def read_word(path: Path) -> Source:
    """The body of a .docx; PlanDamaged or PlanEmpty when there is none to be had."""
    try:
        with zipfile.ZipFile(path) as box:
            document = _part(box, "word/document.xml")
            numbering = _part(box, "word/numbering.xml")
            styles = _part(box, "word/styles.xml")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        raise PlanDamaged(path.name) from None
    except ElementTree.ParseError:
        raise PlanDamaged(path.name) from None
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise PlanDamaged(path.name)
    reader = _Reader(read_numbers(numbering, styles), heading_styles(styles))
    pieces = tuple(reader.pieces(body))
    if reader.headings_without_number():
        numbered = _Reader(read_numbers(numbering, styles), heading_styles(styles), prints=True)
        pieces = tuple(numbered.pieces(body))
    if not pieces:
        raise PlanEmpty(path.name)
    return Source(path.name, pieces)


def _part(box: zipfile.ZipFile, name: str) -> Element | None:
    if name not in box.namelist():
        return None
    data = box.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError(name)  # Word never writes one; it would be an entity bomb
    return ElementTree.fromstring(data)  # noqa: S314 - entities were refused one line above


class _Reader:
    """Walks a document body once, counting lines and list numbers as it goes."""

    def __init__(
        self, numbers: ListNumbers, levels: dict[str, int], *, prints: bool = False
    ) -> None:
        self._numbers = numbers
        self._headings, self._prints = Headings(levels), prints
        self._counter = Counter()
        self._heads: list[str] = []

    def headings_without_number(self) -> bool:
        """There were several headings, and none of them prints a number."""
        return len(self._heads) > 1 and not any(read_mark(text) for text in self._heads)

    def pieces(self, body: Element) -> Iterator[Line | Table]:
        """Lines and tables of the body, also those inside content controls."""
        for element in body:
            if element.tag == f"{W}p":
                yield from self._lines(element)
            elif element.tag == f"{W}tbl":
                table = self._table(element)
                if table.rows:
                    yield table
            elif element.tag not in _UNSEEN:
                yield from self.pieces(element)

    def _lines(self, paragraph: Element) -> Iterator[Line]:
        for text in self._text(paragraph).split("\n"):
            if text.strip():
                yield Line(self._counter.next(), text.strip())

    def _text(self, paragraph: Element) -> str:
        text = "".join(_characters(paragraph))
        if not text.strip():
            return text
        number = self._numbers.text(paragraph)
        if self._headings.level(paragraph):
            self._heads.append(number + text)
            number = self._headings.text(paragraph) if self._prints else number
        return number + text

    def _table(self, element: Element) -> Table:
        rows = []
        for row in _inside(element, f"{W}tr"):
            cells: list[str] = []
            covered: set[int] = set()
            for cell in _inside(row, f"{W}tc"):
                self._add_cell(cell, cells, covered)
            if any(cells):
                rows.append(Row(self._counter.next(), tuple(cells), frozenset(covered)))
                self._counter.pass_over(cells)
        return Table(tuple(rows))

    def _add_cell(self, cell: Element, cells: list[str], covered: set[int]) -> None:
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = span.get(f"{W}val", "1") if span is not None else "1"
        if merge is not None and merge.get(f"{W}val", "continue") == "continue":
            covered.add(len(cells))
        paragraphs = [self._text(paragraph).strip() for paragraph in cell.iter(f"{W}p")]
        cells.append("\n".join(text for text in paragraphs if text))
        cells.extend([""] * (min(int(width), 60) - 1 if width.isdecimal() else 0))


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Rows or cells of this table, not those of a table within it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}:
            yield from _inside(child, tag)


def _characters(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN or child.tag == f"{W}tbl":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _characters(child)
