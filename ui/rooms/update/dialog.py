"""The window 从U盘更新: which package, what it changes, and the one question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from models.actions.safe import backing_up
from models.exchange.update import judging, package, searching
from models.exchange.update.judging import Running
from models.exchange.update.manifest import changes_since
from models.exchange.update.package import Package
from models.progress import Progress
from models.store.backup import manifest as backup_manifest
from models.troubles import Trouble
from ui.background.desk import Answers
from ui.background.waiting_dialog import tell_error
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import complaint_line, help_line, page_title
from ui.rooms.update.beginning import Ready, in_words
from ui.start import places
from ui.workplace import Workplace

_WIDTH, _TEXT_HEIGHT = 520, 150
_SEARCHING = "正在找U盘上的更新包……"
_NONE_FOUND = "没有在U盘上找到更新包。"
_CHANGES_HERE = "选好更新包以后，这里写着新版改了什么。"
_WHAT_NOW = "请插好U盘后重新打开这个窗口，或者点“选更新包”。"
_WHAT_HAPPENS = (
    "更新前先备份台账。然后程序自己关闭，装好后自己打开，一般一两分钟；"
    "这段时间请不要打开程序，也不要关电脑。"
)


class UpdateDialog(QDialog):
    """``agreed(ready)`` once the ledger is backed up and the installer lies on this computer."""

    agreed = Signal(object)

    def __init__(self, workplace: Workplace, running: Running, key: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("从U盘更新")
        self.setFixedWidth(_WIDTH)
        self._workplace, self._running, self._key = workplace, running, key
        self._package: Package | None = None
        self.heading = page_title(f"现在是 {running.version} 版", self)
        self.place = ElideLabel("", self)
        self.changes = QPlainTextEdit(self, readOnly=True)
        self.changes.setAccessibleName("新版改了什么")
        self.changes.setPlaceholderText(_CHANGES_HERE)
        self.changes.setFixedHeight(_TEXT_HEIGHT)
        self.complaint = complaint_line("", self)
        self.complaint.setMinimumHeight(3 * self.complaint.fontMetrics().lineSpacing())
        self.choose_button = quiet_button("选更新包", self, "folder-open")
        self.choose_button.clicked.connect(self._ask_which)
        self.cancel_button = quiet_button("取消", self)
        self.cancel_button.clicked.connect(self.reject)
        self.go_button = primary_button("备份并更新", self)
        self.go_button.clicked.connect(self.go)
        self.go_button.setEnabled(False)
        self._lay_out()

    def look_for_package(self, disks: Callable[[], list[Path]] = searching.sticks) -> None:
        """Look on the sticks, at the desk; the newest package found is read at once."""
        self.place.setText(_SEARCHING)

        def work(_progress: Progress) -> Path | None:
            return searching.newest_package(disks())

        def show(found: Path | None) -> None:
            if not shiboken6.isValid(self) or self.place.text() != _SEARCHING:
                return  # gone, or the clerk was quicker
            if found is None:
                self.place.setText(_NONE_FOUND)
                self.changes.setPlaceholderText(_WHAT_NOW)
            else:
                self.read(found)

        def tell(error: Exception) -> None:
            tell_error(self, error)

        self._workplace.desk.start(work, Answers(show, tell))

    def read(self, path: Path) -> None:
        """Check a package whole, at the desk, and show what it brings."""
        running, key = self._running, self._key
        self._forget()
        self.place.setText(str(path))

        def work(progress: Progress) -> Package:
            found = package.check(path, key, progress)
            judging.demand_fit(found.manifest, running, path.name)
            return found

        self._workplace.carry_out(self, "正在核对更新包", work, self._show, refused=self._complain)

    def go(self) -> None:
        """Back the ledger up, lay the installer out, and be agreed."""
        found = self._package
        if found is None:
            return
        store, folder = self._workplace.store, places.update_folder()
        target = judging.demand_place(self._running)

        def work(progress: Progress) -> Ready:
            backing_up.before(store, backup_manifest.UPDATE, progress)
            installer = package.lay_out_installer(found, folder, progress)
            words = in_words(changes_since(found.manifest, self._running.version))
            return Ready(installer, target, found.manifest.version, words)

        self._workplace.carry_out(
            self, "正在备份台账，准备更新", work, self._agree, refused=self._complain
        )

    def _show(self, found: Package) -> None:
        self._package = found
        now, new = self._running.version, found.manifest.version
        self.heading.setText(f"现在是 {now} 版，更新到 {new} 版")
        self.changes.setPlainText(in_words(changes_since(found.manifest, now)))
        self.go_button.setEnabled(True)
        self.go_button.setFocus()

    def _forget(self) -> None:
        self._package = None
        self.heading.setText(f"现在是 {self._running.version} 版")
        self.changes.clear()
        self.changes.setPlaceholderText(_CHANGES_HERE)
        self.complaint.setText("")
        self.go_button.setEnabled(False)

    def _complain(self, trouble: Trouble) -> None:
        self.complaint.setText(str(trouble))
        self.choose_button.setFocus()

    def _agree(self, ready: Ready) -> None:
        self.agreed.emit(ready)
        self.accept()

    def _ask_which(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选更新包", "", "更新包 (*.zip)")
        if chosen:
            self.read(Path(chosen))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE, spacing.WIDE, spacing.WIDE, spacing.BETWEEN))
        column.setSpacing(spacing.SMALL)
        row = button_row(self.cancel_button, self.go_button)
        row.insertWidget(0, self.choose_button)
        for widget in (self.heading, self.place, self.changes):
            column.addWidget(widget)
        column.addWidget(help_line(_WHAT_HAPPENS, self))
        column.addWidget(self.complaint)
        column.addLayout(row)
        self.resize(_WIDTH, column.heightForWidth(_WIDTH))
        self.choose_button.setFocus()
