"""佐证: the papers a task should have, ticked off one by one, with their scans."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.actions import filing, finding
from models.actions.filing import HeldFile
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.ledgers.work.proofs import PROVING
from ui.ledger.files.drop_line import DropLine
from ui.ledger.files.taking import Owner
from ui.ledger.panels.lines import words
from ui.look import spacing
from ui.parts.buttons import tool_button
from ui.rooms.tasks.panels.panel import TaskPanel
from ui.rooms.tasks.panels.proof_lines import add_proofs
from ui.rooms.tasks.panels.state_switch import StateSwitch
from ui.rooms.tasks.verbs.files import drop_paper
from ui.rooms.tasks.verbs.offer import ADD_PAPER, EXPORT, TaskVerb, begin, why_not
from ui.workplace import Workplace


class PapersPanel(TaskPanel):
    """The checklist; a scan dropped onto a line becomes that paper's file."""

    shows = frozenset({"tasks", "task_evidence", "file_ties", "files", *PROVING, "task_proofs"})

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
        add_proofs(self, row, [paper for paper in papers if paper.state == "missing"])

    def _verb_link(self, verb: TaskVerb) -> QPushButton:
        link = self.link(verb.words)
        link.clicked.connect(lambda: begin(self.workplace, verb, self.task_id, self.window()))
        return link


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
            self.add_foot()
