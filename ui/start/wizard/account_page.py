"""Year, who keeps the ledger, where it lies, and the password."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.store import places as store_places
from models.troubles import Trouble
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.buttons import quiet_button
from ui.parts.heading import complaint_line, help_line
from ui.start import places
from ui.start.new_password import NewPassword
from ui.start.wizard.answers import Answers, WizardPage

_WARNING = "台账全部加密。没有密码，也没有下一步的“恢复密钥单”，谁也打不开，包括开发这个程序的人。"
FIRST_YEAR, LAST_YEAR = 2015, 2099


class AccountPage(WizardPage):
    """Ready when folder, name and password can be used."""

    title = "年度、位置和密码"
    next_words = "新建台账"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.year = QSpinBox(self)
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(dt.date.today().year)
        self.year.setSuffix(" 年")
        self.account = QLineEdit("经办人", self, maxLength=20)
        self.account.textChanged.connect(lambda _text: self.ready_changed.emit())
        self.folder = QLineEdit(self)
        self.folder.editingFinished.connect(self.check_folder)
        self.folder.textEdited.connect(lambda _text: self._tell_folder(""))
        self.browse_button = quiet_button("浏览", self, "folder-open")
        self.browse_button.clicked.connect(self._browse)
        self.folder_complaint = complaint_line("", self)
        self.password = NewPassword(self)
        self.password.changed.connect(self.ready_changed)
        self._lay_out()

    def begin(self, answers: Answers) -> None:  # noqa: ARG002  the page needs none
        if not self.folder.text():
            self.folder.setText(str(places.default_folder()))
        self.password.first.setFocus()

    def is_ready(self) -> bool:
        named = bool(self.account.text().strip() and self.folder.text().strip())
        return named and not self.password.complaint()

    def finish(self, answers: Answers) -> Answers | None:
        if self.check_folder():
            self.folder.setFocus()
            return None
        return replace(
            answers,
            year=self.year.value(),
            account=self.account.text().strip(),
            folder=Path(self.folder.text().strip()),
            password=self.password.text(),
        )

    def check_folder(self) -> str:
        """Look whether a ledger can be made there; the sentence why not stands under the line."""
        typed = self.folder.text().strip()
        reason = "请写上放台账的文件夹，或点“浏览”选一个。" if not typed else ""
        if typed:
            folder = Path(typed)
            was_there = folder.exists()
            try:
                store_places.check_new_folder(folder)
            except Trouble as trouble:
                reason = str(trouble)
            if not was_there:
                _take_away(folder)
        self._tell_folder(reason)
        return reason

    def _tell_folder(self, reason: str) -> None:
        self.folder_complaint.setText(reason)
        self.folder_complaint.setVisible(bool(reason))
        self.ready_changed.emit()

    def _browse(self) -> None:
        start = str(Path(self.folder.text()).parent)
        chosen = QFileDialog.getExistingDirectory(self, "台账放在哪个文件夹", start)
        if chosen:
            self.folder.setText(str(_own_folder(Path(chosen))))
            self.check_folder()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(spacing.BETWEEN)
        for words, widget in (("年度", self.year), ("经办人（账号名）", self.account)):
            column = QVBoxLayout()
            column.setSpacing(spacing.TIGHT)
            column.addWidget(QLabel(words, self))
            column.addWidget(widget)
            first.addLayout(column, 1)
        where = QHBoxLayout()
        where.setSpacing(spacing.SMALL)
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse_button)
        warning = help_line(_WARNING, self)
        warning.setStyleSheet(f"color: {Tone.DUE_SOON.ink};")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(first)
        column.addSpacing(spacing.SMALL)
        column.addWidget(QLabel("台账放在", self))
        column.addLayout(where)
        column.addWidget(self.folder_complaint)
        column.addSpacing(spacing.SMALL)
        column.addWidget(self.password)
        column.addWidget(warning)
        column.addStretch()


def _own_folder(chosen: Path) -> Path:
    """A folder that holds other things gets one of its own inside for the ledger."""
    try:
        is_empty = not any(chosen.iterdir())
    except OSError:
        is_empty = True
    return chosen if is_empty else chosen / places.LEDGER_FOLDER_NAME


def _take_away(folder: Path) -> None:
    """Leave no empty folder behind for a place that was only looked at."""
    try:
        folder.rmdir()
    except OSError:
        return
