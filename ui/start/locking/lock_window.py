"""The lock: the ledger stays open behind it, and only its password shows it again."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.actions.people.passwords import prove_password
from models.progress import Progress
from models.store.keys import WrongPassword, tries
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.heading import complaint_line, help_line, page_title
from ui.start.locking.brake import TryBrake, wait_in_words
from ui.start.password_line import PasswordLine

_WIDTH = 420


class LockWindow(QWidget):
    """``unlocked`` after the right password, ``leave_wanted`` when the clerk goes home."""

    unlocked = Signal()
    leave_wanted = Signal()

    def __init__(self, desk: Desk, store: Store, title: str) -> None:
        super().__init__()
        self._desk, self._store, self._is_busy = desk, store, False
        self.setWindowModality(Qt.WindowModality.ApplicationModal)  # over an open dialog too
        self.setWindowTitle(title)
        self.password = PasswordLine("密码", self)
        self.password.entered.connect(self.try_it)
        self.complaint = complaint_line("", self)
        self.unlock_button = primary_button("解锁", self, "lock-open")
        self.unlock_button.clicked.connect(self.try_it)
        self.leave_button = quiet_button("退出", self)
        self.leave_button.clicked.connect(self.leave_wanted)
        self.brake = TryBrake(self)
        self.brake.moved.connect(self._tell_wait)
        self._lay_out()
        self.password.setFocus()
        self.brake.look(store.folder)

    def try_it(self) -> None:
        """Prove the password at the desk."""
        password = self.password.text()
        if not password or not self.unlock_button.isEnabled():
            return
        self._is_busy = True
        self._allow()

        def work(_progress: Progress) -> None:
            try:
                prove_password(self._store, password)
            except WrongPassword:
                tries.note_failure(self._store.folder, dt.datetime.now())
                raise
            tries.forget(self._store.folder)

        self._desk.start(work, Answers(lambda _none: self._open(), self._refuse))

    def _open(self) -> None:
        self.brake.rest()
        self.unlocked.emit()

    def _refuse(self, error: Exception) -> None:
        self._is_busy = False
        self.password.line.selectAll()
        if isinstance(error, WrongPassword):
            self.brake.look(self._store.folder)
        elif isinstance(error, Trouble):
            self.complaint.setText(str(error))
            self._allow()
        else:
            crash.report(error)

    def _tell_wait(self) -> None:
        if self.brake.left > 0:
            self.complaint.setText(f"密码不对。请等{wait_in_words(self.brake.left)}再试。")
        elif self.complaint.text():
            self.complaint.setText("密码不对，请重新输入。")
        self._allow()

    def _allow(self) -> None:
        self.unlock_button.setEnabled(not self._is_busy and self.brake.left <= 0)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addStretch()
        row.addWidget(self.leave_button)
        row.addWidget(self.unlock_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(page_title("已锁定", self))
        words = f"{self.windowTitle()} 还开着，没保存的内容都在。"
        column.addWidget(help_line(f"{words}请“{self._store.account}”输入密码继续。", self))
        column.addWidget(QLabel("密码", self))
        column.addWidget(self.password)
        column.addWidget(self.complaint)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.brake.rest()
        self.leave_wanted.emit()
