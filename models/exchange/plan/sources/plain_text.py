"""Text files and the clipboard: which encoding, which lines, which tab-separated tables."""

from __future__ import annotations

import codecs
import csv
from itertools import groupby

from models.exchange.plan.sources.pieces import Counter, Line, Row, Source, Table
from models.exchange.plan.troubles import PlanDamaged, PlanEmpty

_LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """The text of a .txt file in UTF-8, UTF-16 or GB18030; PlanDamaged when it is none of them."""
    for encoding in _likely_encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise PlanDamaged(name)


def _likely_encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return (encoding,)
    # Notepad's “Unicode” always writes a mark; without one a NUL in every second place tells it.
    if data[:400].count(0) > len(data[:400]) // 8:
        low, high = data[0:400:2].count(0), data[1:400:2].count(0)
        return ("utf-16-le",) if high >= low else ("utf-16-be",)
    return ("utf-8", "gb18030")


def split_lines(text: str, name: str) -> Source:
    """Lines and pasted tables of a text; PlanEmpty when there is not one visible character."""
    plain = text.replace("\r\n", "\n").translate(_LINE_ENDS).replace("\ufeff", "")
    if not plain.strip():
        raise PlanEmpty(name)
    counter = Counter()
    numbered = [Line(counter.next(), line) for line in plain.split("\n")]
    pieces: list[Line | Table] = []
    for tabbed, group in groupby(numbered, key=lambda line: "\t" in line.text):
        block = list(group)
        if tabbed and len(block) > 1:
            pieces.append(_tabbed(block))
        else:
            pieces.extend(line for line in block if line.text.strip())
    return Source(name, tuple(pieces))


def _tabbed(block: list[Line]) -> Table:
    return Table(
        tuple(Row(line.number, tuple(cell.strip() for cell in _cells(line.text))) for line in block)
    )


def _cells(text: str) -> list[str]:
    # A cell with quotation marks comes from Excel doubled and enclosed; an odd number of them
    # belongs to the text itself, and reading it as csv would swallow the next cells.
    if text.count('"') % 2:
        return text.split("\t")
    try:
        return next(csv.reader([text], delimiter="\t"))
    except (csv.Error, StopIteration):
        return text.split("\t")
