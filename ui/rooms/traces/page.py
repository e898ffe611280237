"""操作记录: every batch of the ledger, newest first; each can be opened and taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.actions.people.rights import Right, may
from models.actions.traces import listing
from models.actions.traces.listing import NotForOneVillage, Trace
from models.actions.traces.verifying import Verdict, verify
from reports.requests import TRACES
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.empty_state import EmptyState
from ui.parts.heading import page_title
from ui.rooms.traces.batch_pane import BatchPane
from ui.rooms.traces.filter_bar import FilterBar
from ui.rooms.traces.reading import Found, LogReader
from ui.rooms.traces.taking_back import take_back
from ui.rooms.traces.verdict_dialog import VerdictDialog
from ui.rooms.traces.window_model import Column, WindowModel, WindowTable
from ui.workplace import Workplace

_COLUMNS = (
    Column("批号", 64, lambda trace: str(trace.number), is_number=True),
    Column("时间", 140, lambda trace: f"{trace.at:%Y-%m-%d %H:%M}"),
    Column("操作人", 84, lambda trace: trace.who),
    Column("做了什么", 200, lambda trace: trace.action, grows=True),
    Column("记录", 60, lambda trace: str(trace.records), is_number=True),
    Column("现在", 72, lambda trace: trace.state),
    Column("台账", 140, lambda trace: "、".join(trace.titles), is_optional=True, grows=True),
    Column("原因", 140, lambda trace: trace.why, is_optional=True, grows=True),
)


class TracesPage(QWidget):
    """The list, or one batch of it; reads again when something changes and it can be seen."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._reader = LogReader(workplace, self)
        self._is_stale = True
        self.filters = FilterBar(workplace, self)
        self.filters.changed.connect(self._show_view)
        self.verify_button = quiet_button("校验", self, "shield-check")
        self.verify_button.clicked.connect(self.verify)
        self.print_button = quiet_button("导出/打印", self, "printer")
        self.print_button.clicked.connect(self._print)
        self.model = WindowModel(
            workplace, partial(listing.traces, workplace.store), _COLUMNS, self
        )
        self.table = WindowTable(self.model, _COLUMNS, "操作记录列表")
        self.nothing = EmptyState("没有符合条件的操作。", "", self)
        self.forbidden = EmptyState(str(NotForOneVillage()), "", self)
        self.count = ElideLabel("", self)
        self.count.setProperty("role", "soft")
        self.undo_button = quiet_button("撤销…", self, "undo")
        self.undo_button.clicked.connect(self._ask_current)
        self.open_button = primary_button("看明细", self)
        self.open_button.clicked.connect(self._open_current)
        self.batch = BatchPane(workplace, self)
        self._lay_out()
        self._connect()

    def select(self, number: int) -> None:
        """Open one batch."""
        if self._may_look():
            self.batch.show_batch(number)
            self._stack.setCurrentWidget(self.batch)

    def refresh(self) -> None:
        """Read again, now or when the page is next seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale and self._may_look():
            is_new = not self.model.keys
            self._reader.read(self.filters.view(), self._show, is_new=is_new)

    def verify(self) -> None:
        """Recompute the chain at the desk and say what was found."""
        check = partial(verify, self._workplace.store)
        self._workplace.carry_out(self, "正在校验操作记录", check, self._show_verdict)

    def take_back(self, number: int) -> None:
        """Show what taking a batch back would change; do it if the clerk says so."""
        take_back(self._workplace, number, self, partial(self._tell_taken, number))

    def current(self) -> Trace | None:
        """The batch pointed at, if it is read already."""
        row = self.table.currentIndex().row()
        return self.model.item(row) if 0 <= row < len(self.model.keys) else None

    def _may_look(self) -> bool:
        """A village's account sees a sentence instead of the log."""
        is_bound = self._workplace.office.village_id is not None
        if is_bound:
            self._stack.setCurrentWidget(self.forbidden)
        return not is_bound

    def _show_view(self) -> None:
        self.count.setText("正在数……")
        self._reader.read(self.filters.view(), self._show, is_new=True)

    def _show(self, found: Found) -> None:
        row = self.table.currentIndex().row()
        held = self.model.keys[row] if 0 <= row < len(self.model.keys) else None
        self.model.show_keys(found.numbers, found.first)
        place = self.model.row_of(held) if held is not None else 0
        if found.numbers:
            self.table.setCurrentIndex(self.model.index(max(place, 0), 0))
        self._pages.setCurrentWidget(self.table if found.numbers else self.nothing)
        if found.is_all:
            self.filters.offer_people(found.people)
            self.count.setText(f"{len(found.numbers)} 次操作")
        self._show_state()

    def _show_state(self) -> None:
        trace = self.current()
        self.open_button.setEnabled(trace is not None)
        can = trace is not None and trace.can_be_taken_back
        can = can and may(self._workplace.office, Right.WRITE)
        self.undo_button.setEnabled(can)
        self.undo_button.setText("重做…" if trace is not None and trace.kind == "undo" else "撤销…")

    def _show_verdict(self, verdict: Verdict) -> None:
        dialog = VerdictDialog(self._workplace, verdict, self)
        dialog.exec()
        dialog.deleteLater()

    def _tell_taken(self, number: int) -> None:
        if self._stack.currentWidget() is self.batch:
            self.batch.show_batch(number)

    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.model.keys):
            self.select(self.model.keys[index.row()])

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())

    def _ask_current(self) -> None:
        if (trace := self.current()) is not None:
            self.take_back(trace.number)

    def _leave_batch(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _print(self) -> None:
        from ui.printing.print_dialog import PrintDialog

        dialog = PrintDialog(self._workplace, TRACES, self.filters.view(), self.window())
        dialog.exec()
        dialog.deleteLater()

    def _connect(self) -> None:
        self.table.doubleClicked.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_state())
        self.model.dataChanged.connect(lambda *_: self._show_state())
        self.batch.left.connect(self._leave_batch)
        self.batch.back_wanted.connect(self.take_back)
        self._workplace.records_changed.connect(lambda _: self.refresh())

    def _lay_out(self) -> None:
        whole = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(page_title("操作记录", whole))
        head.addStretch(1)
        head.addWidget(self.verify_button)
        head.addWidget(self.print_button)
        foot = QHBoxLayout()
        foot.setSpacing(spacing.SMALL)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.open_button)
        self._pages = QStackedWidget(whole)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.batch)
        self._stack.addWidget(self.forbidden)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(spacing.BETWEEN,) * 4)
        outer.addWidget(self._stack)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_list = self._stack.currentWidget() is not self.batch
        if in_list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_current()
        elif not in_list and event.key() == Qt.Key.Key_Escape:
            self._leave_batch()
        else:
            super().keyPressEvent(event)
