"""A table to type into: Tab goes on cell by cell and leaves behind the last row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from ui.ledger.rows.rows_model import RowsModel
from ui.look import spacing
from ui.look.tables import dress_table

_NUMBER_WIDTH, _MOST_SIGNS, _ARROW, _LEAST_WIDE = 34, 24, 28, 120
_Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}


class RowsTable(QTableView):
    """Every cell is open as soon as one stands in it."""

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        dress_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # Opened by standing there: a first key typed into a closed cell is lost to the pinyin.
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setShowGrid(True)
        self.setAlternatingRowColors(False)
        self.verticalHeader().show()
        self.verticalHeader().setFixedWidth(self._side_width())

    def show_at_least(self, rows: int) -> None:
        """Be high enough for so many rows."""
        self.setMinimumHeight((rows + 1) * spacing.ROW_HEIGHT + 4)

    def _side_width(self) -> int:
        """Room for the numbers of the rows, or for the longest of their names."""
        width = self.fontMetrics().horizontalAdvance
        return max(
            _NUMBER_WIDTH, *(width(name) + 2 * spacing.SMALL for name in ("", *self._rows.names))
        )

    def finish(self) -> None:
        """Take over what stands in an open cell."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self._is_open():
            self.commitData(editor)

    def stand_in(self, index: QModelIndex) -> None:
        """Open one cell."""
        self.setCurrentIndex(index)
        if not self._is_open():  # it stood there already, or the table could not be seen
            self.setFocus()
            self.edit(index)
        self.scrollTo(index)

    def begin_row(self) -> None:
        """Stand in the first cell of the empty row at the end."""
        self.finish()
        self.stand_in(self._rows.index(self._rows.rowCount() - 1, 0))

    def take_away(self) -> None:
        """Forget the row that is stood in."""
        self._rows.take_away(self.currentIndex().row())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        here = self.currentIndex()
        super().closeEditor(editor, _Hint.NoHint if hint in _STEPS else hint)
        if hint in _STEPS:
            self._go(here, _STEPS[hint])
        elif hint is _Hint.SubmitModelCache:  # Enter, as in Excel
            self._go_down(here)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return self._go(self.currentIndex(), 1 if forwards else -1)

    def _go(self, here: QModelIndex, step: int) -> bool:
        """Stand in the next cell; from the empty row and before the first cell, leave."""
        columns = self._rows.columnCount()
        at = here.row() * columns + here.column() + step
        is_last = at >= columns * self._rows.rowCount()
        is_out = step > 0 and (self._rows.is_blank(here.row()) or is_last)
        if not here.isValid() or is_out or at < 0:
            return super().focusNextPrevChild(step > 0)
        self.stand_in(self._rows.index(at // columns, at % columns))
        return True

    def _go_down(self, here: QModelIndex) -> None:
        below = self._rows.index(here.row() + 1, here.column())
        if below.isValid():
            self.stand_in(below)

    def _is_open(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def _fit_columns(self) -> None:
        """As wide as the cards say, and the last column takes what is left over."""
        columns = range(self._rows.columnCount())
        widths = [self._width_of(column) for column in columns]
        left = self.viewport().width() - sum(widths)
        widest = max(columns, key=lambda column: widths[column])
        if left < 0:  # the longest text gives way before anything is scrolled
            widths[widest] = max(_LEAST_WIDE, widths[widest] + left)
        for column in columns:
            self.setColumnWidth(column, widths[column])
        if left > 0:
            last = columns[-1]
            self.setColumnWidth(last, widths[last] + left)

    def _width_of(self, column: int) -> int:
        metrics, card = self.fontMetrics(), self._rows.card(column)
        heading = metrics.horizontalAdvance(f"{self._rows.heading(column)} *") + 18
        signs = min(card.width, _MOST_SIGNS)
        if card.choices is not None:
            longest = max(map(len, card.choices.labels.values()), default=0)
            return max(heading, metrics.horizontalAdvance("字") * longest + _ARROW)
        return max(heading, signs * metrics.horizontalAdvance("0") + 16)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        if reason is Qt.FocusReason.TabFocusReason:
            self.stand_in(self._rows.index(0, 0))
        elif reason is Qt.FocusReason.BacktabFocusReason:
            self.begin_row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and event.modifiers() & _CTRL:
            self.take_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._is_open():  # an open cell closes by itself and then goes down
                self._go_down(here)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()


_CTRL = Qt.KeyboardModifier.ControlModifier
