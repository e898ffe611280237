"""The hidden sheet of a template: each list of words is a column, which validations refer to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.exchange.workbooks.stamp import WORDS_SHEET

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


class WordColumns:
    """Writes lists of words; the same list stands there once."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._places: dict[tuple[object, ...], int] = {}
        self._next = 0

    def area(self, words: Sequence[str]) -> str:
        """Return the range of a list, as a validation's source; “” for an empty one."""
        if not words:
            return ""
        letters = _letters(self._place(tuple(words), [words]))
        return f"={WORDS_SHEET}!${letters}$1:${letters}${len(words)}"

    def narrowed(self, pairs: Sequence[tuple[str, str]], beside: tuple[int, int]) -> str:
        """Return a source that offers the second words whose first one holds the cell ``beside``.

        Equal first words stand together. The cell (row, column from 0) is the one in the first
        row of the sheet; while it is empty all are offered. Works in Excel and in WPS.
        """
        if not pairs:
            return ""
        from xlsxwriter.utility import xl_rowcol_to_cell

        owners, words = ([pair[side] for pair in pairs] for side in (0, 1))
        at = self._place(tuple(pairs), [owners, words])
        first, second, last = _letters(at), _letters(at + 1), len(pairs)
        wanted = f'"*"&{xl_rowcol_to_cell(*beside, col_abs=True)}&"*"'
        owned = f"{WORDS_SHEET}!${first}$1:${first}${last}"
        start = f"MATCH({wanted},{owned},0)-1"
        return f"=OFFSET({WORDS_SHEET}!${second}$1,{start},0,COUNTIF({owned},{wanted}),1)"

    def _place(self, known: tuple[object, ...], columns: Sequence[Sequence[str]]) -> int:
        if known not in self._places:
            self._places[known] = self._next
            for words in columns:
                for row, word in enumerate(words):
                    self._sheet.write_string(row, self._next, word)
                self._next += 1
        return self._places[known]


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
