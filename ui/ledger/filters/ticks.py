"""The tick list of a filter: the values in use with their counts, blank included."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from models.actions.finding import Filter, OneOf
from models.pinyin import matches_initials
from ui.ledger.filters.subject import MOST_VALUES, FilterEdit, Subject
from ui.look import fonts, spacing
from ui.parts.heading import help_line

_VALUE = Qt.ItemDataRole.UserRole + 1
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(FilterEdit):
    """Everything is ticked while there is no filter, as in Excel."""

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(subject, parent)
        self.search = QLineEdit(self, placeholderText="查找这一列里的值（可用拼音首字母）")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("查找值")
        self.search.textChanged.connect(self._narrow)
        self._items = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self._items)
        self.list.setFont(fonts.table_font())
        self.list.setAccessibleName("值的清单")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(7 * 26)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._all = self._add("（全选）", None)
        self._held = [self._add(_line(subject, v, n), v) for v, n in subject.values]
        self._items.itemChanged.connect(self._heed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        if len(subject.values) >= MOST_VALUES:
            said = f"只列出最常见的 {MOST_VALUES} 个值，其余请用查找框或按范围筛选。"
            column.addWidget(help_line(said, self))

    def wish(self) -> Filter | None:
        seen = [item for item in self._held if not self._is_hidden(item)]
        on = [item for item in seen if item.checkState() == _ON]
        if len(on) == len(self._held):
            return None
        return OneOf(frozenset(item.data(_VALUE) for item in on))

    def show_wish(self, wish: Filter | None) -> None:
        wanted = wish.values if isinstance(wish, OneOf) else None
        self._items.blockSignals(True)
        for item in self._held:
            item.setCheckState(_ON if wanted is None or item.data(_VALUE) in wanted else _OFF)
        self._items.blockSignals(False)
        self._show_all_mark()
        self.list.viewport().update()

    def tick_only(self, *values: Any) -> None:
        """Tick these values and no other."""
        self.show_wish(OneOf(frozenset(values)))
        self.changed.emit()

    def _add(self, text: str, value: Any) -> QStandardItem:
        item = QStandardItem(text)
        item.setToolTip(text)
        item.setCheckable(True)
        item.setCheckState(_ON)
        item.setData(value, _VALUE)
        self._items.appendRow(item)
        return item

    def _heed(self, item: QStandardItem) -> None:
        if item is self._all or item.row() == 0:
            state = self._all.checkState()
            if state is not Qt.CheckState.PartiallyChecked:
                self._tick_seen(state)
        self._show_all_mark()
        self.changed.emit()

    def _tick_seen(self, state: Qt.CheckState) -> None:
        self._items.blockSignals(True)
        for each in self._held:
            if not self._is_hidden(each):
                each.setCheckState(state)
        self._items.blockSignals(False)
        self.list.viewport().update()

    def _show_all_mark(self) -> None:
        on = sum(item.checkState() == _ON for item in self._held)
        state = _ON if on == len(self._held) else Qt.CheckState.PartiallyChecked if on else _OFF
        self._items.blockSignals(True)
        self._all.setCheckState(state)
        self._items.blockSignals(False)
        self.list.viewport().update()

    def _is_hidden(self, item: QStandardItem) -> bool:
        return self.list.isRowHidden(item.row())

    def _narrow(self, text: str) -> None:
        words = text.strip().lower()
        for item in self._held:
            fits = not words or words in item.text().lower()
            fits = fits or (words.isascii() and matches_initials(words, item.text()))
            self.list.setRowHidden(item.row(), not fits)
        self.changed.emit()


def _line(subject: Subject, value: Any, count: int) -> str:
    return f"{subject.words_of(value)}　{count}"
