"""回访: what is due, what was found, and what was missed (B17)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.ledgers.mediation.revisits import REVISITS
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.rooms.disputes.panels.case_panel import CasePanel
from ui.rooms.disputes.panels.sessions import short

_FOUND = ("way", "performance", "satisfaction", "visitor")


class RevisitsPanel(CasePanel):
    """Each revisit with its day and how it stands."""

    shows = frozenset({"disputes", REVISITS.name})

    def fill(self, row: Any) -> None:  # noqa: ARG002  the base gives it
        """Show the revisits and the word that adds one."""
        revisits = self.owned(REVISITS)
        self.add_links(self.act_link("revisit"))
        for each in revisits:
            self._add(each)
        if not revisits:
            self.say("还没有回访。达成协议后自动排好回访日期；也可以随时登记一次。")

    def _add(self, row: Any) -> None:
        word, tone = stand_of(row, self.office.today)
        day = f"应于 {row.due_on} 回访" if row.due_on else f"{row.done_on} 回访"
        links = [self.edit_link(REVISITS, row, "修改" if row.done_on else "登记…")]
        if not row.void_on:
            links.append(self.delete_link(REVISITS, row))
        self.head(day, Chip(word, tone, self), *links)
        if row.done_on:
            done = f"{row.done_on}　" if row.due_on else ""
            self.say(f"{done}{self.shown(REVISITS, row, *_FOUND)}")
        for key in ("story", "measures"):
            if text := self.shown(REVISITS, row, key):
                self.say(short(text), "")


def stand_of(row: Any, today: dt.date) -> tuple[str, Tone]:
    """How a revisit stands: a word and its colour."""
    if row.done_on:
        is_late = bool(row.due_on and row.done_on > row.due_on)
        return ("已回访，晚于期限", Tone.DUE_SOON) if is_late else ("已回访", Tone.GOOD)
    if row.void_on:
        return "不再回访", Tone.STOPPED
    if row.due_on and row.due_on < today:
        return f"逾期 {(today - row.due_on).days} 天", Tone.OVERDUE
    return "还没到期", Tone.UNDERWAY
