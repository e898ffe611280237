"""Asks once before a backup takes the ledger's place: what comes back, and the password of then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.actions.safe.restoring import Line, tries_counted, way_into
from models.progress import Progress
from models.store.backup.home import Backup
from models.store.ledger_file import Way
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers
from ui.look import fonts, spacing
from ui.parts.buttons import button_row, danger_button, link_button, quiet_button
from ui.parts.heading import complaint_line, help_line
from ui.rooms.backup.counts_table import CountsTable
from ui.rooms.backup.reading import Kept
from ui.start.locking.brake import TryBrake, wait_in_words
from ui.start.password_line import PasswordLine
from ui.workplace import Workplace

_WIDTH, _TABLE_HEIGHT = 480, 180
_PASSWORD = "密码（拷到别处没跟着换过的备份，用当时的密码）"  # noqa: S105  (a heading, not a secret)
_CODE = "恢复密钥（封存的“恢复密钥单”上的）"


@dataclass(frozen=True)
class RestorePlan:
    """What the session is asked to put in place."""

    backup: Backup
    way: Way


class RestoreDialog(QDialog):
    """``agreed(plan)`` once the password opens the backup."""

    agreed = Signal(object)

    def __init__(
        self, workplace: Workplace, kept: Kept, lines: Sequence[Line], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("恢复备份")
        self.setFixedWidth(_WIDTH)
        self._desk, self._kept = workplace.desk, kept
        self._store, self._folder = workplace.store, workplace.store.folder
        self.brake = TryBrake(self)
        self.brake.moved.connect(self._tell_wait)
        self._is_code = False
        self.counts = CountsTable(self)
        self.counts.setFixedHeight(_TABLE_HEIGHT)
        self.counts.show_lines(lines)
        self.secret_name = QLabel(_PASSWORD, self)
        self.password = PasswordLine("密码", self)
        self.password.entered.connect(self.go)
        self.code = QLineEdit(self, placeholderText="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.code.setAccessibleName("恢复密钥")
        self.code.hide()
        self.complaint = complaint_line("", self)
        self.complaint.setMinimumHeight(2 * self.complaint.fontMetrics().lineSpacing())
        self.other_button = link_button("不记得密码，用恢复密钥", self)
        self.other_button.clicked.connect(self.turn_to_code)
        self.go_button = danger_button("恢复", self)
        self.go_button.clicked.connect(self.go)
        self.cancel_button = quiet_button("取消", self)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.password.setFocus()
        if self._store.is_sample:  # whose password nobody needs to know
            for widget in (self.secret_name, self.password, self.other_button):
                widget.hide()
            self.cancel_button.setFocus()
            self._fit()
        else:
            self.brake.look(self._folder)

    def turn_to_code(self) -> None:
        """Ask for the recovery code instead, or for the password again."""
        self._is_code = not self._is_code
        self.password.setVisible(not self._is_code)
        self.code.setVisible(self._is_code)
        self.secret_name.setText(_CODE if self._is_code else _PASSWORD)
        words = "改用密码" if self._is_code else "不记得密码，用恢复密钥"
        self.other_button.setText(words)
        self.complaint.setText("")

    def go(self) -> None:
        """Try the password on the backup's own keys, at the desk."""
        if self._store.is_sample:
            self._agree(Way(self._store.account, self._store.data_keys[0]))
            return
        secret = self.code.text() if self._is_code else self.password.text()
        if not secret or not self.go_button.isEnabled():
            return
        self.complaint.setText("")
        self.go_button.setEnabled(False)
        backup, is_code = self._kept.backup, self._is_code

        folder = self._folder

        def work(_progress: Progress) -> Way:
            with tries_counted(folder):
                return way_into(backup, secret, is_code=is_code)

        self._desk.start(work, Answers(self._agree, self._refuse))

    def _agree(self, way: Any) -> None:
        self.agreed.emit(RestorePlan(self._kept.backup, way))
        self.accept()

    def _refuse(self, error: Exception) -> None:
        self.go_button.setEnabled(True)
        if isinstance(error, Trouble):
            self.complaint.setText(str(error))
            self.brake.look(self._folder)
        else:
            crash.report(error)

    def _tell_wait(self) -> None:
        self.go_button.setEnabled(self.brake.left <= 0)
        if self.brake.left > 0:
            wait = wait_in_words(self.brake.left)
            self.complaint.setText(f"密码不对。请等{wait}再试，或用恢复密钥。")

    def done(self, result: int) -> None:
        """Closed one way or the other: nobody looks at the wait any more."""
        self.brake.rest()
        super().done(result)

    def _fit(self) -> None:
        column = self.layout()
        if column is not None:
            self.resize(_WIDTH, column.heightForWidth(_WIDTH))

    def _lay_out(self) -> None:
        title = QLabel(f"用 {self._kept.when} 的备份（{self._kept.why}）替换现在的台账？", self)
        title.setWordWrap(True)
        title.setFont(fonts.section_font())
        told = (
            "之后录入的内容会从台账里消失；现在的状态先留作一份“恢复前”备份，随时可以再恢复回来。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(title)
        column.addWidget(self.counts)
        column.addWidget(help_line(told, self))
        column.addSpacing(spacing.TIGHT)
        column.addWidget(self.secret_name)
        column.addWidget(self.password)
        column.addWidget(self.code)
        column.addWidget(self.complaint)
        row = button_row(self.cancel_button, self.go_button)
        row.insertWidget(0, self.other_button)
        column.addLayout(row)
        self._fit()
