"""调查调解: the records of investigations and sessions, the newest first (B12)."""

from __future__ import annotations

from typing import Any

from models.ledger import Ledger
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from ui.rooms.disputes.panels.case_panel import CasePanel

LONGEST = 160
"""So many signs of a record are read in its line; the rest stands in its form."""
_LEDGERS: tuple[Ledger, ...] = (INVESTIGATIONS, MEDIATIONS)
_HEADS = {
    INVESTIGATIONS.name: ("on_day", "hour", "place", "asked", "asker"),
    MEDIATIONS.name: ("on_day", "hour", "place", "mediator", "result"),
}


class SessionsPanel(CasePanel):
    """Each record with its day and people; its form opens here, too."""

    shows = frozenset({"disputes", INVESTIGATIONS.name, MEDIATIONS.name})

    def fill(self, row: Any) -> None:  # noqa: ARG002  the base gives it
        """Show the records, and the two words that add one."""
        self.add_links(self.act_link("investigate"), self.act_link("mediate"))
        told = [(each, ledger) for ledger in _LEDGERS for each in self.owned(ledger)]
        told.sort(key=lambda each: (each[0].on_day, each[0].id), reverse=True)
        for record, ledger in told:
            self._add(record, ledger)
        if not told:
            said = "还没有调查记录和调解记录。调解一次记一份，可以记任意多份；归档后也能补记。"
            self.say(said)

    def _add(self, record: Any, ledger: Ledger) -> None:
        head = f"{ledger.one}　{self.shown(ledger, record, *_HEADS[ledger.name])}"
        self.head(head, self.edit_link(ledger, record), self.delete_link(ledger, record))
        self.say(short(self.shown(ledger, record, "record")), "")
        if record.late_note:
            self.say(f"补记：{record.late_note}")


def short(text: str) -> str:
    """A long text cut to what fits into a few lines."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"
