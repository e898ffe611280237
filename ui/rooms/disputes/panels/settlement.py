"""协议履行: agreements, what they oblige to, what was paid, and what the court said (B14)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QPushButton

from models.actions import finding
from models.actions.disputes.way.moves import ENDED_LIKE
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from ui.ledger.panels.lines import FormWish
from ui.ledger.tones import tone_of
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.parts.heading import SectionHeading
from ui.rooms.disputes.panels.case_panel import CasePanel
from ui.rooms.disputes.panels.sessions import short
from ui.rooms.disputes.verbs.ending import (
    confirmation_sheet,
    done_sheet,
    owed_words,
    payment_sheet,
)


class SettlementPanel(CasePanel):
    """The agreements first, then each obligation with its payments."""

    shows = frozenset({"disputes", AGREEMENTS.name, OBLIGATIONS.name, PAYMENTS.name})

    def fill(self, row: Any) -> None:
        """Show what was agreed and what came of it."""
        agreements, duties = self.owned(AGREEMENTS), self.owned(OBLIGATIONS)
        if not agreements:
            self.say("还没有协议。先记调解，再“达成协议”；口头达成的可用“口头协议速记”一次记完。")
        can = self.open_acts(row, "settle", "renege")
        if can or not agreements:
            self.add_links(*(can or [self.act_link("settle")]))
        for each in agreements:
            self._add_agreement(each)
        self._add_duties(row, duties)
        if agreements and not duties:
            self.say("协议没有列出履行事项。")

    def _add_duties(self, row: Any, duties: list[Any]) -> None:
        if duties or row.state in ENDED_LIKE:
            self.column.addWidget(SectionHeading("履行", self))
        for duty in duties:
            self._add_duty(duty)
        if row.state in ("settled", "fulfilling"):
            new = FormWish(OBLIGATIONS, DISPUTES, row.id)
            self.add_links(self.does("新增履行事项", partial(self.form_wanted.emit, new)))

    def _add_agreement(self, row: Any) -> None:
        name = self.shown(AGREEMENTS, row, "form")
        effect = self.shown(AGREEMENTS, row, "effective_on")
        amount = self.shown(AGREEMENTS, row, "amount")
        parts = (name, f"{row.signed_on} 签订", f"{effect} 生效", amount and f"{amount} 元")
        gone = [Chip("已反悔", Tone.STOPPED, self)] if row.reneged_on else []
        self.head("　".join(part for part in parts if part), *gone)
        self.say(short(self.shown(AGREEMENTS, row, "content")), "")
        self._say_court(row)
        if row.reneged_on:
            way = self.shown(AGREEMENTS, row, "renege_way", "ruling", "ruled_on")
            self.say(f"{row.reneged_on} 反悔　{way}")
        links = [self.edit_link(AGREEMENTS, row)]
        if row.form == "written" and not row.reneged_on:
            sheet = partial(confirmation_sheet, self.desk, row)
            links.append(self.does("司法确认…", lambda: self.desk.ask(sheet())))
        self.add_links(*links)

    def _say_court(self, row: Any) -> None:
        if row.form != "written":
            return
        told = self.shown(
            AGREEMENTS, row, "confirmation", "confirm_asked_on", "confirmed_on", "court"
        )
        until = f"还没有申请，{row.confirm_by} 截止" if row.confirm_by else "还没有申请"
        self.say(f"司法确认：{told or until}")

    def _add_duty(self, duty: Any) -> None:
        field = OBLIGATIONS.fields["fulfilment"]
        tone = tone_of(field.card, duty.fulfilment, self.office) or Tone.STOPPED
        chip = Chip(self.shown(OBLIGATIONS, duty, "fulfilment"), tone, self)
        side = self.shown(OBLIGATIONS, duty, "side")
        self.head(f"{side}　{duty.due_on} 前", chip)
        self.say(self.shown(OBLIGATIONS, duty, "what"), "")
        if duty.amount is not None:
            self.say(owed_words(duty, self.office))
        for payment in self._payments(duty):
            self._add_payment(payment, duty)
        if duty.done_on:
            self.say(f"{duty.done_on} 履行完毕")
        self.add_links(*self._duty_links(duty))

    def _duty_links(self, duty: Any) -> list[QPushButton]:
        links = []
        if not duty.done_on and not duty.void_on:
            words = "登记付款…" if duty.amount is not None else "登记履行…"
            pay = partial(payment_sheet, self.desk, duty)
            links.append(self.does(words, lambda: self.desk.ask(pay())))
            if duty.amount is None:
                done = partial(done_sheet, self.desk, duty)
                links.append(self.does("履行完毕…", lambda: self.desk.ask(done())))
        if not duty.void_on:
            links.append(self.edit_link(OBLIGATIONS, duty))
        return [*links, self.delete_link(OBLIGATIONS, duty)]

    def _payments(self, duty: Any) -> list[Any]:
        return finding.children(self.workplace.store, PAYMENTS, OBLIGATIONS, duty.id)

    def _add_payment(self, payment: Any, duty: Any) -> None:
        amount = self.shown(PAYMENTS, payment, "amount")
        told = self.shown(PAYMENTS, payment, "voucher", "note")
        line = "　".join(
            part for part in (str(payment.on_day), amount and f"付 {amount} 元", told) if part
        )
        wish = FormWish(PAYMENTS, OBLIGATIONS, duty.id, payment)
        change = self.does("修改", partial(self.form_wanted.emit, wish), f"修改 {line}")
        self.beside(self.say(f"　· {line}", ""), change, self.delete_link(PAYMENTS, payment))
