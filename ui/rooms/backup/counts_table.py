"""A narrow table of ledgers and counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from models.actions.safe.restoring import Line
from ui.look.tables import dress_table
from ui.rooms.backup.models import CountsModel

_COUNT_WIDTH = 76


class CountsTable(QTableView):
    """Shows lines; nothing in it can be chosen."""

    def __init__(self, parent: QWidget, headings: Sequence[str] = ("备份里", "现在")) -> None:
        super().__init__(parent)
        self.lines = CountsModel(self, headings)
        self.setModel(self.lines)
        dress_table(self)
        self.setAccessibleName("各台账的条数")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.lines.columnCount()):
            self.setColumnWidth(column, _COUNT_WIDTH)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.lines.show_lines(lines)
