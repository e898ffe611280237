"""Login: which ledger, and its password; each wrong try makes the next one wait longer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.store.keys import WrongPassword
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.look import fonts, spacing
from ui.parts.buttons import link_button, primary_button
from ui.parts.heading import complaint_line, help_line, page_title
from ui.parts.side_list import SideList
from ui.start.opening import open_with_password
from ui.start.password_line import CAPS_WORDS, PasswordLine
from ui.start.places import KnownLedger

_ROW = 52
_MOST_ROWS = 4
LONGEST_WAIT = 64


class LoginPage(QWidget):
    """Opens a known ledger; ``opened(store)`` when it is open."""

    opened = Signal(object)
    forgotten = Signal(object)
    other_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: list[KnownLedger] = []
        self._tries = 0
        self._wait = 0
        self._is_busy = False
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._count_down)
        self.ledgers = SideList("台账", self, _ROW)
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
        self.password.setFocus()

    def folder(self) -> Path:
        """The folder of the chosen ledger."""
        return Path(self._known[max(self.ledgers.row(), 0)].folder)

    def try_it(self) -> None:
        """Open the chosen ledger with what is typed."""
        if not self.open_button.isEnabled():
            return
        folder, password = self.folder(), self.password.text()
        self._set_busy(True)
        self._desk.start(
            lambda progress: open_with_password(folder, password, progress),
            Answers(self._open, self._refuse),
        )

    def _open(self, store: Any) -> None:
        self._tries = 0
        self.password.clear()
        self._set_busy(False)
        self.opened.emit(store)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        self.password.line.selectAll()
        self.password.setFocus()
        if isinstance(error, WrongPassword):
            self._tries += 1
            self._wait = min(2 ** (self._tries - 1), LONGEST_WAIT)
            self._clock.start()
            self._tell_wait()
        elif isinstance(error, Trouble):
            self._say(str(error))
        else:
            crash.report(error)

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._clock.stop()
            self._say("密码不对，请重新输入。忘记密码时，请点下面的“忘记密码”。")
        else:
            self._tell_wait()

    def _tell_wait(self) -> None:
        self._say(f"密码不对。请等{self._wait}秒再试。忘记密码时，请点下面的“忘记密码”。")

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
        ready = bool(self.password.text()) and not self._is_busy and self._wait <= 0
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
            ("看看示例", self.sample_wanted),
        ):
            button = link_button(words, self)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        return row

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wait > 0:
            self._clock.start()
