"""The right side of a page: the form of a record and, as tabs, all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from models.actions import filing, finding
from models.actions.finding import View
from models.ledger import Ledger, children_of
from models.ledgers.files import FILES
from models.ledgers.work.proofs import TASK_PROOFS
from ui.ledger.form.form_pane import FormPane
from ui.ledger.panels.attachments import AttachmentsPanel
from ui.ledger.panels.children import Actions, ChildPanel
from ui.ledger.panels.proofs import proofs_place, takes_proofs
from ui.ledger.panels.tab_strip import TabStrip
from ui.look import fonts, spacing
from ui.look.icons import icon
from ui.parts.buttons import tool_button
from ui.parts.elide_label import ElideLabel
from ui.parts.empty_state import EmptyState
from ui.workplace import Workplace

COUNT_DELAY = 150

PanelFactory = Callable[[QWidget], QWidget]
"""Makes a panel; if it has ``show_record(record)``, it is told which record stands beside it."""


class RecordPane(QWidget):
    """Shows one record of a ledger with its sub-lists, or a new one with its form only."""

    open_wanted = Signal(str, bytes)
    history_wanted = Signal(int)
    large_wanted = Signal()

    def __init__(
        self,
        workplace: Workplace,
        ledger: Ledger,
        parent: QWidget,
        left_out: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self._workplace, self._ledger = workplace, ledger
        self._replaced: dict[str, Actions] = {}
        owned = [c for c in children_of(ledger) if c.parent and c.parent.ledger]
        self._children = [child for child in owned if child.name not in left_out]
        self.record: Any = None
        self.title = ElideLabel("", self)
        self.title.setFont(fonts.section_font())
        self.history_button = tool_button("history", "修改历史", self)
        self.large_button = tool_button("fit-width", "放大或还原（F2）", self)
        self.pane = FormPane(workplace, ledger, self)
        self.tabs = TabStrip(self)
        self.tabs.add(ledger.one, self._place_form)
        for child in self._children:
            self.tabs.add(child.title, partial(self._make_child, child))
        self._takes_files = FILES.name not in left_out
        if self._takes_files:
            self.tabs.add("附件", self._make_files)
        self._serves = takes_proofs(ledger) and TASK_PROOFS.name not in left_out
        if self._serves:
            self.tabs.add(TASK_PROOFS.title, proofs_place(workplace, ledger))
        self._nothing = EmptyState(
            f"在左边选中一{ledger.counter}{ledger.one}，这里显示它。", "", self
        )
        # Counted when the clerk rests on a record, not at each one passed by.
        self._counting = QTimer(self, singleShot=True, interval=COUNT_DELAY)
        self._counting.timeout.connect(self._show_counts)
        self._lay_out()
        self.tabs.turned.connect(self._tell_panel)
        workplace.records_changed.connect(self._hear)
        self.show_nothing()

    def show_record(self, record: Any) -> None:
        """Show ``record``; what was typed over another one becomes a draft."""
        self.set_aside()
        self.record = record
        self._stack.setCurrentWidget(self._whole)
        self.pane.show_record(record)
        self.title.setText(self._ledger.name_of(record, self._workplace.office))
        self.history_button.setEnabled(True)
        self.tabs.show_only_first(False)
        self._tell_panels()

    def show_new(self, starts: dict[str, Any] | None = None) -> None:
        """Show the form of a new record."""
        self.set_aside()
        self.record = None
        self._stack.setCurrentWidget(self._whole)
        self.title.setText(f"新增{self._ledger.one}")
        self.history_button.setEnabled(False)
        self.tabs.show_only_first(True)
        self.pane.show_record(None, starts)
        self.pane.form.enter()

    def show_nothing(self) -> None:
        """No record is chosen."""
        self.set_aside()
        self.record = None
        self._stack.setCurrentWidget(self._nothing)

    def is_new(self) -> bool:
        """A new record is being written."""
        return self._stack.currentWidget() is self._whole and self.record is None

    def replace_child_actions(self, name: str, make: Actions) -> None:
        """Let ``make(panel)`` give the buttons above the sub-list of the ledger ``name``."""
        self._replaced[name] = make

    def show_way_back(self, is_alone: bool) -> None:
        """The record stands alone: say how to get back to the list."""
        style = Qt.ToolButtonStyle
        self.large_button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if is_alone else style.ToolButtonIconOnly
        )
        self.large_button.setIcon(icon("arrow-left" if is_alone else "fit-width"))
        self.large_button.setText("返回列表" if is_alone else "")

    def add_panel(self, title: str, make: PanelFactory) -> None:
        """Offer one more tab beside the form."""
        self.tabs.add(title, make)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put something of the room's own between the record's name and the small buttons."""
        self._head.insertWidget(1, widget)

    def add_under_title(self, widget: QWidget) -> None:
        """Put a row of the room's own between the record's name and its tabs."""
        self._column.insertWidget(1, widget)

    def is_dirty(self) -> bool:
        """Something is typed here, in the form or in a panel, that is not saved."""
        panes = (self.pane, *self._typed_into())
        return any(pane.is_dirty() for pane in panes)

    def set_aside(self) -> None:
        """What is typed and not saved becomes a draft."""
        if self._stack.currentWidget() is self._whole:
            self.pane.set_aside()
        for panel in self._typed_into():
            panel.set_aside()

    def _typed_into(self) -> list[Any]:
        panels = (panel for panel in self.tabs.made() if panel is not self.pane)
        return [panel for panel in panels if hasattr(panel, "set_aside")]

    def _tell_panel(self, panel: QWidget) -> None:
        show = getattr(panel, "show_record", None)
        if show is not None:
            show(self.record)

    def _tell_panels(self) -> None:
        panel = self.tabs.stack.currentWidget()
        if panel is not self._form_place:
            self._tell_panel(panel)
        self._counting.start()

    def _show_counts(self) -> None:
        if self.record is None:
            return
        store = self._workplace.store
        view = View(parent_id=self.record.id, parent_ledger=self._ledger.name)
        for number, child in enumerate(self._children, start=1):
            self.tabs.show_count(number, finding.count(store, child, view))
        at = len(self._children) + 1
        if self._takes_files:
            files = filing.files_of(store, self._ledger, [self.record.id])
            self.tabs.show_count(at, len(files.get(self.record.id, ())))
        if self._serves:
            ties = finding.count(store, TASK_PROOFS, view)
            self.tabs.show_count(at + self._takes_files, ties)

    def _hear(self, ledgers: frozenset[str]) -> None:
        if self.record is None or not self.isVisible():
            return
        self.pane.read_again()
        self.record = self.pane.record
        self.title.setText(self._ledger.name_of(self.record, self._workplace.office))
        below = {child.name for child in self._children} | {"file_ties", TASK_PROOFS.name}
        if ledgers & below:
            self._counting.start()

    def _place_form(self, parent: QWidget) -> QWidget:
        self._form_place = self.pane
        self.pane.setParent(parent)
        return self.pane

    def _make_child(self, child: Ledger, parent: QWidget) -> QWidget:
        actions = self._replaced.get(child.name)
        panel = ChildPanel(self._workplace, child, self._ledger, parent, actions)
        panel.open_wanted.connect(self.open_wanted)
        return panel

    def _make_files(self, parent: QWidget) -> QWidget:
        panel = AttachmentsPanel(self._workplace, self._ledger, parent)
        panel.open_wanted.connect(self.open_wanted)
        return panel

    def _tell_history(self) -> None:
        if self.record is not None:
            self.history_wanted.emit(self.record.id)

    def _lay_out(self) -> None:
        self._whole = QWidget(self)
        self._head = head = QHBoxLayout()
        head.setSpacing(spacing.TIGHT)
        head.addWidget(self.title, 1)
        head.addWidget(self.history_button)
        head.addWidget(self.large_button)
        self.history_button.clicked.connect(self._tell_history)
        self.large_button.clicked.connect(self.large_wanted)
        self._column = column = QVBoxLayout(self._whole)
        column.setContentsMargins(spacing.INSIDE, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._whole)
