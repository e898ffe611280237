"""How a paper is laid out in whatever kind of file: sizes of type, places to fill in, grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from reports.cleaning import cleaned
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
)

# Sizes and line pitches in points.
TITLE, TITLE_LEADING = 22.0, 33.0  # 二号
BODY, BODY_LEADING = 14.0, 25.0  # 四号
CELL, CELL_LEADING = 12.0, 17.0  # 小四
CELL_PAD = 5.0
CAPTION = 10.5  # 五号
CODE = 24.0  # 小一
BLANK = "\u3000"
WHOLE_BLANK = 6  # a place to write in of so many characters is not torn at the end of a line
_SHORT_LABEL, _LONG_LABEL = 4, 10
DATE_TO_WRITE = "　　年　　月　　日"


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; ``is_place`` means that it is underlined."""

    text: str
    is_place: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it is a place to write in."""
        return self.is_place and not self.text.strip(BLANK)


@dataclass(frozen=True)
class Placed:
    """A cell of a grid with the row and column that it begins in."""

    cell: FieldCell
    row: int
    column: int


@dataclass(frozen=True)
class SignatureRow:
    """Labels to sign at side by side in a line that is divided into ``places``."""

    labels: tuple[str, ...]
    places: int

    @property
    def date_beside(self) -> bool:
        """Whether the date stands in the same line and not under it."""
        return self.places == 1


def pieces(sentence: Sentence) -> list[Piece]:
    """Return the sentence in stretches that can be printed, an empty place as blanks."""
    found = [
        Piece(_printed(part), is_place=True) if isinstance(part, Slot) else Piece(cleaned(part))
        for part in sentence.parts
    ]
    return [piece for piece in found if piece.text]


def blanks(width: float) -> str:
    """Return ``width`` full-width spaces, at least one."""
    return BLANK * max(1, round(width))


def placed_cells(table: FieldTable) -> Iterator[Placed]:
    """Give every cell its column, passing over places that merged cells cover."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield Placed(cell, row, column)
            taken |= {
                (row + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            column += cell.columns


def signature_rows(block: Signatures) -> list[SignatureRow]:
    """Return the places to sign line by line: the longer the labels, the fewer side by side."""
    most = 2 if max(map(len, block.labels), default=0) > _SHORT_LABEL else 3
    rows: list[SignatureRow] = []
    for label in block.labels:
        places = 1 if len(label) > _LONG_LABEL else most
        if rows and rows[-1].places == places and len(rows[-1].labels) < places:
            rows[-1] = replace(rows[-1], labels=(*rows[-1].labels, label))
        else:
            rows.append(SignatureRow((label,), places))
    return rows


@dataclass(frozen=True)
class Stretch:
    """Neighbouring blocks; an ``is_end`` is where a paper is signed, sealed and dated.

    An end stands on one page, and never alone there: the last lines before it come along.
    """

    blocks: tuple[Block, ...]
    is_end: bool


def stretches(blocks: Iterable[Block]) -> list[Stretch]:
    """Return the blocks in their order, parted into ends and what lies between."""
    return [Stretch(tuple(run), is_end) for is_end, run in groupby(blocks, _is_of_an_end)]


def _is_of_an_end(block: Block) -> bool:
    """Places to sign, and what is set to the right: the seal, the date."""
    if isinstance(block, Paragraph | Sentence):
        return block.align is Align.RIGHT
    return isinstance(block, Signatures)


def _printed(slot: Slot) -> str:
    return cleaned(slot.value).strip() or blanks(slot.width)
