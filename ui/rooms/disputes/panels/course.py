"""经过: papers that handed the case on, looks at its peace, its ends, and every turn it took."""

from __future__ import annotations

from functools import partial
from typing import Any

from models.actions.disputes.offer import why_not_paper
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from ui.ledger.panels.lines import struck_through
from ui.ledger.sheets.striking import strike_sheet
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.parts.heading import SectionHeading
from ui.rooms.disputes.panels.case_panel import CasePanel
from ui.rooms.disputes.verbs.handing import answer_sheet, take_back_sheet


class CoursePanel(CasePanel):
    """What waits for an answer stands first, the turns last."""

    shows = frozenset(
        {
            "disputes",
            DISPUTE_STEPS.name,
            DISPUTE_TRANSFERS.name,
            DISPUTE_WATCHES.name,
            DISPUTE_ENDINGS.name,
        }
    )

    def fill(self, row: Any) -> None:
        """Show papers, looks, ends and turns, each part only where there is any."""
        self.add_links(*self.open_acts(row, "note", "pass_on", "report_up", "watch"))
        for title, ledger, add in (
            ("转办交办", DISPUTE_TRANSFERS, self._add_paper),
            ("稳控", DISPUTE_WATCHES, self._add_watch),
            ("办结结果", DISPUTE_ENDINGS, self._add_ending),
            ("办理经过", DISPUTE_STEPS, self._add_step),
        ):
            rows = self.owned(ledger)
            if rows:
                self.column.addWidget(SectionHeading(title, self))
            for each in rows:
                add(each)

    def _add_paper(self, paper: Any) -> None:
        is_late = bool(
            paper.reply_due_on and not paper.replied_on and paper.reply_due_on < self.office.today
        )
        word, tone = "等回复", Tone.OVERDUE if is_late else Tone.UNDERWAY
        if paper.returned_on:
            word, tone = "已退回", Tone.STOPPED
        elif paper.replied_on:
            word, tone = "已回复", Tone.GOOD
        head = self.shown(DISPUTE_TRANSFERS, paper, "number", "on_day", "to_unit")
        self.head(head, Chip(word, tone, self))
        self.say(self.shown(DISPUTE_TRANSFERS, paper, "matter"), "")
        if paper.reply_due_on and not paper.replied_on and not paper.returned_on:
            late = "，已逾期" if is_late else ""
            self.say(f"要求 {paper.reply_due_on} 前回复{late}", "complaint" if is_late else "soft")
        for day, key in ((paper.replied_on, "reply"), (paper.returned_on, "returned_why")):
            if day:
                self.say(f"{day} {self.shown(DISPUTE_TRANSFERS, paper, key)}")
        if not why_not_paper(self.workplace.store, paper):
            answer, back = (
                partial(answer_sheet, self.desk, paper),
                partial(take_back_sheet, self.desk, paper),
            )
            self.add_links(
                self.does("登记回复…", lambda: self.desk.ask(answer())),
                self.does("登记退回…", lambda: self.desk.ask(back())),
            )

    def _add_watch(self, look: Any) -> None:
        word, tone = ("在控", Tone.GOOD) if look.is_held else ("没有控住", Tone.OVERDUE)
        links = [self.edit_link(DISPUTE_WATCHES, look), self.delete_link(DISPUTE_WATCHES, look)]
        self.head(f"{look.on_day}　{look.person}", Chip(word, tone, self), *links)
        self.say(self.shown(DISPUTE_WATCHES, look, "measure"), "")
        if look.next_on:
            self.say(f"下次核查 {look.next_on}")

    def _add_ending(self, ending: Any) -> None:
        keys = ("on_day", "outcome", "reason", "level", "form", "routes")
        label = self.head(self.shown(DISPUTE_ENDINGS, ending, *keys))
        if text := self.shown(DISPUTE_ENDINGS, ending, "note"):
            self.say(text, "")
        if ending.undone_on:
            struck_through(label)
            why = self.shown(DISPUTE_ENDINGS, ending, "undone_why")
            self.say(f"{ending.undone_on} 起不再算数：{why}")

    def _add_step(self, step: Any) -> None:
        links = []
        if step.state is None and step.struck_on is None:
            strike = partial(strike_sheet, self.workplace.store, DISPUTE_STEPS, step)
            links.append(self.does("划去…", lambda: self.desk.ask(strike())))
        head = self.shown(DISPUTE_STEPS, step, "on_day", "step", "unit")
        labels = [self.head(head, *links)]
        if text := self.shown(DISPUTE_STEPS, step, "note"):
            labels.append(self.say(text, ""))
        if step.struck_on:
            for label in labels:
                struck_through(label)
            self.say(f"{step.struck_on} 划去：{step.struck_why}")
