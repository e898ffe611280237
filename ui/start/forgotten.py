"""A forgotten password: the sealed sheet's code and a new password; a new sheet follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.store.keys import WrongRecoveryCode, read_recovery_code
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.heading import complaint_line, help_line, page_title
from ui.start.new_password import NewPassword
from ui.start.opening import recover

_WHAT_TO_DO = (
    "请拆开封存的“恢复密钥单”，照着输入上面的恢复密钥，再设一个新密码。台账内容不会变。"
    "拆开过的密钥单下一步会换成新的。没有密钥单，谁也打不开这本台账。"
)


class ForgottenPage(QWidget):
    """``recovered(done, password)`` when the new password is set; then the sheet is replaced."""

    recovered = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, Path()
        self._where = help_line("", self)
        self.account = QComboBox(self)
        self.code = QLineEdit(self, placeholderText="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.code.setAccessibleName("恢复密钥")
        self.code.editingFinished.connect(self._check_code)
        self.code_complaint = complaint_line("", self)
        self.password = NewPassword(self)
        self.complaint = complaint_line("", self)
        self.reset_button = primary_button("重设密码", self)
        self.reset_button.clicked.connect(self.reset)
        self.back_button = quiet_button("返回", self)
        self.back_button.clicked.connect(self.back_wanted)
        self._lay_out()

    def show_ledger(self, folder: Path, accounts: tuple[str, ...]) -> None:
        """Begin for one ledger; ``accounts`` are whose password may be set."""
        self._folder = folder
        self._where.setText(f"台账：{folder}")
        self.account.clear()
        self.account.addItems(list(accounts))
        self.code.clear()
        self.password.clear()
        for line in (self.code_complaint, self.complaint):
            line.setText("")
        self.code.setFocus()

    def reset(self) -> None:
        """Set the new password and open."""
        reason = self._check_code() or self.password.complaint()
        if reason:
            self.complaint.setText(reason)
            return
        self.complaint.setText("")
        folder, code, account = self._folder, self.code.text(), self.account.currentText()
        password = self.password.text()
        self.reset_button.setEnabled(False)
        self._desk.start(
            lambda _progress: recover(folder, code, account, password),
            Answers(self._go_on, self._refuse),
        )

    def _go_on(self, done: Any) -> None:
        self.reset_button.setEnabled(True)
        password = self.password.text()
        self.password.clear()
        self.code.clear()
        self.recovered.emit(done, password)

    def _refuse(self, error: Exception) -> None:
        self.reset_button.setEnabled(True)
        if isinstance(error, Trouble):
            self.complaint.setText(str(error))
        else:
            crash.report(error)

    def _check_code(self) -> str:
        """Show the code in its printed form, or say what is off."""
        reason = ""
        try:
            self.code.setText(read_recovery_code(self.code.text()))
        except WrongRecoveryCode as wrong:
            reason = str(wrong)
        self.code_complaint.setText(reason if self.code.text() else "")
        return reason

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(0, spacing.SMALL, 0, spacing.SMALL))
        column.setSpacing(spacing.TIGHT)
        column.addStretch(1)
        column.addWidget(page_title("用恢复密钥单重设密码", self))
        column.addWidget(help_line(_WHAT_TO_DO, self))
        column.addWidget(self._where)
        column.addWidget(QLabel("恢复密钥", self))
        column.addWidget(self.code)
        column.addWidget(self.code_complaint)
        column.addWidget(QLabel("账号", self))
        column.addWidget(self.account)
        column.addWidget(self.password)
        column.addWidget(self.complaint)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addStretch()
        row.addWidget(self.back_button)
        row.addWidget(self.reset_button)
        column.addLayout(row)
        column.addStretch(2)
