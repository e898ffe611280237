"""A small table of one page: rows to point at, the last column as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.look.tables import dress_table


def dressed(model: QAbstractTableModel, spoken: str, parent: QWidget) -> QTableView:
    """Return a table of one marked row over ``model``; names keep the width they need."""
    table = QTableView(parent)
    dress_table(table)
    table.setModel(model)
    table.setAccessibleName(spoken)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header, mode = table.horizontalHeader(), QHeaderView.ResizeMode
    for column in range(model.columnCount()):
        header.setSectionResizeMode(column, mode.ResizeToContents)
    header.setSectionResizeMode(1, mode.Stretch)
    return table
