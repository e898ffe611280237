"""What goes with a new record: files dropped and the tasks it serves, kept in one go (job 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.actions import filing, finding, records
from models.actions.daily import proving
from models.actions.daily.likely import suggested
from models.actions.daily.proving import NewFile
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.progress import Progress
from models.store.ledger_file import Store
from ui.ledger.files.taking import choose_files, dropped_paths
from ui.ledger.panels.attachments import size_of
from ui.ledger.panels.lines import empty
from ui.ledger.panels.task_line import task_line
from ui.look import spacing
from ui.parts.buttons import link_button, tool_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import help_line
from ui.workplace import Workplace

INVITE = "会议记录、照片、签到表可以拖到这里，保存时一起存入。"


class NewWith(QFrame):
    """Files wait in memory and likely tasks stand ticked until the record is kept."""

    changed = Signal()
    """Another file waits, or another task is ticked."""
    taken = Signal(list)
    """Files of these names are waiting now as well."""

    def __init__(self, workplace: Workplace, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._workplace, self._ledger = workplace, ledger
        self.files: list[NewFile] = []
        self.ticks: dict[int, QCheckBox] = {}
        self._codes: dict[int, str] = {}
        self._is_own: set[int] = set()
        """Tasks that the clerk has ticked or unticked; what is likely changes them no more."""
        self._file_rows, self._tick_rows = QVBoxLayout(), QVBoxLayout()
        self.line = task_line(workplace, self)
        self.line.chosen.connect(self._add_chosen)
        self._lay_out()

    def clear(self) -> None:
        """Begin with nothing: another record is written."""
        self.files.clear()
        self._is_own.clear()
        self._show_files()
        empty(self._tick_rows)
        self.ticks.clear()

    def task_ids(self) -> list[int]:
        """The tasks ticked."""
        return [task_id for task_id, box in self.ticks.items() if box.isChecked()]

    def words(self) -> str:
        """What will be kept along: 将存入2份附件，关联2.4.1、2.4.2."""
        codes = [self._codes[task_id] for task_id in self.task_ids()]
        parts = [f"存入{len(self.files)}份附件"] if self.files else []
        parts += [f"关联任务{'、'.join(codes)}"] if codes else []
        return f"保存时{'，'.join(parts)}" if parts else ""

    def suggest(self, raw: Mapping[str, object]) -> None:
        """Tick what a record with these values likely serves; own ticks stay."""
        values, _ = self._ledger.parse(raw, self._workplace.office)
        likely = suggested(self._workplace.store, self._ledger, values)
        wanted = {task.id for task in likely}
        for task_id in [each for each in self.ticks if each not in wanted | self._is_own]:
            box = self.ticks.pop(task_id)
            self._tick_rows.removeWidget(box)
            box.hide()
            box.deleteLater()
        for task in likely:
            if task.id not in self.ticks:
                self._add_tick(task)

    def add(self, paths: Sequence[Path]) -> None:
        """Read files at the desk; they are kept with the record."""
        store = self._workplace.store
        if not paths:
            return

        def read(progress: Progress) -> list[NewFile]:
            found = []
            for done, path in enumerate(paths):
                progress.step(done, len(paths), path.name)
                content = store.attachments.read_outside(path)
                filing.refuse_marked_file(path.name, content)
                found.append(NewFile(path.name, content))
            return found

        self._workplace.carry_out(self, "正在读取附件", read, self._take)

    def keep(
        self, store: Store, ledger: Ledger, raw: Mapping[str, object], seen: Seen | None
    ) -> int:
        """Keep a new record with all that goes with it; of an old one only what was typed."""
        if seen is not None:
            return records.keep(store, ledger, raw, seen)
        kept = proving.keep_whole(store, ledger, raw, self.files, self.task_ids())
        self.clear()
        return kept

    def _take(self, files: list[NewFile]) -> None:
        held = {each.content for each in self.files}
        self.files += [each for each in files if each.content not in held]
        self._show_files()
        self.taken.emit([each.name for each in files])

    def _drop_file(self, file: NewFile, _checked: bool = False) -> None:
        self.files.remove(file)
        self._show_files()

    def _show_files(self) -> None:
        empty(self._file_rows)
        for each in self.files:
            row = QHBoxLayout()
            row.setSpacing(spacing.TIGHT)
            row.addWidget(ElideLabel(f"{each.name}（{size_of(len(each.content))}）", self), 1)
            away = tool_button("x", f"不要 {each.name}", self)
            away.clicked.connect(partial(self._drop_file, each))
            row.addWidget(away)
            self._file_rows.addLayout(row)
        self.changed.emit()

    def _add_chosen(self, code: str) -> None:
        task = finding.one(self._workplace.store, TASKS, int(code)) if code else None
        if task is not None:
            if task.id not in self.ticks:
                self._add_tick(task)
            self.ticks[task.id].setChecked(True)
            self._is_own.add(task.id)
            self.changed.emit()
        self.line.choose(None)

    def _add_tick(self, task: Any) -> None:
        name = TASKS.name_of(task, self._workplace.office)
        box = QCheckBox(name, self)
        box.setToolTip(name)
        box.setChecked(True)
        box.clicked.connect(partial(self._heed_tick, task.id))
        self.ticks[task.id], self._codes[task.id] = box, task.code
        self._tick_rows.addWidget(box)

    def _heed_tick(self, task_id: int, _checked: bool = False) -> None:
        self._is_own.add(task_id)
        self.changed.emit()

    def _lay_out(self) -> None:
        choose = link_button("添加文件…", self)
        choose.clicked.connect(lambda: self.add(choose_files(self.window())))
        foot = QHBoxLayout()
        foot.addWidget(choose)
        foot.addWidget(help_line(INVITE, self), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.SMALL,) * 4)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(self._file_rows)
        column.addLayout(foot)
        ties = QHBoxLayout()
        ties.setSpacing(spacing.SMALL)
        ties.addWidget(help_line("佐证任务", self), 0, Qt.AlignmentFlag.AlignVCenter)
        ties.addWidget(self.line, 1)
        column.addLayout(ties)
        column.addLayout(self._tick_rows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(dropped_paths(event.mimeData()))
