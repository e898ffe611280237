"""One batch opened: who, when, why, and each record and field old and new."""

from __future__ import annotations

from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from models.actions.door import REDO, UNDO, WORK
from models.actions.people.rights import Right, may
from models.actions.traces import listing
from models.actions.traces.listing import Change, Trace
from models.actions.traces.naming import ledger_of
from models.ledger import Place
from models.progress import Progress
from models.store.ledger_file import Store
from ui.background.desk import Answers
from ui.background.waiting_dialog import tell_error
from ui.look import fonts, spacing
from ui.parts.buttons import link_button, primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.rooms.catalogue import SETTINGS_PAGES
from ui.rooms.traces.window_model import Column, WindowModel, WindowTable
from ui.workplace import Workplace

_WHOLE_HEIGHT = 84
_COLUMNS = (
    Column("台账", 96, lambda change: change.title, is_optional=True),
    Column("记录", 190, lambda change: change.record, grows=True),
    Column("项目", 110, lambda change: change.label),
    Column("原来", 130, lambda change: change.old, grows=True),
    Column("改为", 160, lambda change: change.new, grows=True),
)


class BatchPane(QWidget):
    """Shows the batch that ``show_batch`` named."""

    left = Signal()
    """The clerk wants the list again."""
    back_wanted = Signal(int)
    """The clerk wants this batch taken back."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.trace: Trace | None = None
        self.back = link_button("← 返回操作记录", self)
        self.back.clicked.connect(self.left)
        self.title = ElideLabel("", self)
        self.title.setFont(fonts.section_font())
        self.about = QLabel("", self, wordWrap=True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.model = WindowModel(
            workplace, partial(listing.changes, workplace.store), _COLUMNS, self
        )
        self.table = WindowTable(self.model, _COLUMNS, "这次操作的明细")
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_whole())
        self.model.dataChanged.connect(lambda *_: self._show_whole())
        self.whole = QPlainTextEdit(self)
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setFixedHeight(_WHOLE_HEIGHT)
        self.whole.setAccessibleName("选中一行的全文")
        self.count = ElideLabel("", self)
        self.count.setProperty("role", "soft")
        self.go_button = quiet_button("打开这条记录", self)
        self.go_button.clicked.connect(self._go)
        self.undo_button = primary_button("撤销…", self, "undo")
        self.undo_button.clicked.connect(self._ask)
        self._lay_out()

    def show_batch(self, number: int) -> None:
        """Read a batch at the desk and show it."""
        self.trace = None
        self.title.setText(f"第{number}次操作")
        self.about.setText("")
        self.count.setText("正在读取……")
        self.undo_button.setEnabled(False)
        self.model.show_keys(())
        self._show_whole()

        def show(found: tuple[list[Trace], list[int]]) -> None:
            if shiboken6.isValid(self):
                self._show(*found)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self):
                tell_error(self, error)

        read = partial(_read, self._workplace.store, number)
        self._workplace.desk.start(read, Answers(show, tell))

    def _show(self, traces: list[Trace], ids: list[int]) -> None:
        if not traces:
            self.count.setText("没有这次操作。")
            return
        self.trace = trace = traces[0]
        self.title.setText(f"第{trace.number}次操作　{trace.action}")
        why = f"　原因：{trace.why}" if trace.why else ""
        state = f"　{trace.state}" if trace.state else ""
        self.about.setText(f"{trace.at:%Y-%m-%d %H:%M}　{trace.who}{why}{state}")
        self.count.setText(f"{trace.records}条记录，{len(ids)}处")
        is_undo = trace.kind == UNDO
        self.undo_button.setText("重做…" if is_undo else "撤销…")
        self.undo_button.setVisible(trace.kind in (WORK, UNDO, REDO))
        may_write = may(self._workplace.office, Right.WRITE)
        self.undo_button.setEnabled(trace.can_be_taken_back and may_write)
        self.model.show_keys(ids)
        self.table.selectRow(0)
        self.table.setFocus()

    def _current(self) -> Change | None:
        row = self.table.currentIndex().row()
        return self.model.item(row) if 0 <= row < len(self.model.keys) else None

    def _show_whole(self) -> None:
        change = self._current()
        self.go_button.setEnabled(change is not None and _has_a_place(change.ledger))
        self.whole.setPlainText(_in_full(change) if change is not None else "")

    def _go(self) -> None:
        change = self._current()
        if change is not None:
            self._workplace.record_wanted.emit(change.ledger, change.record_id)

    def _ask(self) -> None:
        if self.trace is not None:
            self.back_wanted.emit(self.trace.number)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.count, 1)
        row.addWidget(self.go_button)
        row.addWidget(self.undo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addLayout(row)


def _has_a_place(name: str) -> bool:
    """Tell whether the window shows records of that ledger, or those that own them."""
    ledger = ledger_of(name)
    while ledger is not None and ledger.parent is not None and ledger.parent.ledger:
        ledger = ledger_of(ledger.parent.ledger)
    if ledger is None:
        return False
    is_tie = ledger.parent is not None
    return is_tie or ledger.place is Place.ROOM or name in SETTINGS_PAGES


def _in_full(change: Change) -> str:
    head = f"{change.title} · {change.record} · {change.label}"
    if not change.old and not change.new:
        return head
    if not change.old:
        return f"{head}：{change.new}"
    return f"{head}\n原来：{change.old}\n改为：{change.new or '（空）'}"


def _read(store: Store, number: int, _progress: Progress) -> Any:
    return listing.traces(store, [number]), listing.change_ids(store, [number])
