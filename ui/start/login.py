"""Login: which ledger, and its password; each wrong try makes the next one wait longer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.store.keys import KeysDamaged, WrongPassword, account_names
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.look import fonts, spacing
from ui.parts.buttons import link_button, primary_button
from ui.parts.heading import complaint_line, help_line, page_title
from ui.parts.side_list import SideList
from ui.start.locking.brake import TryBrake, wait_in_words
from ui.start.opening import open_with_password
from ui.start.password_line import CAPS_WORDS, PasswordLine
from ui.start.places import KnownLedger

_ROW = 52
_MOST_ROWS = 4


class LoginPage(QWidget):
    """Opens a known ledger; ``opened(store)`` when it is open."""

    opened = Signal(object)
    forgotten = Signal(object)
    damaged = Signal(object, str, str)
    backup_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: list[KnownLedger] = []
        self._is_busy = False
        self.brake = TryBrake(self)
        self.brake.moved.connect(self._tell_wait)
        self.ledgers = SideList("台账", self, _ROW)
        self.ledgers.selectionModel().currentChanged.connect(self._turn_to_ledger)
        self.account = QComboBox(self)
        self.account.setAccessibleName("账号")
        self.password = PasswordLine("密码", self)
        self.password.entered.connect(self.try_it)
        self.password.changed.connect(self._allow)
        self.password.caps_noticed.connect(self._tell_caps)
        self.complaint = complaint_line("", self)
        self.complaint.setMinimumHeight(2 * self.complaint.fontMetrics().lineSpacing())
        self.complaint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.open_button = primary_button("打开台账", self)
        self.open_button.clicked.connect(self.try_it)
        self.forgotten_button = link_button("忘记密码", self)
        self.forgotten_button.clicked.connect(lambda: self.forgotten.emit(self.folder()))
        self._lay_out()

    def show_ledgers(self, known: Sequence[KnownLedger]) -> None:
        """Offer these ledgers, the first one chosen."""
        self._known = list(known)
        self.ledgers.show_names([f"{each.title}\n{each.folder}" for each in known])
        rows = min(max(len(self._known), 1), _MOST_ROWS)
        self.ledgers.setFixedHeight(rows * _ROW + 4)
        self.password.clear()
        self._say("")
        self._turn_to_ledger()
        self.password.setFocus()

    def folder(self) -> Path:
        """The folder of the chosen ledger."""
        return Path(self._known[max(self.ledgers.row(), 0)].folder)

    def try_it(self) -> None:
        """Open the chosen ledger with what is typed."""
        if not self.open_button.isEnabled():
            return
        folder, password = self.folder(), self.password.text()
        account = self.account.currentText()
        self._set_busy(True)
        self._desk.start(
            lambda progress: open_with_password(folder, password, progress, account),
            Answers(self._open, self._refuse),
        )

    def _turn_to_ledger(self) -> None:
        """Offer the accounts of the chosen ledger, and take over a wait that runs for it."""
        if not self._known:
            return
        try:
            names = account_names(self.folder())
        except Trouble:  # it is told when the ledger is opened, with what to do
            names = ()
        self.account.clear()
        self.account.addItems(list(names))
        for each in (self.account, self._account_label):
            each.setVisible(len(names) > 1)
        self.complaint.setText("")
        self.brake.rest()
        self.brake.look(self.folder())

    def _open(self, store: Any) -> None:
        self.password.clear()
        self._set_busy(False)
        self.opened.emit(store)

    def _refuse(self, error: Exception) -> None:
        from models.store.connection import LedgerDamaged  # loaded by now: a ledger was tried

        self._set_busy(False)
        self.password.line.selectAll()
        self.password.setFocus()
        if isinstance(error, WrongPassword):
            self.brake.look(self.folder())
        elif isinstance(error, LedgerDamaged | KeysDamaged):
            password = self.password.text()
            self.password.clear()
            self.damaged.emit(self.folder(), password, str(error))
        elif isinstance(error, Trouble):
            self._say(str(error))
        else:
            crash.report(error)

    def _tell_wait(self) -> None:
        if self.brake.left > 0:
            wait = wait_in_words(self.brake.left)
            self._say(f"密码不对。请等{wait}再试。忘记密码时，请点下面的“忘记密码”。")
        elif self.complaint.text().startswith("密码不对"):
            self._say("密码不对，请重新输入。忘记密码时，请点下面的“忘记密码”。")
        else:
            self._allow()

    def _say(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self._allow()

    def _tell_caps(self, is_on: bool) -> None:
        if is_on or self.complaint.text() == CAPS_WORDS:
            self._say(CAPS_WORDS if is_on else "")

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.open_button.setText("正在打开……" if is_busy else "打开台账")
        self.ledgers.setEnabled(not is_busy)
        self._allow()

    def _allow(self) -> None:
        ready = bool(self.password.text()) and not self._is_busy and self.brake.left <= 0
        self.open_button.setEnabled(ready)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(0, spacing.WIDE, 0, spacing.WIDE))
        column.setSpacing(spacing.SMALL)
        column.addStretch(1)
        column.addWidget(page_title("综治台账", self))
        column.addWidget(help_line("选一本台账，输入密码打开。", self))
        column.addSpacing(spacing.SMALL)
        column.addWidget(self.ledgers)
        column.addSpacing(spacing.SMALL)
        self._account_label = QLabel("账号", self)
        column.addWidget(self._account_label)
        column.addWidget(self.account)
        label = QLabel("密码", self)
        label.setFont(fonts.body_font())
        column.addWidget(label)
        column.addWidget(self.password)
        column.addWidget(self.complaint)
        row = QHBoxLayout()
        row.addWidget(self.forgotten_button)
        row.addStretch()
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addStretch(2)
        column.addLayout(self._other_ways())

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        for words, signal in (
            ("打开别的台账", self.other_wanted),
            ("新建台账", self.new_wanted),
            ("从备份恢复", self.backup_wanted),
            ("看看示例", self.sample_wanted),
        ):
            button = link_button(words, self)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        return row

    def hideEvent(self, event: QHideEvent) -> None:
        self.brake.rest()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._known:
            self.brake.look(self.folder())
