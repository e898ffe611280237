"""The records that belong to one record: a small list with its verbs, and a form in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.actions import finding, striking
from models.actions.records import Seen
from models.ledger import Ledger
from ui.ledger.acts.reason import ask_reason
from ui.ledger.form.form_pane import FormPane
from ui.ledger.panels.attachments import AttachmentsPanel
from ui.ledger.panels.deleting import delete_one
from ui.ledger.records.delegate import dress_cells
from ui.ledger.records.model import NUMBERS, RecordsModel
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import link_button, quiet_button
from ui.parts.flow_layout import FlowLayout
from ui.parts.heading import help_line
from ui.workplace import Workplace

Actions = Callable[["ChildPanel"], QWidget]
_LOW, _WIDE = 320, 560
"""Lower than this and as wide, the files stand beside the rows and not below them."""


class ChildPanel(QStackedWidget):
    """Records of ``child`` that belong to the record of ``owner`` shown beside them."""

    open_wanted = Signal(str, bytes)
    chosen = Signal(object)
    """The child record pointed at, or None."""

    def __init__(
        self,
        workplace: Workplace,
        child: Ledger,
        owner: Ledger,
        parent: QWidget,
        actions: Actions | None = None,
        *,
        has_files: bool = True,
    ) -> None:
        super().__init__(parent)
        self.workplace, self.child, self.owner = workplace, child, owner
        self._has_files = has_files
        self.record: Any = None
        self.model = RecordsModel(workplace.store, child, lambda: workplace.office, self)
        self.table = QTableView(self)
        self.files = AttachmentsPanel(workplace, child, self)
        self.files.open_wanted.connect(self.open_wanted)
        self.pane = FormPane(workplace, child, self, owner)
        self.pane.kept.connect(lambda _id: self._go_back())
        self.closed = help_line("", self)
        self.closed.hide()
        self._dress()
        self.verbs = (actions or UsualActions)(self)
        self._lay_out()
        workplace.records_changed.connect(self._hear)

    def show_record(self, record: Any) -> None:
        """Show what belongs to ``record``; None for nothing."""
        self.set_aside()
        self.record = record
        self.setCurrentIndex(0)
        reason = self._closed()
        self.closed.setText(reason)
        self.closed.setVisible(bool(reason))
        self.verbs.setEnabled(record is not None and record.retired_at is None and not reason)
        self.refresh()

    def is_dirty(self) -> bool:
        """Something is typed that is not saved."""
        return self.currentIndex() == 1 and self.pane.is_dirty()

    def set_aside(self) -> None:
        """What is typed and not saved becomes a draft."""
        if self.currentIndex() == 1:
            self.pane.set_aside()

    def _closed(self) -> str:
        """Why nothing is added or changed here: what owns the rows is closed."""
        if self.record is None or self.child.after_close:
            return ""
        values = self.owner.values_of(self.record)
        return self.owner.frozen(values, self.workplace.office) or ""

    def refresh(self) -> None:
        """Read again and stay on the same row."""
        current = self.current()
        rows: list[Any] = []
        if self.record is not None:
            store = self.workplace.store
            rows = finding.children(store, self.child, self.owner, self.record.id)
        self.model.show_ids([row.id for row in rows])
        place = self.model.row_of(current.id) if current is not None else 0
        self.table.setCurrentIndex(self.model.index(max(place, 0), 0))
        self._point()

    def current(self) -> Any:
        """The child record pointed at, or None."""
        row = self.table.currentIndex().row()
        return self.model.record(row) if 0 <= row < len(self.model.ids) else None

    def point_at(self, record_id: int) -> None:
        """Point at one of the rows."""
        self.table.setCurrentIndex(self.model.index(max(self.model.row_of(record_id), 0), 0))

    def begin(self) -> None:
        """Open the form of a new child record."""
        self._open(None)

    def edit(self) -> None:
        """Open the form of the child record pointed at."""
        if (record := self.current()) is not None:
            self._open(record)

    def delete(self) -> None:
        """Move the child record pointed at to the recycle bin, after asking."""
        if (record := self.current()) is not None:
            delete_one(self.workplace, self.child, record, self)

    def strike(self) -> None:
        """Strike the entry pointed at through, with a reason."""
        record, child = self.current(), self.child
        if record is None:
            return
        name = child.name_of(record, self.workplace.office)
        if why := ask_reason(self, f"划去{child.one}“{name}”。它仍会显示，并写明原因。", "划去"):
            seen, store = Seen(record.id, record.revision), self.workplace.store
            self.workplace.attempt(self, lambda: striking.strike(store, child, seen, why))

    def _open(self, record: Any) -> None:
        self.pane.owner_id = self.record.id
        self.pane.show_record(record)
        self.setCurrentIndex(1)
        self.pane.form.enter()

    def _go_back(self) -> None:
        self.setCurrentIndex(0)
        self.refresh()
        self.table.setFocus()

    def _leave(self) -> None:
        self.pane.set_aside()
        self._go_back()

    def _point(self) -> None:
        record = self.current()
        self.files.show_record(record)
        self.chosen.emit(record)

    def _hear(self, ledgers: frozenset[str]) -> None:
        if self.child.name in ledgers and self.isVisible():
            self.refresh()

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress_cells(table, self.model)
        dress_table(table)
        table.setAccessibleName(self.child.title)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._point())
        table.activated.connect(self._activate)
        metrics = table.fontMetrics()
        for at, key in enumerate(self.model.keys):
            card = self.child.fields[key].card
            most = 24 if card.kind not in NUMBERS else 10
            wide = min(card.width, most) * metrics.horizontalAdvance("0") + 20
            table.setColumnWidth(at, max(wide, metrics.horizontalAdvance(card.heading) + 24))
        table.horizontalHeader().setStretchLastSection(True)
        if self.model.has_units():
            table.horizontalHeader().setFixedHeight(spacing.ROW_HEIGHT + 12)

    def _activate(self, _index: QModelIndex) -> None:
        if not self.child.append_only:
            self.edit()

    def _lay_out(self) -> None:
        listing = QWidget(self)
        self._split = split = QSplitter(Qt.Orientation.Vertical, listing)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.files)
        split.setSizes([300, 200])
        split.setHandleWidth(spacing.SMALL)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.closed)
        column.addWidget(self.verbs)
        column.addWidget(split, 1)
        self.files.setVisible(self._has_files)  # else they stand elsewhere, or there are none
        form = QWidget(self)
        back = link_button(f"← 返回{self.child.title}", form)
        back.clicked.connect(self._leave)
        self.pane.left.connect(self._go_back)
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.pane, 1)
        self.addWidget(listing)
        self.addWidget(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < _LOW and self.width() >= _WIDE
        self._split.setOrientation(Qt.Orientation.Horizontal if is_low else Qt.Orientation.Vertical)


class UsualActions(QWidget):
    """新增, 修改, 删除; for entries that are never changed 新增 and 划去."""

    def __init__(self, panel: ChildPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout()
        column.addLayout(flow)
        self.new_button = quiet_button(f"新增{panel.child.one}", self, "plus")
        self.new_button.clicked.connect(panel.begin)
        self.new_button.setVisible(not panel.child.verbs_only)
        self._for_one = []
        verbs: list[tuple[str, Callable[[], None]]] = [("修改", panel.edit), ("删除", panel.delete)]
        if panel.child.append_only:
            verbs = [("划去", panel.strike)] if "struck_on" in panel.child.fields else []
        flow.addWidget(self.new_button)
        for words, act in verbs:
            button = quiet_button(words, self)
            button.clicked.connect(act)
            flow.addWidget(button)
            self._for_one.append(button)
        if panel.child.verbs_only:
            column.addWidget(help_line(panel.child.verbs_only, self))
        panel.chosen.connect(self._show_state)
        self._show_state(None)

    def _show_state(self, record: Any) -> None:
        is_struck = getattr(record, "struck_on", None) is not None
        for button in self._for_one:
            button.setEnabled(record is not None and not is_struck)
