"""救援: what can be read, which backup is good, and one click that puts it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.store.backup.home import Backup
from models.troubles import Trouble
from ui.background.desk import Desk
from ui.background.waiting_dialog import carry_out
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import button_row, link_button, primary_button, quiet_button
from ui.parts.heading import complaint_line, help_line, page_title
from ui.start.locking.brake import TryBrake, wait_in_words
from ui.start.password_line import PasswordLine
from ui.start.rescue.lines_model import LinesModel
from ui.start.rescue.work import Found, Secret, look, look_into_backup, restore_and_open

_CALM = "内容有备份就能找回来。恢复之前，现在的文件会原样留一份，不会丢。"
_FROM_BACKUP = "输入台账的密码（很久前拷走的备份用当时的），核对无误后恢复到下面的文件夹。"
_COUNT_WIDTH = 90


class RescuePage(QWidget):
    """``opened(store, words)`` when a good state is open, ``code_used(folder)`` when a new password
    is to be set first, ``back_wanted`` when the clerk leaves all as it is.
    """

    opened = Signal(object, str)
    code_used = Signal(object)
    back_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, Path()
        self._backup: Backup | None = None
        self._found, self._is_code = Found(), False
        self.title = page_title("", self)
        self.reason = help_line("", self)
        self.where = help_line("", self)
        self.secret_name = QLabel("密码", self)
        self.password = PasswordLine("密码", self)
        self.password.entered.connect(self.look)
        self.code = QLineEdit(self, placeholderText="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.code.setAccessibleName("恢复密钥")
        self.code_button = link_button("用恢复密钥", self)
        self.code_button.clicked.connect(self.turn_to_code)
        self.pick_button = link_button("选备份……", self)
        self.pick_button.clicked.connect(self._ask_which)
        self.lines = LinesModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.lines)
        self.told = QLabel("", self, wordWrap=True)
        self.complaint = complaint_line("", self)
        self.back_button = quiet_button("返回", self)
        self.back_button.clicked.connect(self.back_wanted)
        self.look_button = quiet_button("看看能救回什么", self)
        self.look_button.clicked.connect(self.look)
        self.restore_button = primary_button("恢复这一份", self, "history")
        self.restore_button.clicked.connect(self.restore)
        self.brake = TryBrake(self)
        self.brake.moved.connect(self._tell_wait)
        self._lay_out()

    def show_damaged(self, folder: Path, password: str, reason: str) -> None:
        """Begin with a damaged ledger; with the password already typed it looks at once."""
        self._begin("台账打不开，可以从备份救回来", reason, folder, None)
        self.password.line.setText(password)
        if password:
            self.look()

    def show_backup(self, backup: Backup, folder: Path) -> None:
        """Begin with a backup that is to come back into ``folder``."""
        self._begin("从备份恢复台账", _FROM_BACKUP, folder, backup)
        self.told.setText(f"备份：{backup.cover.made_at:%Y-%m-%d %H:%M}，是那里最新的完好的一份。")

    def pick(self, place: Path) -> None:
        """Use a backup the clerk found, a whole folder of them or one."""
        from models.actions.safe.restoring import find_backup

        try:
            self._backup = find_backup(place)
        except Trouble as trouble:
            self.complaint.setText(str(trouble))
            return
        self.complaint.setText("")
        self._show(Found())
        self.told.setText(f"选了 {self._backup.cover.made_at:%Y-%m-%d %H:%M} 的备份，请核对。")
        if self._secret().words:
            self.look()

    def turn_to_code(self) -> None:
        """Ask for the code of the sheet instead of the password, or back."""
        self._is_code = not self._is_code
        self.password.setVisible(not self._is_code)
        self.code.setVisible(self._is_code)
        self.secret_name.setText("恢复密钥" if self._is_code else "密码")
        self.code_button.setText("用密码" if self._is_code else "用恢复密钥")

    def look(self) -> None:
        """Look at the desk; nothing is changed but key slots, which are healed."""
        secret, folder, backup = self._secret(), self._folder, self._backup
        if not secret.words or not self.look_button.isEnabled():
            self.complaint.setText(self.complaint.text() or "请先输入密码，或用恢复密钥。")
            return
        place = self._tried_at()
        self.complaint.setText("")
        self._show(Found())

        from models.actions.safe.restoring import tries_counted

        def work(progress: Any) -> Found | str:
            try:
                with tries_counted(place):
                    if backup is not None:
                        return look_into_backup(backup, secret, progress)
                    return look(folder, secret, progress)
            except Trouble as trouble:
                return str(trouble)

        carry_out(self, self._desk, "正在查看", work, self._answer)

    def restore(self) -> None:
        """One click: the good backup takes the place, the damaged state is kept."""
        found, folder, secret = self._found, self._folder, self._secret()

        def work(progress: Any) -> Any:
            return restore_and_open(found, folder, secret, progress)

        carry_out(self, self._desk, "正在恢复", work, self._open)

    def _answer(self, found: Any) -> None:
        if isinstance(found, str):
            self.complaint.setText(found)
            self.brake.look(self._tried_at())
            return
        self._show(found)
        if found.mended is not None:
            self._clear_secret()
            self.opened.emit(found.mended, found.told)
        elif found.backup is None and not found.lines:  # the slots are healed, a code was given
            self.code_used.emit(self._folder)

    def _open(self, store: Any) -> None:
        self._clear_secret()
        if store is None:
            self.code_used.emit(self._folder)
            return
        backup = self._found.backup
        assert backup is not None
        when = f"{backup.cover.made_at:%Y-%m-%d %H:%M}"
        self.opened.emit(store, f"已恢复到 {when} 的备份；损坏的文件原样留在备份文件夹里。")

    def _tried_at(self) -> Path:
        """Where failed tries are counted: at the ledger, or where its backups lie."""
        return self._backup.home if self._backup is not None else self._folder

    def _tell_wait(self) -> None:
        self.look_button.setEnabled(self.brake.left <= 0)
        if self.brake.left > 0:
            self.complaint.setText(f"密码不对。请等{wait_in_words(self.brake.left)}再试。")
        elif self.complaint.text().startswith("密码不对。请等"):
            self.complaint.setText("密码不对，请重新输入，或用恢复密钥。")

    def _show(self, found: Found) -> None:
        self._found = found
        self.lines.show_lines(found.lines)
        self.table.setVisible(bool(found.lines))
        self.told.setText(found.told)
        can = found.backup is not None
        self.restore_button.setEnabled(can)
        self.restore_button.setDefault(can)

    def _begin(self, title: str, reason: str, folder: Path, backup: Backup | None) -> None:
        self._folder, self._backup = folder, backup
        self.title.setText(title)
        self.reason.setText(reason if backup is not None else f"{reason}\n{_CALM}")
        self.where.setText(f"台账文件夹：{folder}")
        self.complaint.setText("")
        self._clear_secret()
        if self._is_code:
            self.turn_to_code()
        self._show(Found())
        self.brake.look(self._tried_at())
        self.password.setFocus()

    def _secret(self) -> Secret:
        if self._is_code:
            return Secret(self.code.text(), is_code=True)
        return Secret(self.password.text())

    def _clear_secret(self) -> None:
        self.password.clear()
        self.code.clear()

    def _ask_which(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "备份在哪个文件夹")
        if chosen:
            self.pick(Path(chosen))

    def hideEvent(self, event: QHideEvent) -> None:
        self.brake.rest()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        dress_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAccessibleName("各台账还能读出多少")
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at in (1, 2):
            self.table.setColumnWidth(at, _COUNT_WIDTH)
        self.code.hide()
        links = button_row(self.pick_button, self.code_button)
        links.insertWidget(0, self.secret_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(0, spacing.WIDE, 0, spacing.WIDE))
        column.setSpacing(spacing.TIGHT)
        for widget in (self.title, self.reason, self.where):
            column.addWidget(widget)
        column.addSpacing(spacing.SMALL)
        column.addLayout(links)
        for line in (self.password, self.code, self.complaint, self.told):
            column.addWidget(line)
        column.addWidget(self.table, 1)
        column.addSpacing(spacing.SMALL)
        column.addLayout(button_row(self.back_button, self.look_button, self.restore_button))
        column.addStretch(0)
