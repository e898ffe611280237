"""What the panels of a case have in common: links that begin an act, forms in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from models.actions import finding
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.office import Office
from ui.ledger.panels.deleting import delete_one
from ui.ledger.panels.lines import FormWish, LinesPanel
from ui.ledger.panels.place import PanelKind
from ui.rooms.disputes.case_desk import CaseDesk, text_in_case
from ui.rooms.disputes.verbs.acts import ACTS, begin
from ui.workplace import Workplace


class CasePanel(LinesPanel):
    """Lines of one case; ``fill`` is not called before ``desk`` is there."""

    ledger = DISPUTES
    desk: CaseDesk

    @property
    def office(self) -> Office:
        """The office as it stands now."""
        return self.workplace.office

    def owned(self, ledger: Ledger) -> list[Any]:
        """What belongs to the case in one ledger."""
        return finding.children(self.workplace.store, ledger, DISPUTES, self.owner_id)

    def act_link(self, name: str) -> QPushButton:
        """A word that begins an act; where it cannot be done it says why."""
        return self.does(ACTS[name].words, lambda: begin(self.desk, name))

    def open_acts(self, row: Any, *names: str) -> list[QPushButton]:
        """Words for those of the acts that can be done now."""
        return [self.act_link(each) for each in names if not ACTS[each].why_not(self.desk, row)]

    def does(self, words: str, act: Callable[[], object], spoken: str = "") -> QPushButton:
        """A word that does something; ``spoken`` is its name for who cannot see its line."""
        link = self.link(words)
        link.setAccessibleName(spoken or words)
        link.clicked.connect(lambda _on=False: act())
        return link

    def edit_link(self, ledger: Ledger, record: Any, words: str = "修改") -> QPushButton:
        """A word that opens the form of what stands in a line."""
        wish = FormWish(ledger, DISPUTES, self.owner_id, record)
        spoken = f"{words} {ledger.name_of(record, self.office)}"
        return self.does(words, lambda: self.form_wanted.emit(wish), spoken)

    def delete_link(self, ledger: Ledger, record: Any) -> QPushButton:
        """A word that deletes what stands in a line, after asking."""
        spoken = f"删除 {ledger.name_of(record, self.office)}"
        return self.does(
            "删除", lambda: delete_one(self.workplace, ledger, record, self.window()), spoken
        )

    def shown(self, ledger: Ledger, record: Any, *keys: str) -> str:
        """Fields of a record side by side, covered, those that are empty left out."""
        store = self.workplace.store
        texts = (text_in_case(store, ledger, record, key) for key in keys)
        return "　".join(text for text in texts if text)


def kind_of(panel: type[CasePanel], desk: CaseDesk) -> PanelKind:
    """Return what makes a panel that knows its desk."""

    def make(workplace: Workplace, owner_id: int, parent: QWidget) -> CasePanel:
        made = panel(workplace, owner_id, parent)
        made.desk = desk
        return made

    return make
