"""The lock: the ledger stays open behind it, and only its password shows it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.actions.setup.accounts import prove_password
from models.progress import Progress
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.heading import complaint_line, help_line, page_title
from ui.start.password_line import PasswordLine

_WIDTH = 420


class LockWindow(QWidget):
    """``unlocked`` after the right password, ``leave_wanted`` when the clerk goes home."""

    unlocked = Signal()
    leave_wanted = Signal()

    def __init__(self, desk: Desk, store: Store, title: str) -> None:
        super().__init__()
        self._desk, self._folder, self._account = desk, store.folder, store.account
        self.setWindowTitle(title)
        self.password = PasswordLine("密码", self)
        self.password.entered.connect(self.try_it)
        self.complaint = complaint_line("", self)
        self.unlock_button = primary_button("解锁", self, "lock-open")
        self.unlock_button.clicked.connect(self.try_it)
        self.leave_button = quiet_button("退出", self)
        self.leave_button.clicked.connect(self.leave_wanted)
        self._lay_out()
        self.password.setFocus()

    def try_it(self) -> None:
        """Prove the password at the desk."""
        password = self.password.text()
        if not password or not self.unlock_button.isEnabled():
            return
        self.unlock_button.setEnabled(False)

        def work(_progress: Progress) -> None:
            prove_password(self._folder, self._account, password)

        self._desk.start(work, Answers(lambda _none: self.unlocked.emit(), partial(self._refuse)))

    def _refuse(self, error: Exception) -> None:
        self.unlock_button.setEnabled(True)
        self.password.line.selectAll()
        if isinstance(error, Trouble):
            self.complaint.setText("密码不对，请重新输入。")
        else:
            crash.report(error)

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
        column.addWidget(help_line(f"{self.windowTitle()} 还开着，输入密码继续。", self))
        column.addWidget(QLabel("密码", self))
        column.addWidget(self.password)
        column.addWidget(self.complaint)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.leave_wanted.emit()
