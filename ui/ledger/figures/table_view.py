"""The view of a table of figures: merged headings, labels that stay, a press on a figure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from models.actions.figures.figure import Figure
from models.actions.figures.table import FigureTable, Holds
from ui.ledger.figures.merged_header import MergedHeader
from ui.ledger.figures.table_model import FiguresModel
from ui.look import fonts, spacing
from ui.look.tables import dress_table

_LEAST, _MOST_LABEL = 64, 220


class FiguresTable(QTableView):
    """``pressed_figure(figure)`` when a figure with cases behind it is pressed or Enter is."""

    pressed_figure = Signal(object)
    pointed = Signal(object)
    """The cell pointed at, or None."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.header = MergedHeader(self)
        self.setHorizontalHeader(self.header)
        dress_table(self)
        self.header.setFont(fonts.small_font())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("统计表")
        self.setShowGrid(True)
        side = self.verticalHeader()
        side.setVisible(True)
        side.setFont(fonts.table_font())
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setSectionsClickable(False)
        self.corner = QLabel("", self)
        self.corner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.corner.setProperty("role", "soft")
        self.corner.setFont(fonts.small_font())
        side.installEventFilter(self)
        self.clicked.connect(self._press)
        self.activated.connect(self._press)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.pointed.emit(self.figures.cell(now))
        )

    def show_table(self, table: FigureTable | None) -> None:
        """Show a table, or nothing."""
        self.figures.show_table(table)
        self.corner.setText(table.first if table is not None else "")
        unit = self.fontMetrics().horizontalAdvance("字")
        for column, heading in enumerate(self.figures.headings):
            wide = round(heading.width * unit) + 2 * spacing.SMALL
            least = _LEAST if heading.holds is not Holds.TEXT else 2 * _LEAST
            self.setColumnWidth(column, max(wide, least))
        headings = self.figures.headings
        self.header.setStretchLastSection(bool(headings) and headings[-1].holds is Holds.TEXT)
        self.header.show_headings(headings)
        side = self.verticalHeader()
        words = [
            self.figures.headerData(row, Qt.Orientation.Vertical)
            for row in range(self.figures.rowCount())
        ]
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in words), default=0)
        side.setFixedWidth(min(widest + 2 * spacing.INSIDE, _MOST_LABEL))
        self._place_corner()

    def _press(self, index: QModelIndex) -> None:
        cell = self.figures.cell(index)
        if isinstance(cell, Figure) and cell.cases:
            self.pressed_figure.emit(cell)

    def _place_corner(self) -> None:
        edge = self.frameWidth()
        self.corner.setGeometry(edge, edge, self.verticalHeader().width(), self.header.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.verticalHeader():
            self._place_corner()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()
