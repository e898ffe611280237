"""The tree of a plan's items: keeps what is selected and folded through every change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from models.exchange.plan.outline import Outline
from ui.look import fonts, spacing
from ui.rooms.plan.confirming.outline_model import (
    DUE,
    LEAD,
    MARKS,
    NUMBER,
    TITLE,
    WORDS,
    OutlineModel,
)

_WIDTHS = {NUMBER: 92, DUE: 98, WORDS: 112, LEAD: 92, MARKS: 98}
# Where the view is narrower than this, a column gives way: the form beside it shows the same.
_GIVES_WAY = {WORDS: 640, LEAD: 540}
_INDENT = 14


class OutlineView(QTreeView):
    """Says ``chosen`` when another item, or another number of items, is selected."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items = OutlineModel(self)
        self.setModel(self.items)
        self._folded: set[str] = set()
        self._is_filling = False
        self.setFont(fonts.table_font())
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setAlternatingRowColors(True)
        self.setStyleSheet("QTreeView { outline: none; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_header()
        self.collapsed.connect(lambda index: self._note_fold(index, is_folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, is_folded=False))
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_outline(
        self, outline: Outline, only: frozenset[str] | None, select: Sequence[str] = ()
    ) -> None:
        """Show the outline with these codes selected, or with what was selected before."""
        wanted = list(select) or self.codes()
        self._is_filling = True
        if self.items.show(outline, only):
            self.expandAll()
            for code in self._folded:
                self.collapse(self.items.at(code))
        self.select(wanted)
        self._is_filling = False
        self.chosen.emit()

    def select(self, codes: Sequence[str]) -> None:
        """Select these items, the first of all if none of them is there."""
        shown = [code for code in codes if self.items.at(code).isValid()]
        shown = shown or self.items.codes()[:1]
        if shown == self.codes() and self.current_code() in shown:
            return
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.clearSelection()
        for code in shown:
            model.select(self.items.at(code), flags.Select | flags.Rows)
        if shown:
            model.setCurrentIndex(self.items.at(shown[0], TITLE), flags.NoUpdate)
            self.scrollTo(self.items.at(shown[0]))

    def codes(self) -> list[str]:
        """The selected codes, in printed order."""
        held = self.selectionModel().selection()
        chosen: set[str] = set()
        for number in range(held.count()):  # selectedRows() asks for the parent of every cell
            rows = held.at(number)
            chosen.update(self.items.codes_between(rows.parent(), rows.top(), rows.bottom()))
        return [code for code in self.items.codes() if code in chosen]

    def current_code(self) -> str:
        """The item the clerk is at; "" when there is none."""
        index = self.currentIndex()
        return self.items.code(index) if index.isValid() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, least in _GIVES_WAY.items():
            self.setColumnHidden(column, self.width() < least)
        super().resizeEvent(event)

    def _tell(self, *_: object) -> None:
        if not self._is_filling:
            self.chosen.emit()

    def _note_fold(self, index: QModelIndex, *, is_folded: bool) -> None:
        if not self._is_filling:
            (self._folded.add if is_folded else self._folded.discard)(self.items.code(index))

    def _dress_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(spacing.ROW_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
