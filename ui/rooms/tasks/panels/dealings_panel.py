"""延期和督办: what was asked and answered about a task's time, and who was urged."""

from __future__ import annotations

from typing import Any

from models.actions import finding
from models.ledgers.tasks.extension import TASK_EXTENSIONS
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.office import Office
from ui.ledger.panels.lines import words
from ui.ledger.sheets.sheet_dialog import ask
from ui.rooms.tasks.panels.panel import TaskPanel
from ui.rooms.tasks.verbs.offer import EXTEND, URGE, begin, why_not
from ui.rooms.tasks.verbs.urging import reply_sheet, show_notice


class DealingsPanel(TaskPanel):
    """Requests for time and notices, each with its outcome."""

    shows = frozenset({"tasks", "task_extensions", "task_urgings"})

    def fill(self, row: Any) -> None:
        """Show the requests first, then the notices."""
        store, office = self.workplace.store, self.workplace.office
        offered = [verb for verb in (EXTEND, URGE) if not why_not(verb, row, office)]
        links = []
        for verb in offered:
            link = self.link(verb.words)
            link.clicked.connect(
                lambda _on=False, verb=verb: begin(
                    self.workplace, verb, self.task_id, self.window()
                )
            )
            links.append(link)
        if links:
            self.add_links(*links)
        if row.first_due_on:
            self.say(f"最初期限 {row.first_due_on}，现在 {row.due_on}")
        requests = finding.children(store, TASK_EXTENSIONS, TASKS, self.task_id)
        notices = finding.children(store, TASK_URGINGS, TASKS, self.task_id)
        for request in requests:
            self._add_request(request, office)
        for notice in notices:
            self._add_notice(row, notice, office)
        if not requests and not notices:
            self.say("没有延期，也没有督办。")

    def _add_request(self, request: Any, office: Office) -> None:
        def shown(key: str) -> str:
            return TASK_EXTENSIONS.show(request, key, office)

        asked = shown("asked_on")
        self.head(f"{asked}　延期至 {shown('new_due_on')}　{shown('state')}".strip())
        if request.reason:
            self.column.addWidget(words(request.reason, self))
        if request.answered_on:
            by = f"{request.agreed_by} " if request.agreed_by else ""
            self.say(f"{by}{request.answered_on} 审核：{shown('state')}")

    def _add_notice(self, row: Any, notice: Any, office: Office) -> None:
        def shown(key: str) -> str:
            return TASK_URGINGS.show(notice, key, office)

        kind = f"{shown('urging_kind')}督办"
        self.head(f"{shown('on_day')}　{kind}　{shown('unit')}（{shown('channel')}）")
        if notice.content:
            self.column.addWidget(words(notice.content, self))
        answer = f"{notice.replied_on} 回复：{notice.reply or '已回复'}"
        due = f"要求 {notice.reply_due_on} 前回复" if notice.reply_due_on else "没有要求回复"
        late = not notice.replied_on and notice.reply_due_on and notice.reply_due_on < office.today
        outcome = answer if notice.replied_on else f"{due}{'，已逾期未回复' if late else ''}"
        self.say(f"{shown('number')}　{outcome}", "complaint" if late else "soft")
        paper = self.link("打印督办单")
        paper.clicked.connect(lambda: show_notice(self.workplace, notice.id, self.window()))
        links = [paper]
        if not notice.replied_on:
            reply = self.link("登记回复…")
            sheet = reply_sheet(self.workplace.store, notice, row, office)
            reply.clicked.connect(lambda: ask(self.workplace, sheet, self.window()))
            links.append(reply)
        self.add_links(*links)
