"""备份和恢复: what is backed up where, 立即备份, the way back, and the drill (I7–I9)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.actions.people.rights import Right, demand
from models.actions.safe import backing_up
from models.actions.safe.drill import Drill, drill
from models.actions.safe.restoring import Line, look_into
from models.progress import Progress
from models.store.backup import manifest
from models.store.backup.making import Made
from models.troubles import Trouble
from ui.background.desk import Answers
from ui.background.waiting_dialog import tell_error
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import SectionHeading, complaint_line, help_line
from ui.rooms.backup.counts_table import CountsTable
from ui.rooms.backup.drill_dialog import DrillDialog
from ui.rooms.backup.models import BackupsModel
from ui.rooms.backup.reading import BackupState, read_state
from ui.rooms.backup.restore_dialog import RestoreDialog
from ui.workplace import Workplace

_HOW = "退出时、导入前、升级前、批量修改前自动备份，加密保存，按天、周、月轮换，每份都核对过。"
_COUNTS_WIDTH = 270
Read = TypeVar("Read")


class BackupPage(QWidget):
    """Reads again whenever it is shown and after each of its own acts."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.inside, self.outside, self.drilled = (ElideLabel("", self) for _ in range(3))
        self.now_button = primary_button("立即备份", self, "save")
        self.now_button.clicked.connect(self.back_up)
        self.choose_button = quiet_button("选位置", self)
        self.choose_button.clicked.connect(self._ask_where)
        self.drill_button = quiet_button("恢复演练", self)
        self.drill_button.clicked.connect(self.play_drill)
        self.backups = BackupsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.backups)
        self.counts = CountsTable(self)
        self.complaint = complaint_line("", self)
        self.restore_button = quiet_button("恢复到这一份", self, "history")
        self.restore_button.clicked.connect(self.ask_restore)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_counts())

    def refresh(self) -> None:
        """Read which backups there are now, at the desk: a stick may be slow."""
        store = self._workplace.store
        self._read(lambda: read_state(store), self.show_state)

    def show_state(self, state: BackupState) -> None:
        """Show what was read; the newest backup is marked."""
        self.inside.setText(state.inside_words)
        self.outside.setText(state.outside_words)
        self.drilled.setText(state.drill_words)
        self.choose_button.setText("换位置" if state.outside else "选位置")
        self.drill_button.setEnabled(bool(state.kept))
        self.backups.show_backups(state.kept)
        self.table.setCurrentIndex(self.backups.index(0, 0))
        self._show_counts()

    def back_up(self) -> None:
        """Back up here, and on the other disk when it is there."""
        store = self._workplace.store
        folder = backing_up.outside_folder(store)

        def work(progress: Progress) -> tuple[Made, Made | None]:
            inside = backing_up.back_up(store, manifest.NOW, progress, thorough=True)
            if folder is None or not folder.is_dir():
                return inside, None
            return inside, backing_up.back_up_outside(store, progress)

        self._workplace.carry_out(self, "正在备份并核对", work, self._tell_backup)

    def choose_outside(self, folder: Path) -> None:
        """Remember where outside backups go, and make the first one there."""
        store = self._workplace.store
        if self._workplace.attempt(self.window(), lambda: backing_up.choose_outside(store, folder)):
            self.back_up()

    def play_drill(self) -> None:
        """Do the drill at the desk and show how it went."""
        store = self._workplace.store

        def work(progress: Progress) -> Drill:
            return drill(store, None, progress)

        self._workplace.carry_out(
            self, "正在演练：把最新的备份恢复到临时文件夹", work, self._tell_drill
        )

    def ask_restore(self) -> None:
        """Ask once, with the counts and the password."""
        kept = self.backups.kept(self.table.currentIndex().row())
        office = self._workplace.office
        if kept is None or not self._workplace.attempt(
            self.window(), lambda: demand(office, Right.MANAGE)
        ):
            return
        dialog = RestoreDialog(self._workplace, kept, self.counts.lines.lines(), self.window())
        plans: list[Any] = []
        dialog.agreed.connect(plans.append)
        dialog.exec()
        dialog.deleteLater()
        for plan in plans:
            self._workplace.restore_wanted.emit(plan)

    def _ask_where(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "备份到哪块盘的哪个文件夹")
        if chosen:
            self.choose_outside(Path(chosen))

    def _tell_backup(self, made: tuple[Made, Made | None]) -> None:
        inside, outside = made
        places = "本机和另一块盘" if outside is not None else "本机"
        words = f"已备份到{places}，核对无误。"
        if not inside.is_fresh and (outside is None or not outside.is_fresh):
            words = f"上次备份以后没有改动，{places}的备份已核对，都是好的。"
        if missing := len(inside.content.missing):
            words += f"有{missing}份附件早已缺失或损坏，备份里也没有。"
        elif outside is None and backing_up.outside_folder(self._workplace.store) is not None:
            words += "另一块盘没有插上，这次没有备份到那里。"
        self._workplace.status.tell(words)
        self.refresh()

    def _tell_drill(self, done: Drill) -> None:
        self.refresh()
        dialog = DrillDialog(done, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _show_counts(self) -> None:
        kept = self.backups.kept(self.table.currentIndex().row())
        self.complaint.setText("")
        self.counts.show_lines([])
        self.restore_button.setEnabled(False)
        if kept is None:
            return
        if not kept.can_come_back:
            self.complaint.setText("这是损坏时留下的原件，只作保存，不能恢复。")
            return
        store = self._workplace.store

        def look() -> list[Line] | str:
            try:
                return look_into(store, kept.backup)
            except Trouble as trouble:
                return str(trouble)

        def show(found: list[Line] | str) -> None:
            if self.backups.kept(self.table.currentIndex().row()) is not kept:
                return
            self.restore_button.setEnabled(not isinstance(found, str))
            self.complaint.setText(found if isinstance(found, str) else "")
            self.counts.show_lines([] if isinstance(found, str) else found)

        self._read(look, show)

    def _read(self, work: Callable[[], Read], show: Callable[[Read], None]) -> None:
        def show_if_there(found: Read) -> None:
            if shiboken6.isValid(self):
                show(found)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self):
                tell_error(self, error)

        desk = self._workplace.desk
        if not desk.is_closed:
            desk.start(lambda _progress: work(), Answers(show_if_there, tell))

    def _lay_out(self) -> None:
        dress_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName("备份")
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 146)
        self.table.setColumnWidth(2, 90)
        self.counts.setFixedWidth(_COUNTS_WIDTH)
        lists = QHBoxLayout()
        lists.setSpacing(spacing.INSIDE)
        lists.addWidget(self.table, 1)
        lists.addWidget(self.counts)
        foot = QHBoxLayout()
        foot.addWidget(self.complaint, 1)
        foot.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(help_line(_HOW, self))
        column.addLayout(self._head())
        column.addWidget(SectionHeading("恢复", self))
        column.addLayout(lists, 1)
        column.addLayout(foot)

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.INSIDE)
        grid.setVerticalSpacing(spacing.TIGHT)
        grid.setColumnStretch(1, 1)
        rows = (
            ("本机", self.inside, self.now_button),
            ("另一块盘", self.outside, self.choose_button),
            ("演练", self.drilled, self.drill_button),
        )
        for at, (name, words, button) in enumerate(rows):
            label = QLabel(name, self)
            label.setProperty("role", "soft")
            grid.addWidget(label, at, 0)
            grid.addWidget(words, at, 1)
            grid.addWidget(button, at, 2)
        return grid

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
