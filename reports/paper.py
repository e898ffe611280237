"""A paper as plain blocks and a ledger book as plain columns and rows, not yet a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

Cell = str | int | float | date | None


class Sheet(Enum):
    """Sheets in use, as width and height in millimetres."""

    A4_PORTRAIT = (210, 297)
    A4_LANDSCAPE = (297, 210)
    A3_PORTRAIT = (297, 420)
    A3_LANDSCAPE = (420, 297)

    @property
    def is_landscape(self) -> bool:
        return self.value[0] > self.value[1]

    @property
    def is_a3(self) -> bool:
        return max(self.value) > 297

    @property
    def least_text(self) -> float:
        """Smallest type allowed on it, in points (look.md)."""
        return 8.0 if self.is_a3 else 9.0


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Form(Enum):
    """What a column holds, and so how Excel stores it."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # 0.125 is shown as 12.5%
    DATE = "date"


_USUAL_ALIGN = {
    Form.TEXT: Align.LEFT,
    Form.NUMBER: Align.RIGHT,
    Form.PERCENT: Align.RIGHT,
    Form.DATE: Align.CENTRE,
}


@dataclass(frozen=True)
class Column:
    """One column of a book.

    ``width`` counts full-width characters and is shared out in proportion; ``above`` names the
    headings over this one, outermost first: neighbours with the same ones stand under one
    merged heading. ``indented`` marks the column in which the level of a row shows. ``zero`` is
    what stands for a zero of a column of numbers; in Excel it stays a number; ``digits`` of a code.
    """

    heading: str
    width: float
    form: Form = Form.TEXT
    align: Align | None = None
    places: int = 0
    above: tuple[str, ...] = ()
    indented: bool = False
    zero: str = ""
    digits: int = 0

    @property
    def side(self) -> Align:
        return self.align or _USUAL_ALIGN[self.form]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; ``spread`` prints the first cell across the row."""

    cells: tuple[Cell, ...]
    level: int = 0
    strong: bool = False
    spread: bool = False


@dataclass(frozen=True)
class Footer:
    """What stands at the foot of every page, so that a printed page can be traced (F6)."""

    period: str
    filter_words: str
    made_at: datetime
    data_version: str

    def parts(self) -> tuple[str, ...]:
        """The footer in pieces, each with its label."""
        return (
            f"期间：{self.period}",
            f"筛选：{self.filter_words or '全部'}",
            f"制表时间：{self.made_at:%Y-%m-%d %H:%M}",
            f"数据版本：{self.data_version}",
        )


SIGN_LINE = ("单位负责人（签字）：", "审核人：", "填报人：", "联系电话：", "填报日期：")


@dataclass(frozen=True)
class Book:
    """A ledger book: everything a writer needs to know, and nothing about files.

    ``head`` is the line under the title (left, middle, right). ``rows`` is read once and may be
    a generator; ``row_count`` only serves progress. ``text_size`` in points; None chooses it.
    ``warnings`` stand in red under the table. ``more`` are further tables of the same file, each
    on pages and a sheet of its own.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    footer: Footer
    row_count: int = 0
    head: tuple[str, str, str] = ("", "", "")
    total: Row | None = None
    total_on_top: bool = False
    notes: tuple[str, ...] = ()
    sign_line: tuple[str, ...] = SIGN_LINE
    empty_text: str = "本期无"
    sheet: Sheet = Sheet.A4_LANDSCAPE
    text_size: float | None = None
    sheet_name: str = ""
    warnings: tuple[str, ...] = ()
    more: tuple[Book, ...] = ()

    @property
    def size(self) -> float:
        """Type size of the table in points: 五号 where there is room, else 小五."""
        if self.text_size is not None:
            return max(self.text_size, self.sheet.least_text)
        return 10.5 if len(self.columns) <= 8 else 9.0


class Level(Enum):
    """Levels of headings in a paper."""

    FIRST = 1
    SECOND = 2


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Heading:
    text: str
    level: Level = Level.FIRST


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``indent`` puts the first line in by two characters."""

    text: str
    align: Align = Align.LEFT
    indent: bool = True
    strong: bool = False


@dataclass(frozen=True)
class Blank:
    """A label and an underlined space to write in, ``width`` in full-width characters."""

    label: str
    width: float = 12
    value: str = ""


@dataclass(frozen=True)
class Slot:
    """A place of a form inside a sentence: its value, or an underlined blank to write in.

    ``label`` names it in the list of unfilled places; a place without one is left for the hand
    on purpose (a signature, an identity number) and is never listed. ``width`` is the blank's.
    """

    value: str = ""
    label: str = ""
    width: float = 4


@dataclass(frozen=True)
class Sentence:
    """Running text with places in it: “__年__月__日，经当事人同意，调解__、__之间的纠纷。”"""

    parts: tuple[str | Slot, ...]
    align: Align = Align.LEFT
    indent: bool = True


@dataclass(frozen=True)
class FieldCell:
    """One cell of a field table: ``columns`` and ``rows`` are how far it is merged.

    ``wanted`` names an empty cell in the list of unfilled places; “” for what may stay empty.
    ``tint`` (#RRGGBB) is laid under it on a PDF; the words alone must say the same.
    """

    text: str
    columns: int = 1
    rows: int = 1
    is_label: bool = False
    align: Align | None = None
    wanted: str = ""
    tint: str = ""


@dataclass(frozen=True)
class FieldTable:
    """A grid of labels and values; ``widths`` are shares of the page.

    Cells are named row by row, leaving out places that a merged cell above already covers.
    ``least_height`` in millimetres gives room to write by hand. The first ``headings`` rows are
    drawn again on each page that the table goes on to.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[FieldCell, ...], ...]
    least_height: float = 9
    headings: int = 0


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side, with the date under them if asked for."""

    labels: tuple[str, ...]
    with_date: bool = True


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class BigCode:
    """A code to be copied by hand: groups in large monospaced type, ``per_line`` of them a line."""

    groups: tuple[str, ...]
    per_line: int = 4


@dataclass(frozen=True)
class Qr:
    """A QR code, ``side`` in millimetres, with words under it."""

    content: str
    side: float = 35
    caption: str = ""


@dataclass(frozen=True)
class Label:
    """One label to be cut out: its number, lines beside it, and the text of its QR code."""

    number: str
    lines: tuple[str, ...]
    content: str


@dataclass(frozen=True)
class Labels:
    """Labels side by side, as many on a page as there is room for."""

    labels: tuple[Label, ...]


_Text = Title | Heading | Paragraph | Sentence | Blank | Signatures
Block = _Text | FieldTable | PageBreak | BigCode | Qr | Labels


@dataclass(frozen=True)
class Paper:
    """A paper made of blocks. ``footer`` and page numbers are for papers that are filed."""

    title: str
    blocks: tuple[Block, ...]
    made_at: datetime
    footer: Footer | None = None
    numbered: bool = True
    sheet: Sheet = Sheet.A4_PORTRAIT
