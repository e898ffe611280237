"""重大决策稳评: the list, above it how many stand how and the year's 应评尽评 (Q-RISK)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.actions.daily.assessing import Assessed, assessed
from models.actions.finding import View
from models.dates.spans import whole_year
from models.ledgers.work.decisions import DECISIONS
from ui.background.next_turn import NextTurn
from ui.ledger.counts import Counted, WordCounts
from ui.ledger.page import LedgerPage
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.workplace import Workplace

_COUNTED = (
    Counted("light", "missing", always=True),
    Counted("light", "unfiled"),
    Counted("light", "done"),
    Counted("light", "exempt"),
)


class DecisionRoom(LedgerPage):
    """A press on the rate shows the decisions that it is made of."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, DECISIONS, parent)
        self.found = Assessed((), ())
        line = QWidget(self.toolbar)
        self.counts = WordCounts(workplace, DECISIONS, _COUNTED, self.show_view, line)
        self.rate = link_button("", line)
        self.rate.clicked.connect(self._show_due)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.BETWEEN)
        row.addWidget(self.counts, 1)
        row.addWidget(self.rate)
        self.toolbar.add_beside_views(line)
        self.list.tells_alarms = False  # the counts say it already
        self.view_changed.connect(self.counts.show_view)
        self.counts.show_view(self.list.view())
        self._reading = NextTurn(self.refresh_rate, self)
        workplace.records_changed.connect(self._hear)
        self._reading.start()

    def refresh_rate(self) -> None:
        """Count the year again."""
        year = self.workplace.office.today.year
        self.found = assessed(self.workplace.store, whole_year(year))
        told, _, formula = self.found.words.partition("。")
        self.rate.setText(f"{year}年{told}")
        self.rate.setToolTip(formula)
        is_whole = self.found.rate is None or self.found.rate == 1
        self.rate.setStyleSheet(f"color: {(Tone.GOOD if is_whole else Tone.OVERDUE).ink};")
        self.rate.setEnabled(bool(self.found.due))

    def _show_due(self) -> None:
        self.show_view(View(only=frozenset(self.found.due)))

    def _hear(self, ledgers: frozenset[str]) -> None:
        if DECISIONS.name in ledgers:
            self._reading.start()
