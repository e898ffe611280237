"""The last backup: a calm small window while it is made, and a way to skip it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from models.actions.safe.backing_up import on_leaving
from models.progress import Progress
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import crash, say
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.look import spacing
from ui.parts.buttons import button_row, quiet_button
from ui.parts.heading import help_line, page_title

_WIDTH = 400
SHOWS_AFTER = 500
"""Milliseconds: a quick backup needs no window."""


class LeavingWindow(QWidget):
    """``left`` once the ledger is backed up, or the clerk would not wait, or it cannot be done."""

    left = Signal()

    def __init__(self, desk: Desk, store: Store, title: str) -> None:
        super().__init__()
        self._desk, self._store = desk, store
        self._ticket: Ticket | None = None
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self._bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self.skip_button = quiet_button("不等了，直接退出", self)
        self.skip_button.clicked.connect(self.leave_now)
        self._timer = QTimer(self, singleShot=True, interval=SHOWS_AFTER)
        self._timer.timeout.connect(self.show)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(page_title("正在备份", self))
        column.addWidget(
            help_line("录入的内容都已保存。备份并核对好就自动退出，一般几秒钟。", self)
        )
        column.addWidget(self._bar)
        column.addLayout(button_row(self.skip_button))

    def begin(self) -> None:
        """Begin to back up."""
        store = self._store

        def work(progress: Progress) -> bool:
            return on_leaving(store, progress).is_fresh

        self._timer.start()
        self._ticket = self._desk.start(
            work, Answers(self._finish, self._tell, self._show_progress, self._go)
        )

    def leave_now(self) -> None:
        """Stop at the next step; nothing half-made stays."""
        self.skip_button.setEnabled(False)
        if self._ticket is not None:
            self._ticket.cancel()

    def _finish(self, _is_fresh: Any) -> None:
        self._go()

    def _tell(self, error: Exception) -> None:
        self._timer.stop()
        if isinstance(error, Trouble):
            say.refuse(self, f"录入的内容都已保存，但退出时的备份没有做成。\n{error}")
        else:
            crash.report(error)
        self._go()

    def _show_progress(self, done: int, total: int, _note: str) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(1000 * done // total if total else 0)

    def _go(self) -> None:
        self._timer.stop()
        self.hide()
        self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave_now()
