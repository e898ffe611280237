"""搜索一切: a line at the top, its findings below it; Ctrl+K from anywhere (H1)."""

from __future__ import annotations

from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from models.progress import Progress
from ui.background.desk import Answers
from ui.background.ticket import Ticket
from ui.background.waiting_dialog import tell_error
from ui.look import colours, fonts, spacing
from ui.look.icons import icon
from ui.parts.side_list import Rows
from ui.rooms.catalogue import all_rooms
from ui.rooms.search.results import Line, find_lines
from ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DELAY = 150
_WIDTH, _LEAST_WIDTH = 280, 200
_LIST_WIDTH, _TALLEST = 460, 420
_ROW_HEIGHT = 30
_NOTHING = "没有找到。试试少打几个字，或用拼音首字母。"


class SearchBox(QLineEdit):
    """Finds while one types; Enter opens what is marked, Esc closes."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._rooms = all_rooms()
        self._ticket: Ticket | None = None
        self.setPlaceholderText("搜索一切  Ctrl+K")
        self.setAccessibleName("搜索一切")
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(_WIDTH)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.lines = LinesModel(self)
        self.list = QListView(self.window())
        self._dress_list()
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.look_up)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self.open_marked)
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self.window())
        shortcut.activated.connect(self.come)

    def come(self) -> None:
        """Take the keyboard, with what was typed marked."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self.look_up()

    def look_up(self) -> None:
        """Look for what is typed, at the desk."""
        self._timer.stop()
        words = self.text().strip()
        if self._ticket is not None:
            self._ticket.cancel()
        if not words:
            self.list.hide()
            return
        store, office, rooms = self._workplace.store, self._workplace.office, self._rooms

        def work(_progress: Progress) -> list[Line]:
            return find_lines(store, office, rooms, words)

        self._ticket = self._workplace.desk.start(
            work, Answers(partial(self._show, words), partial(tell_error, self))
        )

    def open_marked(self) -> None:
        """Open what is marked below; before anything is found, find it."""
        if self.list.isVisible():
            self._open(self.list.currentIndex())
        else:
            self.look_up()

    def _show(self, words: str, lines: list[Line]) -> None:
        if not shiboken6.isValid(self) or words != self.text().strip() or not self.hasFocus():
            return
        self.lines.show_lines(lines or [Line(_NOTHING, "", is_heading=True)])
        self._place_list()
        self._move(1, from_row=-1)

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line(index.row()) if index.isValid() else None
        if line is None or line.is_heading:
            return
        self.list.hide()
        if line.record_id is not None:
            self._workplace.record_wanted.emit(line.room, line.record_id)
        else:
            self._workplace.go_to(line.room, line.view)

    def _move(self, step: int, from_row: int | None = None) -> None:
        row = (self.list.currentIndex().row() if from_row is None else from_row) + step
        while 0 <= row < self.lines.rowCount():
            if not self.lines.line(row).is_heading:
                self.list.setCurrentIndex(self.lines.index(row, 0))
                return
            row += step

    def _place_list(self) -> None:
        window = self.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        width = min(_LIST_WIDTH, window.width() - 2 * spacing.SMALL)
        right = self.mapTo(window, QPoint(self.width(), self.height()))
        height = self.lines.rowCount() * _ROW_HEIGHT + 4
        room = window.height() - right.y() - spacing.WIDE
        left = max(right.x() - width, spacing.SMALL)
        self.list.setGeometry(left, right.y() + 2, width, min(height, _TALLEST, room))
        self.list.show()
        self.list.raise_()

    def _dress_list(self) -> None:
        self.list.setModel(self.lines)
        self.list.setItemDelegate(Rows(_ROW_HEIGHT, self.list))
        self.list.setStyleSheet(f"QListView {{ border: 1px solid {colours.LINE_STRONG}; }}")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._open)
        self.list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list.isVisible() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            if self.list.isVisible():
                self.list.hide()
            else:
                self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.list.hide()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc is this line's own while it has the keyboard
            return True
        return super().event(event)


class LinesModel(QAbstractListModel):
    """The findings; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if line.is_heading else f"　{line.text}"
        if role == Qt.ItemDataRole.FontRole and line.is_heading:
            return fonts.section_font()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = super().flags(index)
        if self._lines[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled & ~Qt.ItemFlag.ItemIsSelectable
        return held
