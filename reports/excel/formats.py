"""Cell formats of a ledger book, made once each."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from reports.paper import Align, Book, Column, Form

BODY_FONT = "宋体"
STRONG_FONT = "黑体"
TITLE_SIZE = 18
WARNING = "#B3261E"

_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


class Formats:
    """Gives out the format of a place in the sheet."""

    def __init__(self, workbook: Workbook, book: Book) -> None:
        self._workbook = workbook
        self._columns = book.columns
        self._base: dict[str, Any] = {
            "font_name": BODY_FONT,
            "font_size": book.size,
            "valign": "vcenter",
        }
        self._cells: dict[tuple[bool, int], list[Format]] = {}
        self.title = self._made(
            font_name=STRONG_FONT, font_size=TITLE_SIZE, align="center", text_wrap=True
        )
        self.heading = self._made(font_name=STRONG_FONT, border=1, align="center", text_wrap=True)
        self.note = self._made(align="left", valign="top", text_wrap=True)
        self.warning = self._made(
            font_name=STRONG_FONT, font_color=WARNING, align="left", valign="top", text_wrap=True
        )
        band = {"font_name": STRONG_FONT, "align": "left", "top": 1, "bottom": 1}
        self.band_start = self._made(**band, left=1)
        self.band = self._made(**band)
        self.band_end = self._made(**band, right=1)
        self.empty = self._made(border=1, align="center")

    def beside(self, align: Align) -> Format:
        """A part of the line under the title."""
        return self._made(align=_ALIGN[align])

    def cells(self, strong: bool, level: int) -> list[Format]:
        """One format for each column of a row of that kind."""
        key = (strong, level)
        known = self._cells.get(key)
        if known is None:
            known = [self._cell(column, strong, level) for column in self._columns]
            self._cells[key] = known
        return known

    def _cell(self, column: Column, strong: bool, level: int) -> Format:
        wanted: dict[str, Any] = {
            "border": 1,
            "text_wrap": True,
            "align": _ALIGN[column.side],
            "num_format": number_format(column),
        }
        if strong:
            wanted["font_name"] = STRONG_FONT
        if level and column.indented:
            wanted["indent"] = min(level, 15)
        return self._made(**wanted)

    def _made(self, **wanted: Any) -> Format:
        return self._workbook.add_format(self._base | wanted)


def number_format(column: Column) -> str:
    """Excel's number format of a column; text is marked as text, so that it is never reread."""
    decimals = "." + "0" * column.places if column.places else ""
    number = "0" + decimals
    return {
        Form.TEXT: "@",
        Form.NUMBER: f'{number};-{number};"{column.zero}"' if column.zero else number,
        Form.PERCENT: "0" + decimals + "%",
        Form.DATE: "yyyy-mm-dd",
    }[column.form]
