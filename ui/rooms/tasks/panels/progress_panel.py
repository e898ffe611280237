"""进展: what was done and looked at, the newest first; struck entries stay readable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from models.actions import filing, finding
from models.actions.filing import HeldFile
from models.ledger import Ledger
from models.ledgers.tasks.checkin import TASK_CHECKINS
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.office import Office
from ui.ledger.files.drop_line import DropLine
from ui.ledger.files.taking import Owner
from ui.ledger.panels.lines import struck_through, words
from ui.ledger.sheets.sheet_dialog import ask
from ui.ledger.sheets.striking import strike_sheet
from ui.rooms.tasks.panels.panel import TaskPanel
from ui.rooms.tasks.verbs import entries
from ui.rooms.tasks.verbs.offer import CHECK, PROGRESS, TaskVerb, begin, why_not
from ui.workplace import Workplace

AT_A_TIME = 30


@dataclass(frozen=True)
class Told:
    """One entry as it is shown."""

    ledger: Ledger
    entry: Any
    head: str
    text: str


class ProgressPanel(TaskPanel):
    """The task's entries as a column of dated notes."""

    shows = frozenset({"tasks", "task_progress", "task_checkins", "file_ties", "files"})
    _shown = AT_A_TIME
    _takes_files = False

    def fill(self, row: Any) -> None:
        """Show the newest entries, and the way to add one."""
        office = self.workplace.office
        if row.task_only:
            self.say(entries.ONLY_THE_TASK)
        offered = [verb for verb in (CHECK, PROGRESS) if not why_not(verb, row, office)]
        if offered:
            self.add_links(*(self._verb_link(verb) for verb in offered))
        told = self._read(office)
        self._takes_files = TASKS.no_files(row) is None
        notes = [each.entry.id for each in told if each.ledger is TASK_PROGRESS]
        self._files = filing.files_of(self.workplace.store, TASK_PROGRESS, notes)
        if not told:
            self.say("还没有进展。这里按日期记下做了什么。")
        for each in told[: self._shown]:
            self._add(each)
        if len(told) > self._shown:
            more = self.link(f"再看 {min(AT_A_TIME, len(told) - self._shown)} 条")
            more.clicked.connect(self._show_more)
            self.add_links(more)

    def _read(self, office: Office) -> list[Told]:
        found = [
            _told(ledger, entry, office)
            for ledger in (TASK_PROGRESS, TASK_CHECKINS)
            for entry in finding.children(self.workplace.store, ledger, TASKS, self.task_id)
        ]
        return sorted(found, key=lambda each: (each.entry.on_day, each.entry.id), reverse=True)

    def _add(self, told: Told) -> None:
        entry = told.entry
        strike = [self._strike_link(told)] if entry.struck_on is None else []
        head = self.head(told.head, *strike)
        text = words(told.text, self) if told.text else None
        if text is not None:
            self.column.addWidget(text)
        if told.ledger is TASK_PROGRESS and self._takes_files:
            files = self._files.get(entry.id, [])
            self.column.addWidget(EntryFiles(self.workplace, entry, files, self))
        if entry.struck_on is None:
            return
        for label in (head, text):
            if label is not None:
                struck_through(label)
        self.say(f"{entry.struck_on} 划去：{entry.struck_why}")

    def _strike_link(self, told: Told) -> QPushButton:
        link = self.link("划去…")
        sheet = strike_sheet(self.workplace.store, told.ledger, told.entry)
        link.clicked.connect(lambda: ask(self.workplace, sheet, self.window()))
        return link

    def _verb_link(self, verb: TaskVerb) -> QPushButton:
        link = self.link(verb.words)
        link.clicked.connect(lambda: begin(self.workplace, verb, self.task_id, self.window()))
        return link

    def _show_more(self) -> None:
        self._shown += AT_A_TIME
        self.refresh()


class EntryFiles(DropLine):
    """The attachments of one entry; a struck entry takes no more."""

    def __init__(
        self, workplace: Workplace, entry: Any, files: list[HeldFile], parent: QWidget
    ) -> None:
        super().__init__(workplace, Owner(TASK_PROGRESS, entry.id), files, parent)
        self.setProperty("role", "")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self.files)
        self.setAcceptDrops(entry.struck_on is None)
        if entry.struck_on is None:
            self.column.addWidget(self.add_link(), 0, Qt.AlignmentFlag.AlignLeft)


def _told(ledger: Ledger, entry: Any, office: Office) -> Told:
    """Return an entry's heading (day, who, how it was found) and its text."""

    def shown(key: str) -> str:
        return ledger.show(entry, key, office) if key in ledger.fields else ""

    head = [shown("on_day"), shown("person")]
    if shown("check_result"):
        head.append(f"检查{shown('check_result')}")
    if getattr(entry, "happened", None) is not None:
        head.append("有" if entry.happened else "无")
    if shown("amount"):
        head.append(f"数量 {shown('amount')}")
    return Told(ledger, entry, "　".join(part for part in head if part), shown("story"))
