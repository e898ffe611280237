"""佐证: the papers a task should have, ticked off one by one, with their scans."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.actions import filing, finding
from models.actions.filing import HeldFile
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from ui.look import colours, fonts, spacing
from ui.parts.buttons import link_button, tool_button
from ui.parts.elide_label import ElideLabel
from ui.rooms.tasks.panels.panel import TaskPanel, words
from ui.rooms.tasks.panels.state_switch import StateSwitch
from ui.rooms.tasks.verbs.files import (
    Owner,
    choose_files,
    drop_paper,
    dropped_paths,
    take_files,
    untie,
)
from ui.rooms.tasks.verbs.offer import ADD_PAPER, EXPORT, TaskVerb, begin, why_not
from ui.rooms.tasks.verbs.paper_dialog import show_held
from ui.workplace import Workplace


class PapersPanel(TaskPanel):
    """The checklist; a scan dropped onto a line becomes that paper's file."""

    shows = frozenset({"tasks", "task_evidence", "file_ties", "files"})

    def fill(self, row: Any) -> None:
        """Show the papers with their files."""
        store, office = self.workplace.store, self.workplace.office
        refusal = TASKS.no_files(row) or ""
        if refusal:
            self.say(refusal)
        papers = finding.children(store, TASK_EVIDENCE, TASKS, self.task_id)
        if papers:
            held = sum(paper.state == "held" for paper in papers)
            needed = sum(paper.state != "not_needed" for paper in papers)
            self.say(f"应有 {needed} 份，已有 {held} 份")
        elif not refusal:
            self.say("还没有列出应有材料。列出后，办结时会提醒缺哪些。")
        files = filing.files_of(store, TASK_EVIDENCE, [paper.id for paper in papers])
        for paper in papers:
            line = PaperLine(self.workplace, (row, paper), files.get(paper.id, []), self)
            self.column.addWidget(line)
        offered = [verb for verb in (ADD_PAPER, EXPORT) if not why_not(verb, row, office)]
        if offered:
            self.add_links(*(self._verb_link(verb) for verb in offered))

    def _verb_link(self, verb: TaskVerb) -> QPushButton:
        link = self.link(verb.words)
        link.clicked.connect(lambda: begin(self.workplace, verb, self.task_id, self.window()))
        return link


class DropLine(QFrame):
    """A card that takes files from the disk for one record."""

    def __init__(
        self, workplace: Workplace, owner: Owner, files: list[HeldFile], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.workplace, self.owner = workplace, owner
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(spacing.SMALL,) * 4)
        self.column.setSpacing(spacing.TIGHT)
        self.files = QVBoxLayout()
        self.files.setSpacing(0)
        for held in files:
            self.files.addLayout(self._file_row(held))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._mark(f"QFrame[role=card] {{ border: 2px solid {colours.ACCENT}; }}")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002  Qt gives it
        self._mark("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark("")
        event.acceptProposedAction()
        take_files(self.workplace, self.owner, dropped_paths(event.mimeData()), self.window())

    def add_link(self) -> QPushButton:
        """The word that lets the clerk choose files."""
        link = link_button("添加文件…", self)
        link.clicked.connect(lambda: choose_files(self.workplace, self.owner, self.window()))
        return link

    def _mark(self, sheet: str) -> None:
        self.setStyleSheet(sheet)

    def _file_row(self, held: HeldFile) -> QHBoxLayout:
        name = link_button("查看", self)
        name.setAccessibleName(f"查看 {held.name}")
        name.clicked.connect(lambda: show_held(self.workplace, held, self.window()))
        away = tool_button("x", f"移除 {held.name}", self)
        away.clicked.connect(lambda: untie(self.workplace, held, self.window()))
        row = QHBoxLayout()
        row.setSpacing(spacing.TIGHT)
        row.addWidget(ElideLabel(f"{held.name}（{_size(held.size)}）", self), 1)
        row.addWidget(name)
        row.addWidget(away)
        return row


class PaperLine(DropLine):
    """One expected paper: its name, 有/缺/不适用, its note and its files."""

    def __init__(
        self,
        workplace: Workplace,
        task_and_paper: tuple[Any, Any],
        files: list[HeldFile],
        parent: QWidget,
    ) -> None:
        task, paper = task_and_paper
        super().__init__(workplace, Owner(TASK_EVIDENCE, paper.id), files, parent)
        takes_files = TASKS.no_files(task) is None and task.status != "done"
        self.setAcceptDrops(takes_files)
        name = words(paper.paper, self)
        self.switch = StateSwitch(workplace, task, paper, self)
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(name, 1)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        if task.status != "done":
            away = tool_button("trash", f"删除“{paper.paper}”", self)
            away.clicked.connect(lambda: drop_paper(workplace, paper, self.window()))
            head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        if paper.note:
            self.column.addWidget(words(paper.note, self, "soft"))
        self.column.addLayout(self.files)
        if takes_files:
            foot = QHBoxLayout()
            foot.addWidget(self.add_link())
            foot.addWidget(_hint("或把扫描件拖到这里", self), 1)
            self.column.addLayout(foot)


def _hint(text: str, parent: QWidget) -> QLabel:
    label = ElideLabel(text, parent)
    label.setProperty("role", "help")
    label.setFont(fonts.small_font())
    return label


def _size(count: int) -> str:
    if count < 1024 * 1024:
        return f"{max(1, count // 1024)} KB"
    return f"{count / 1024 / 1024:.1f} MB"
