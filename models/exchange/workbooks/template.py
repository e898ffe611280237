"""Writes the blank template of a ledger: one sheet for it, one for each child ledger (D2).

It works in Excel and WPS without macros; word lists stand on a hidden sheet and are referred to by
range, because an in-cell list longer than 255 characters breaks the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.actions.finding import View, count, every_row, one
from models.actions.linking.belonging import tie_to
from models.actions.offices import office_of
from models.exchange.workbooks.cells import FORMS
from models.exchange.workbooks.columns import (
    OWNER,
    SheetColumn,
    columns_of,
    sheets_of,
    takes_rows,
)
from models.exchange.workbooks.stamp import (
    STAMP_SHEET,
    VERSION,
    WORDS_SHEET,
    Stamp,
    stamp_rows,
    township_of,
)
from models.exchange.workbooks.troubles import NoTemplate
from models.exchange.workbooks.word_columns import WordColumns
from models.fields import Kind
from models.ledger import Ledger, find_ledger
from models.office import Office
from models.output import whole_file
from models.store.ledger_file import Store

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADING_ROW = 2  # from 0, under the title and the note
LAST_ROW = 20_000
MOST_LINKED, MOST_NARROWED = 500, 5000
_NOTE = (
    "带*的栏必填；空着的格子不改动台账里已有的内容。日期写成如 2021-06-30 的样子。请不要改动表头；"
)
_OF_NOBODY = "身份证号、民族等个人信息不要填。"
_OF_PEOPLE = (
    "身份证号不要填。这一页是个人信息，只填案件文书要用的；不要发到群里，导入后请删除文件。"
)
_LEAST_WIDTH, _MOST_WIDTH = 10, 44
_MOST_ON_A_PAGE = 12


def write_template(store: Store, ledger: Ledger, path: Path, records: Sequence[Any] = ()) -> None:
    """Write the template of ``ledger`` to ``path`` (.xlsx): blank, or with ``records`` in it.

    What went out filled comes back as changes of the same records.

    Raises NoTemplate where records come from verbs only, or a Trouble of models.output.
    """
    if not takes_rows(ledger):
        raise NoTemplate(ledger)
    from xlsxwriter import Workbook

    with whole_file(path) as whole, Workbook(str(whole), {"in_memory": True}) as book:
        _Template(store, ledger, book).fill(records)


def template_name(ledger: Ledger) -> str:
    """Return the usual file name of a ledger's template."""
    return f"{ledger.title}填报模板.xlsx"


class _Template:
    """The sheets of one template."""

    def __init__(self, store: Store, ledger: Ledger, book: Workbook) -> None:
        self._store, self._ledger, self._book = store, ledger, book
        self._office: Office = office_of(store)
        self._formats: dict[str, Format] = {}
        base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        heading = {"bold": True, "align": "center", "border": 1, "bg_color": "#E8EEF6"}
        self._title = book.add_format({**base, "bold": True, "font_size": 16})
        self._note = book.add_format({**base, "font_color": "#5A554E"})
        self._heading = book.add_format({**base, **heading})
        self._needed = book.add_format({**base, **heading, "font_color": "#B3261E"})
        self._base = base

    def fill(self, records: Sequence[Any] = ()) -> None:
        """Write all sheets; the clerk's come first, the hidden ones last."""
        names = {ledger.title[:31]: ledger for ledger in sheets_of(self._ledger)}
        sheets = {name: self._book.add_worksheet(name) for name in names}
        words = self._book.add_worksheet(WORDS_SHEET)
        ranges = self._write_words(words, names)
        for name, ledger in names.items():
            self._write_sheet(sheets[name], ledger, ranges)
        self._write_records(sheets[self._ledger.title[:31]], records)
        self._write_stamp({name: ledger.name for name, ledger in names.items()})
        words.very_hidden()
        next(iter(sheets.values())).activate()
        self._book.set_properties({"title": f"{self._ledger.title}填报模板", "author": "综治台账"})

    def _write_sheet(self, sheet: Worksheet, ledger: Ledger, ranges: Mapping[str, str]) -> None:
        columns = columns_of(ledger)
        last = len(columns) - 1
        sheet.set_row(0, 28)
        sheet.write_string(0, 0, f"{ledger.title}（填报模板）", self._unwrapped(self._title))
        sheet.set_row(1, 20)
        note = _NOTE + (_OF_PEOPLE if _asks_of_people(ledger) else _OF_NOBODY)
        sheet.write_string(1, 0, note, self._unwrapped(self._note))
        sheet.set_row(HEADING_ROW, 36)
        for at, column in enumerate(columns):
            self._write_column(sheet, at, column, ranges.get(f"{ledger.name}.{column.key}", ""))
        sheet.freeze_panes(HEADING_ROW + 1, 0)
        sheet.autofilter(HEADING_ROW, 0, HEADING_ROW, last)
        # No password: the heading row is kept from slips, not from whoever has a reason.
        sheet.protect("", _ALLOWED)
        _set_up_page(sheet, last)

    def _write_records(self, sheet: Worksheet, records: Sequence[Any]) -> None:
        for row, record in enumerate(records, start=HEADING_ROW + 1):
            for at, column in enumerate(columns_of(self._ledger)):
                if text := self._text_of(record, column):
                    form = self._cell_format(FORMS[column.card.kind].number_format)
                    sheet.write_string(row, at, text, form)

    def _text_of(self, record: Any, column: SheetColumn) -> str:
        """Return a cell as the intake reads it; particulars stay covered."""
        tie = self._ledger.parent
        if not column.is_owner or tie is None:
            key = column.key
            known = key in self._ledger.fields
            return self._ledger.show(record, key, self._office) if known else ""
        owner = find_ledger(tie.ledger)
        held = one(self._store, owner, getattr(record, tie.key))
        key = column.key.removeprefix(OWNER)
        return owner.show(held, key, self._office) if held is not None else ""

    def _unwrapped(self, form: Format) -> Format:
        form.set_text_wrap(False)
        return form

    def _write_column(self, sheet: Worksheet, at: int, column: SheetColumn, words: str) -> None:
        card = column.card
        form = FORMS[card.kind]
        width = min(max(card.width * 1.2, len(column.heading) * 2 + 4, _LEAST_WIDTH), _MOST_WIDTH)
        sheet.set_column(at, at, width, self._cell_format(form.number_format))
        needed = self._needed if column.is_needed else self._heading
        sheet.write_string(HEADING_ROW, at, column.heading, needed)
        if card.help:
            sheet.write_comment(HEADING_ROW, at, card.help, {"author": "综治台账", "x_scale": 2})
        rule = form.rule(card, words)
        if rule != {"validate": "any"}:
            sheet.data_validation(HEADING_ROW + 1, at, LAST_ROW, at, rule)

    def _cell_format(self, number_format: str) -> Format:
        if number_format not in self._formats:
            wanted = {**self._base, "num_format": number_format, "locked": False}
            self._formats[number_format] = self._book.add_format(wanted)
        return self._formats[number_format]

    def _write_words(self, sheet: Worksheet, names: Mapping[str, Ledger]) -> dict[str, str]:
        """Write each word list once as a column; return the range of each field's list."""
        ranges: dict[str, str] = {}
        lists = WordColumns(sheet)
        for ledger in names.values():
            columns = columns_of(ledger)
            for column in columns:
                place = f"{ledger.name}.{column.key}"
                if column.card.within:
                    ranges[place] = self._write_narrowed(lists, ledger, column, columns)
                else:
                    ranges[place] = lists.area(self._offered(ledger, column))
        return ranges

    def _write_narrowed(
        self,
        lists: WordColumns,
        ledger: Ledger,
        column: SheetColumn,
        columns: Sequence[SheetColumn],
    ) -> str:
        """Write what a narrowed link may lead to beside its owner; return a list that follows."""
        target = find_ledger(column.card.target)
        owner = ledger.fields[column.card.within].card.target
        tie, name_of = tie_to(target.name, owner), self._office.name_of
        if count(self._store, target, View()) > MOST_NARROWED:
            return ""
        rows = every_row(self._store, target, View())
        pairs = {
            (name_of(owner, getattr(row, tie)), target.name_of(row, self._office)) for row in rows
        }
        at = [each.key for each in columns].index(column.card.within)
        return lists.narrowed(sorted(pairs), (HEADING_ROW + 1, at))

    def _offered(self, ledger: Ledger, column: SheetColumn) -> tuple[str, ...]:
        card = column.card
        if card.kind is Kind.YES_NO:
            return card.words
        if card.choices is not None:
            return tuple(self._office.choices(card.choices).offered())
        if card.target and card.target != ledger.name:
            return self._linked(find_ledger(card.target))
        return ()

    def _linked(self, target: Ledger) -> tuple[str, ...]:
        """Return what may be linked to, where the list is short and names nobody."""
        if count(self._store, target, View()) > MOST_LINKED:
            return ()
        rows = every_row(self._store, target, View())
        return tuple(dict.fromkeys(target.name_of(row, self._office) for row in rows))

    def _write_stamp(self, sheets: dict[str, str]) -> None:
        code, township = township_of(self._office)
        stamp = Stamp(VERSION, self._ledger.name, self._ledger.title, code, township, sheets)
        sheet = self._book.add_worksheet(STAMP_SHEET)
        for row, texts in enumerate(stamp_rows(stamp)):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
        sheet.very_hidden()


def _asks_of_people(ledger: Ledger) -> bool:
    return any(column.tells_of_people for column in columns_of(ledger))


_ALLOWED: dict[str, Any] = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}


def _set_up_page(sheet: Worksheet, last: int) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    if last < _MOST_ON_A_PAGE:  # more would print too small to read
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
