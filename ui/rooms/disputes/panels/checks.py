"""案卷自查 and 以案定补 below the papers of a file (B21, B22)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from models.actions.disputes.file import reviewing
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.reviews import CASE_REVIEWS
from models.ledgers.mediation.subsidies import SUBSIDIES
from ui.ledger.panels.lines import FormWish
from ui.ledger.tones import tone_of
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.parts.heading import SectionHeading
from ui.rooms.disputes.panels.case_panel import CasePanel
from ui.rooms.disputes.panels.sessions import short
from ui.rooms.disputes.verbs import subsidies as sheets

_NEXT: Mapping[str, tuple[tuple[str, Any], ...]] = {
    "claimed": (("审定…", sheets.approve_sheet), ("不予补贴…", sheets.refuse_sheet)),
    "approved": (("登记发放…", sheets.pay_sheet),),
}
"""What a claim waits for in each of its states."""


def add_reviews(panel: CasePanel, row: Any) -> None:
    """Show the reviews of a file, and the word that begins one with what the program would give."""
    panel.column.addWidget(SectionHeading("案卷自查", panel))

    def begin() -> None:
        starts = reviewing.suggest(panel.workplace.store, row.id).raw
        wish = FormWish(
            CASE_REVIEWS, DISPUTES, row.id, None, {**starts, "on_day": panel.office.today}
        )
        panel.form_wanted.emit(wish)

    panel.add_links(panel.does("自查打分", begin))
    for each in panel.owned(CASE_REVIEWS):
        total = panel.shown(CASE_REVIEWS, each, "total")
        head = f"{each.on_day}　{total} 分　{each.reviewer or ''}"
        panel.head(head, panel.edit_link(CASE_REVIEWS, each), panel.delete_link(CASE_REVIEWS, each))
        if each.faults:
            panel.say(short(panel.shown(CASE_REVIEWS, each, "faults")), "")


def add_subsidies(panel: CasePanel, row: Any) -> None:
    """Show the claim of a case with what is decided, or the word that claims for it."""
    panel.column.addWidget(SectionHeading("以案定补", panel))
    claims = panel.owned(SUBSIDIES)
    for claim in claims:
        tone = tone_of(SUBSIDIES.fields["state"].card, claim.state, panel.office) or Tone.STOPPED
        chip = Chip(panel.shown(SUBSIDIES, claim, "state"), tone, panel)
        amount = panel.shown(SUBSIDIES, claim, "amount")
        panel.head(f"{claim.claimed_on}　{amount} 元　{claim.mediator}", chip)
        told = panel.shown(SUBSIDIES, claim, "rate_id", "decided_on", "paid_on", "note")
        panel.say(told)
        links = [
            panel.does(words, partial(_ask, panel, make, claim))
            for words, make in _NEXT.get(claim.state, ())
        ]
        panel.add_links(*links, panel.delete_link(SUBSIDIES, claim))
    if not claims:
        panel.add_links(panel.does("申报补贴…", partial(_ask, panel, sheets.claim_sheet, row)))


def _ask(panel: CasePanel, make: Any, record: Any) -> None:
    panel.desk.ask(make(panel.desk, record))
