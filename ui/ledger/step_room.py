"""A page of a ledger whose records go step by step: state beside the name, next step below it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.actions import finding
from models.ledger import Ledger
from ui.background.next_turn import NextTurn
from ui.ledger.acts.step_bar import Step, StepBar
from ui.ledger.counts import Counted, WordCounts
from ui.ledger.page import LedgerPage
from ui.ledger.sheets.sheet import Sheet
from ui.ledger.sheets.sheet_dialog import SheetDialog, ask
from ui.ledger.tones import tone_of
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.workplace import Workplace


class StepRoom(LedgerPage):
    """Rooms say in ``steps_of`` what can be done with a record, in ``chips`` what tells its state.

    ``counted`` are the words above the list, ``head_widget`` what stands above the steps.
    """

    chips: tuple[str, ...] = ()
    """The fields shown beside the record's name."""
    counted: tuple[Counted, ...] = ()
    heeds: frozenset[str] = frozenset()
    """The ledgers, beside the room's own, whose changes change what can be done."""

    def __init__(
        self, workplace: Workplace, ledger: Ledger, parent: QWidget, left_out: Collection[str] = ()
    ) -> None:
        super().__init__(workplace, ledger, parent, left_out)
        self.steps = StepBar(self.record)
        self.head = QWidget(self.record)
        self.head_column = QVBoxLayout(self.head)
        self.head_column.setContentsMargins(0, 0, 0, 0)
        self.head_column.setSpacing(spacing.SMALL)
        self.head_column.addWidget(self.steps)
        self._chips = _Chips(ledger, self.chips, self.record)
        self.record.add_under_title(self.head)
        self.record.add_beside_title(self._chips)
        self.counts = WordCounts(workplace, ledger, self.counted, self.show_view, self.toolbar)
        self.toolbar.add_beside_views(self.counts)
        self.list.tells_alarms = False  # the counts say it already
        self._reading = NextTurn(self.refresh_head, self)
        self.selection_changed.connect(lambda _id: self._reading.start())
        self.view_changed.connect(self.counts.show_view)
        self.record.pane.dirty_changed.connect(self._rank)
        workplace.records_changed.connect(self._heed_change)
        self.counts.show_view(self.list.view())

    @abstractmethod
    def steps_of(self, row: Any) -> tuple[Sequence[Step], Sequence[Step]]:
        """Return the likely steps of a record, the first one to be urged, and all of them."""

    @abstractmethod
    def is_settled(self, row: Any) -> bool:
        """Whether a record needs nothing more."""

    def show_head(self, row: Any) -> None:
        """Show what else stands above the steps of a record."""

    def refresh_head(self) -> None:
        """Read the record again and show how it stands."""
        record_id = self.current_id()
        row = finding.one(self.workplace.store, self.ledger, record_id) if record_id else None
        is_there = row is not None and row.retired_at is None
        self.head.setVisible(is_there)
        self._chips.show_record(row if is_there else None, self.workplace)
        if is_there:
            likely, every = self.steps_of(row)
            self.steps.show_steps(likely, every, is_quiet=self.is_settled(row))
            self.show_head(row)
        else:
            self.steps.show_steps((), ())
        self._rank()

    def ask(self, sheet: Sheet) -> SheetDialog:
        """Ask what a step asks."""
        return ask(self.workplace, sheet, self.window())

    def make_menu(self) -> QMenu:
        menu = super().make_menu()
        first = menu.actions()[0] if menu.actions() else None
        verbs = QMenu("办理", menu)
        self.steps.fill_menu(verbs)
        if verbs.actions() and first is not None:
            menu.insertMenu(first, verbs)
        return menu

    def _rank(self, _is_dirty: bool = False) -> None:
        """One button at a time is the one to press: 保存, the next step, or 新增."""
        is_dirty = self.record.is_dirty()
        is_urged = self.steps.urge(not is_dirty and not self.record.is_new())
        self.toolbar.show_primary(not is_dirty and not is_urged)

    def _heed_change(self, ledgers: frozenset[str]) -> None:
        if ledgers & (self.heeds | {self.ledger.name, "settings"}):
            self._reading.start()


class _Chips(QWidget):
    """How a record stands, beside its name."""

    def __init__(self, ledger: Ledger, keys: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._chips = {key: Chip("", Tone.STOPPED, self) for key in keys}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.TIGHT)
        for chip in self._chips.values():
            row.addWidget(chip)

    def show_record(self, row: Any, workplace: Workplace) -> None:
        """Show the state of another record."""
        self.setVisible(row is not None)
        office = workplace.office
        for key, chip in self._chips.items() if row is not None else ():
            field = self._ledger.fields[key]
            tone = tone_of(field.card, field.value(row, office), office) or Tone.STOPPED
            chip.show_state(self._ledger.show(row, key, office), tone)
