"""不符规则: what is not right with the grids, each with what to do and the way to its record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QTableView, QVBoxLayout, QWidget

from models.actions.township.grids.breaches import Breach, breaches_on
from ui import crash
from ui.background.newest import Newest
from ui.background.next_turn import NextTurn
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.empty_state import EmptyState
from ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = (("村", 90), ("网格", 150), ("不符", 130), ("怎么办", 420))
_RIGHT = "没有不符的：村村有网格，一格一员，编码齐全不重复。"


class BreachesModel(QAbstractTableModel):
    """One breach a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.breaches: Sequence[Breach] = ()

    def show_breaches(self, breaches: Sequence[Breach]) -> None:
        """Show others."""
        self.beginResetModel()
        self.breaches = breaches
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.breaches)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation is Qt.Orientation.Horizontal
        return _HEADINGS[section][0] if is_head and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        each = self.breaches[index.row()]
        return (each.village, each.what, each.rule, each.advice)[index.column()]


class BreachesView(QWidget):
    """Read at the desk when it is seen; a double press opens the record."""

    stands_alone = True

    opened = Signal(str, int)
    """The ledger and the id of the record to go to."""
    counted = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._reading = workplace, Newest(workplace.desk)
        self._is_stale = True
        self.model = BreachesModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        dress_table(self.table)
        self.table.setAccessibleName("不符规则的网格")
        for at, (_, width) in enumerate(_HEADINGS):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.activated.connect(self._open)
        self.said = QLabel("双击打开要改的记录。", self)
        self.said.setProperty("role", "soft")
        self.nothing = EmptyState(_RIGHT, "", self)
        self._soon = NextTurn(self._read_if_seen, self)
        self._lay_out()
        workplace.records_changed.connect(lambda _ledgers: self._grow_stale())

    def _grow_stale(self) -> None:
        self._is_stale = True
        self._soon.start()

    def _read_if_seen(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        self._is_stale = False
        store, today = self._workplace.store, self._workplace.office.today
        self._reading.start(lambda _progress: breaches_on(store, today), self._show, crash.report)

    def _show(self, breaches: list[Breach]) -> None:
        self.model.show_breaches(breaches)
        self._over.setCurrentIndex(0 if breaches else 1)
        self.counted.emit(len(breaches))

    def _open(self, index: QModelIndex) -> None:
        each = self.model.breaches[index.row()]
        self.opened.emit(each.ledger.name, each.record_id)

    def _lay_out(self) -> None:
        listing = QWidget(self)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        self._over = QStackedLayout(self)
        self._over.addWidget(listing)
        self._over.addWidget(self.nothing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()
