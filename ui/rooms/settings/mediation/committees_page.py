"""调解组织: the ledger of committees, and the quick way to have one where there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.actions.setup import committees
from models.ledgers.mediation.committees import COMMITTEES
from ui.ledger.page import LedgerPage
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.rooms.catalogue import ledger_page
from ui.workplace import Workplace

_NONE = "案号按调解组织编，所以受理纠纷之前，本乡镇至少要有一个。"
_SOME = "村（社区）的调解组织按需要建；哪个组织受理，案号就用它的简称。"


class CommitteesPage(QWidget):
    """The usual page below a band that offers what is still missing."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        page = ledger_page(workplace, COMMITTEES.name, self)
        assert isinstance(page, LedgerPage)
        self.page = page
        self.band = QFrame(self)
        self.band.setProperty("role", "card")
        self.said = QLabel("", self.band, wordWrap=True)
        self.own_button = quiet_button("按本乡镇建一个", self.band, "plus")
        self.own_button.clicked.connect(self.found_own)
        self.villages_button = quiet_button("", self.band, "plus")
        self.villages_button.clicked.connect(self.found_for_villages)
        self._lay_out()
        workplace.records_changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        """Offer what is missing now."""
        store = self._workplace.store
        own, villages = committees.proposed(store), committees.without_committee(store)
        self.own_button.setVisible(bool(own))
        self.villages_button.setVisible(bool(villages))
        self.villages_button.setText(f"为每个村建（{len(villages)}个）")
        if own:
            name, short = own["name"], own["short_name"]
            self.said.setText(f"{_NONE}点右边就建“{name}”，案号简称“{short}”，建好还可以改。")
        else:
            self.said.setText(_SOME)
        self.band.setVisible(bool(own or villages))

    def found_own(self) -> None:
        """Keep the township's committee and show it."""
        store = self._workplace.store
        if self._do(lambda: self.page.select(committees.found_own(store))):
            tell_done(self._workplace, self, "本乡镇的调解组织已建，请把主任、委员人数补上。")

    def found_for_villages(self) -> None:
        """Keep one committee for each village without one."""
        store = self._workplace.store
        made: list[int] = []
        if self._do(lambda: made.append(committees.found_for_villages(store))):
            tell_done(self._workplace, self, f"已建{made[0]}个村（社区）的调解组织。")

    def select(self, record_id: int) -> None:
        """Show one committee."""
        self.page.select(record_id)

    def leave(self) -> None:
        """The window closes."""
        self.page.leave()

    def _do(self, verb: Callable[[], object]) -> bool:
        return self._workplace.attempt(self.window(), verb)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"committees", "villages", "settings"}:
            self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.band)
        row.setContentsMargins(*(spacing.INSIDE, spacing.SMALL) * 2)
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.said, 1)
        row.addWidget(self.own_button)
        row.addWidget(self.villages_button)
        around = QHBoxLayout()
        around.setContentsMargins(*(spacing.BETWEEN, spacing.BETWEEN, spacing.BETWEEN, 0))
        around.addWidget(self.band)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.page, 1)
