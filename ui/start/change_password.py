"""更改密码: the old one once, the new one twice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.actions.people.passwords import change_password
from models.progress import Progress
from models.store.keys import WrongPassword
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.heading import complaint_line, help_line
from ui.start.new_password import NewPassword
from ui.start.password_line import PasswordLine

_WIDTH = 440


class ChangePasswordDialog(QDialog):
    """``changed`` once the new password holds."""

    changed = Signal()

    def __init__(self, desk: Desk, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self.setWindowTitle("更改密码")
        self.old = PasswordLine("现在的密码", self)
        self.new = NewPassword(self)
        self.complaint = complaint_line("", self)
        self.change_button = primary_button("更改密码", self)
        self.change_button.clicked.connect(self.change)
        cancel = quiet_button("取消", self)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(QLabel("现在的密码", self))
        column.addWidget(self.old)
        column.addWidget(self.new)
        column.addWidget(help_line("封存的恢复密钥单仍然有效，不用重新打印。", self))
        column.addWidget(self.complaint)
        column.addLayout(button_row(cancel, self.change_button))
        self.setFixedWidth(_WIDTH)
        self.change_button.setDefault(True)

    def change(self) -> None:
        """Change it at the desk; what is wrong stands below the lines."""
        reason = "" if self.old.text() else "请输入现在的密码。"
        reason = reason or self.new.complaint()
        self.complaint.setText(reason)
        if reason:
            return
        self.change_button.setEnabled(False)
        old, new = self.old.text(), self.new.text()

        def work(_progress: Progress) -> None:
            change_password(self._store, old, new)

        self._desk.start(work, Answers(self._finish, self._refuse))

    def _finish(self, _none: Any) -> None:
        self.changed.emit()
        self.accept()

    def _refuse(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        if isinstance(error, WrongPassword):
            self.complaint.setText("现在的密码不对，密码没有更改。请重新输入。")
        elif isinstance(error, Trouble):
            self.complaint.setText(str(error))
        else:
            crash.report(error)
