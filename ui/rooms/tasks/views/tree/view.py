"""The tasks as a tree of chapters."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QVBoxLayout, QWidget

from ui.ledger.records.delegate import RecordDelegate
from ui.look import fonts
from ui.rooms.tasks.views.task_view import TaskView
from ui.rooms.tasks.views.tree.forest import Forest, read_forest
from ui.rooms.tasks.views.tree.model import BELOW, DEADLINE, ID_ROLE, LIGHT, TITLE, UNIT, TreeModel
from ui.workplace import Workplace

_WIDTHS = {LIGHT: 92, DEADLINE: 104, UNIT: 112, BELOW: 124}


MOST_OPENED = 50
"""So many chapters stand open at first."""
NARROW = 700
"""Below this width the titles need the room of the units."""


class TaskTree(TaskView):
    """Chapters that fold; what is open, chosen and in sight stays so after a change."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.model = TreeModel(self)
        self.tree = QTreeView(self)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(RecordDelegate(self.tree))
        self._was_shown = False
        self._open_ids: set[int] = set()
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        self.tree.selectionModel().currentChanged.connect(self._tell_chosen)
        self.tree.expanded.connect(lambda index: self._open_ids.add(index.data(ID_ROLE)))
        self.tree.collapsed.connect(lambda index: self._open_ids.discard(index.data(ID_ROLE)))
        self.tree.doubleClicked.connect(self._tell_opened)
        self.tree.customContextMenuRequested.connect(self._tell_menu)

    def _dress(self) -> None:
        tree = self.tree
        tree.setFont(fonts.table_font())
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setStyleSheet("QTreeView { outline: none; }")
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(72)
        for section, width in _WIDTHS.items():
            header.resizeSection(section, width)

    def choose(self, record_id: int | None) -> None:
        super().choose(record_id)
        index = self.model.index_of(record_id) if record_id is not None else QModelIndex()
        if index.isValid() and index.internalId() != self._current_id():
            self._point_at(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tree.setColumnHidden(UNIT, self.width() < NARROW)

    def read_again(self) -> None:
        store, view, office = self.workplace.store, self.view, self.workplace.office
        self.reader.read(lambda: read_forest(store, view, office), self._show)

    def _show(self, forest: Forest) -> None:
        opened = self._open_ids & set(forest.rows)
        if not self._was_shown:
            tops = [each for each in forest.below.get(0, ()) if each in forest.below]
            opened = set(tops[:MOST_OPENED])
        scroll = self.tree.verticalScrollBar().value()
        self.model.show_forest(forest)
        for record_id in sorted(opened, key=lambda each: len(forest.path(each))):
            self.tree.expand(self.model.index_of(record_id))
        self._was_shown = self._was_shown or bool(forest.rows)
        if self.chosen_id is not None:
            self._point_at(self.model.index_of(self.chosen_id))
        self.tree.verticalScrollBar().setValue(scroll)

    def _point_at(self, index: QModelIndex) -> None:
        """Mark a row that is chosen already, so that nobody is told; its branch is opened."""
        if not index.isValid():
            return
        flag = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.tree.scrollTo(index)

    def _current_id(self) -> int | None:
        record_id: int | None = self.tree.currentIndex().data(ID_ROLE)
        return record_id

    def _tell_chosen(self, index: QModelIndex) -> None:
        record_id = index.data(ID_ROLE)
        if record_id is not None and record_id != self.chosen_id:
            self.chosen_id = record_id
            self.chosen.emit(record_id)

    def _tell_opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ID_ROLE))

    def _tell_menu(self, at: QPoint) -> None:
        record_id = self.tree.indexAt(at).data(ID_ROLE)
        if record_id is not None:
            self.menu_wanted.emit(record_id, self.tree.viewport().mapToGlobal(at))
