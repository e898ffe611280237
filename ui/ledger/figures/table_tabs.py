"""The tables of one statistic as tabs; hidden where there is but one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabBar, QWidget

from models.actions.figures.table import FigureTable


class TableTabs(QTabBar):
    """Turned by the clerk it emits ``currentChanged``; filled anew it does not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, expanding=False)
        self._tables: Sequence[FigureTable] = ()

    def show_tables(self, tables: Sequence[FigureTable]) -> None:
        """Offer these tables; the tab that was open stays open where there is one."""
        at = max(self.currentIndex(), 0)
        self._tables = tables
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(0)
            for each in tables:
                self.addTab(each.name)
            self.setCurrentIndex(min(at, len(tables) - 1))
        self.setVisible(len(tables) > 1)
        self.updateGeometry()  # filled while nobody heard it, it would stay without height

    def table(self) -> FigureTable:
        """The table whose tab is open."""
        return self._tables[max(self.currentIndex(), 0)]
