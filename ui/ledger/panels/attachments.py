"""附件: files of one record, dropped or chosen, seen inside the program, handed out, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QListView,
    QVBoxLayout,
    QWidget,
)

from models.actions import filing, finding
from models.actions.filing import HeldFile, TakenIn
from models.ledger import Ledger, find_ledger
from models.progress import Progress
from ui import say
from ui.look import fonts, spacing
from ui.parts.buttons import quiet_button
from ui.parts.flow_layout import FlowLayout
from ui.parts.heading import help_line
from ui.workplace import Workplace

INVITE = "把文件拖到这里，或按“添加文件”。同一份文件只存一次。"


class AttachmentsPanel(QWidget):
    """The files of the record that ``show_record`` named."""

    open_wanted = Signal(str, bytes)
    """Show this content inside the program, under this name."""

    def __init__(self, workplace: Workplace, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._ledger = workplace, ledger
        self._record: Any = None
        self._held: list[HeldFile] = []
        self._names = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self._names)
        self.list.setFont(fonts.table_font())
        self.list.setAccessibleName("附件清单")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.activated.connect(self._open_row)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self.note = help_line(INVITE, self)
        self.add_button = quiet_button("添加文件", self, "paperclip")
        self.open_button = quiet_button("打开", self)
        self.export_button = quiet_button("导出到…", self, "download")
        self.remove_button = quiet_button("移除", self, "trash")
        self.word = QComboBox(self)
        """What the files to be added show, where the ledger tells them apart (整改前, 整改后)."""
        self.word.setAccessibleName("附件类别")
        self.word.addItems(ledger.file_words)
        self.word.currentTextChanged.connect(lambda _text: self._show_state())
        self.word_button = quiet_button("", self)
        self.setAcceptDrops(True)
        self._lay_out()
        workplace.records_changed.connect(self._hear)

    def show_record(self, record: Any) -> None:
        """Show the files of ``record``; None for nothing."""
        is_other = record is None or self._record is None or record.id != self._record.id
        self._record = record
        if record is not None and is_other:
            self.word.setCurrentText(self._ledger.file_word(record))
        self.refresh()

    def files(self) -> Sequence[HeldFile]:
        """The files shown."""
        return tuple(self._held)

    def refresh(self) -> None:
        """Read again."""
        found: dict[int, list[HeldFile]] = {}
        if self._record is not None:
            store = self._workplace.store
            found = filing.files_of(store, self._ledger, [self._record.id])
        self._held = next(iter(found.values()), [])
        self._names.setStringList([_line(each) for each in self._held])
        self._show_state()

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in at the desk."""
        record_id, store, ledger = self._record.id, self._workplace.store, self._ledger
        word = self.word.currentText()

        def take(progress: Progress) -> list[TakenIn]:
            taken = []
            for done, path in enumerate(paths):
                progress.step(done, len(paths), path.name)
                taken.append(filing.attach(store, ledger, record_id, path, word=word))
            return taken

        self._workplace.carry_out(self, "正在添加附件", take, self._tell_taken)

    def open_file(self, held: HeldFile) -> None:
        """Show a file inside the program."""
        read = partial(_read, self._workplace, held)
        show = partial(self.open_wanted.emit, held.name)
        self._workplace.carry_out(self, f"正在打开“{held.name}”", read, show)

    def export(self, folder: Path) -> None:
        """Write the chosen files (all if none is chosen) into ``folder`` under readable names."""
        store, wanted = self._workplace.store, self.chosen() or self._held
        stem = self._ledger.name_of(self._record, self._workplace.office)
        own_names = not self._ledger.particulars

        def write(progress: Progress) -> list[Path]:
            return filing.export_files(store, stem, wanted, folder, progress, own_names=own_names)

        self._workplace.carry_out(
            self,
            "正在导出附件",
            write,
            lambda paths: self._workplace.status.tell(f"已导出 {len(paths)} 份附件到 {folder}"),
        )

    def chosen(self) -> list[HeldFile]:
        """The files marked in the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self._held[row] for row in rows]

    def change_word(self) -> None:
        """Let the chosen files show what stands in the box."""
        store, word = self._workplace.store, self.word.currentText()
        ties = [each.tie_id for each in self.chosen()]
        if self._workplace.attempt(self, lambda: filing.change_word(store, ties, word)):
            self._workplace.status.tell(f"{len(ties)}份附件已改为“{word}”")

    def remove(self) -> None:
        """Take the chosen files off the record, after asking."""
        chosen = self.chosen()
        names = "、".join(f"“{each.name}”" for each in chosen[:5])
        asked = say.Question(f"移除{len(chosen)}份附件：{names}？", "移除", destructive=True)
        if chosen and say.ask(self, asked):
            ties = [each.tie_id for each in chosen]
            store = self._workplace.store
            if self._workplace.attempt(self, lambda: filing.untie(store, ties)):
                self._workplace.status.tell(f"已移除 {len(ties)} 份附件")

    def _tell_taken(self, taken: list[TakenIn]) -> None:
        held = [f"“{each.name}”" for each in taken if each.was_held]
        said = f"已添加 {len(taken)} 份附件"
        if held:
            said += f"；{'、'.join(held)}已存在，已关联，没有重复存放"
        self._workplace.status.tell(said)
        self.refresh()

    def _hear(self, ledgers: frozenset[str]) -> None:
        if "file_ties" in ledgers and self.isVisible():
            self.refresh()

    def _reason(self) -> str:
        """Why this record takes no files; "" if it does."""
        if self._record is None:
            return "选中或先保存一条记录，才能添加附件。"
        reason = self._ledger.no_files(self._record)
        parent = self._ledger.parent
        if reason is None and parent is not None and parent.ledger:
            owner = find_ledger(parent.ledger)
            owned_by = getattr(self._record, parent.key)
            found = finding.one(self._workplace.store, owner, owned_by)
            reason = owner.no_files(found) if found is not None else None
        return reason or ""

    def _show_state(self) -> None:
        reason = self._reason()
        is_gone = self._record is not None and self._record.retired_at is not None
        self.note.setText(reason or INVITE)
        self.add_button.setEnabled(not reason and not is_gone)
        self.open_button.setEnabled(len(self.chosen()) == 1)
        self.export_button.setEnabled(bool(self._held))
        self.remove_button.setEnabled(bool(self.chosen()) and not is_gone)
        tells_apart = bool(self._ledger.file_words)
        self.word.setVisible(tells_apart)
        self.word_button.setVisible(tells_apart)
        word = self.word.currentText()
        self.add_button.setText(f"添加{word}照片" if tells_apart else "添加文件")
        self.word_button.setText(f"改为“{word}”")
        others = [each for each in self.chosen() if each.word != word]
        self.word_button.setEnabled(bool(others) and not is_gone)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "选择要添加的文件")
        if names:
            self.add([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "导出到哪个文件夹")
        if name:
            self.export(Path(name))

    def _open_row(self, index: QModelIndex) -> None:
        self.open_file(self._held[index.row()])

    def _open_chosen(self) -> None:
        self.open_file(self.chosen()[0])

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        flow.addWidget(self.word)
        self.word_button.clicked.connect(self.change_word)
        for button, act in (
            (self.add_button, self._choose_files),
            (self.open_button, self._open_chosen),
            (self.export_button, self._choose_folder),
            (self.remove_button, self.remove),
        ):
            button.clicked.connect(act)
            flow.addWidget(button)
        flow.addWidget(self.word_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(buttons)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self._show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.add_button.isEnabled():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.add(paths)
            event.acceptProposedAction()


def _line(held: HeldFile) -> str:
    head = f"{held.word}　" if held.word else ""
    return f"{head}{held.name}　{size_of(held.size)}"


def size_of(count: int) -> str:
    """How large a file is, as people say it."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB"


def _read(workplace: Workplace, held: HeldFile, _progress: Progress) -> bytes:
    return filing.read_file(workplace.store, held)
