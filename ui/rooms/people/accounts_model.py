"""The accounts as a table: name, role, village, and which one is at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.actions.people.accounts import AccountLine
from models.ledgers.office.accounts import ROLES
from models.office import Office

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("账号", "身份", "所属村", "")


class AccountsModel(QAbstractTableModel):
    """A row for each account."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[AccountLine, tuple[str, ...]]] = []

    def show_lines(self, lines: Sequence[AccountLine], office: Office) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = [(line, _words(line, office)) for line in lines]
        self.endResetModel()

    def line(self, row: int) -> AccountLine:
        """The account in a row."""
        return self._rows[row][0]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


def _words(line: AccountLine, office: Office) -> tuple[str, ...]:
    village = office.name_of("villages", line.village_id) if line.village_id else ""
    return (line.name, ROLES.label(line.role), village, "正在使用" if line.is_here else "")
