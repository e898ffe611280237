"""The page of one ledger: toolbar, list on the left, record on the right. Rooms compose it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from models.actions import finding
from models.actions.finding import View
from models.ledger import Ledger
from ui.ledger.acts.acts import RecordActs
from ui.ledger.acts.undo_buttons import UndoButtons
from ui.ledger.form.form_pane import Keep
from ui.ledger.keys import add_keys
from ui.ledger.panels.children import Actions
from ui.ledger.panels.record_pane import PanelFactory, RecordPane
from ui.ledger.paper_place import PaperPlace
from ui.ledger.records.listing import ListPane
from ui.ledger.sides import Sides
from ui.ledger.toolbar import Act, Toolbar
from ui.ledger.views import ViewStack, starts_of
from ui.look import spacing
from ui.workplace import Workplace


class LedgerPage(QWidget):
    """All faces of one ledger in one window."""

    selection_changed = Signal(object)
    """The id of the record pointed at, or None."""
    view_changed = Signal(object)
    """Another view (filters, words, sort) is shown."""
    import_wanted = Signal()
    print_wanted = Signal(object)
    """Print or export the records of this view."""
    particulars_opened = Signal(int, str)
    """A covered field of a record was uncovered; its form has written that into the log."""

    def __init__(
        self, workplace: Workplace, ledger: Ledger, parent: QWidget, left_out: Collection[str] = ()
    ) -> None:
        """``left_out`` names sub-lists (files as well) that a room shows in panels of its own."""
        super().__init__(parent)
        self.workplace, self.ledger = workplace, ledger
        self._after_reading: int | None = None
        self.acts = RecordActs(workplace, ledger, self)
        self.toolbar = Toolbar(ledger, self)
        self.list = ListPane(workplace, ledger, self)
        self.views = ViewStack(workplace.store.folder, ledger.name, self.toolbar)
        self.record = RecordPane(workplace, ledger, self, left_out)
        self.papers = PaperPlace(workplace.desk, self)
        self.undo = UndoButtons(workplace, self.acts, self.toolbar)
        self.sides = Sides(self.views, self.record, self.toolbar, self)
        self._lay_out()
        self._add_usual_acts()
        self._connect()
        self.views.add("列表", "table", self.list)
        add_keys(self)
        self.setFocusProxy(self.list.table)

    def add_action(self, act: Act) -> QAction:
        """Offer one more thing to do."""
        action = self.toolbar.add(act)
        if act.on_records:
            action.setEnabled(bool(self.selected_ids()))
        return action

    def add_view(self, name: str, icon_name: str, widget: QWidget) -> None:
        """Offer another view of the same records; see ``ViewStack`` for what it may have."""
        for signal, act in (("chosen", self.select), ("opened", self.open_large)):
            if hasattr(widget, signal):
                getattr(widget, signal).connect(act)
        if hasattr(widget, "menu_wanted"):
            widget.menu_wanted.connect(self._menu_of)
        self.views.add(name, icon_name, widget)
        self.views.show_view(self.list.view())

    def add_record_panel(self, title: str, make: PanelFactory) -> None:
        """Offer one more tab beside the form."""
        self.record.add_panel(title, make)

    def replace_child_actions(self, name: str, make: Actions) -> None:
        """Let ``make(panel)`` give the buttons above the sub-list of the ledger ``name``."""
        self.record.replace_child_actions(name, make)

    def set_keep(self, keep: Keep) -> None:
        """Let 保存 call another verb than ``records.keep``."""
        self.record.pane.keep_verb = keep

    def current_id(self) -> int | None:
        """The record shown on the right."""
        return self.record.record.id if self.record.record is not None else None

    def selected_ids(self) -> list[int]:
        """The records chosen, in the order of the list; else the one shown."""
        chosen = self.list.table.selected_ids() if self._list_is_shown() else []
        current = self.current_id()
        return chosen or ([current] if current is not None else [])

    def show_view(self, view: View) -> None:
        """Show the records of ``view``."""
        self._end_large()
        self.list.show_view(view)

    def select(self, record_id: int) -> None:
        """Show one record, also if the filters hide it."""
        if not self.list.table.select_id(record_id):
            self.list.table.wish(record_id)
            self._show_record(record_id)

    def begin(self) -> None:
        """Open the form of a new record."""
        if self.list.view().in_bin:
            self.show_view(replace(self.list.view(), in_bin=False))
        self.record.show_new(self._starts())
        self.selection_changed.emit(None)
        self.sides.show_new()
        self.record.pane.form.enter()

    def open_large(self, record_id: int | None = None) -> None:
        """Give the form the whole page, or the list its place again (F2)."""
        if record_id is not None:
            self.select(record_id)
        if self.sides.is_large and record_id is None:
            self._end_large()
        elif self.record.record is not None or self.record.is_new():
            self.sides.show_large(True)
            self.record.pane.form.enter()

    def show_paper(self, name: str, content: bytes) -> None:
        """Show a stored file over the page."""
        self._over.setCurrentWidget(self.papers)
        self.papers.show_paper(name, content)

    def leave(self) -> None:
        """The window closes: what is typed and not saved becomes a draft."""
        self.record.set_aside()

    def has_unsaved(self) -> bool:
        """Something is typed here that is not saved."""
        return self.record.is_dirty()

    def show_over(self, widget: QWidget | None) -> None:
        """Show something of the room's own over the whole page; None shows the page again."""
        if widget is not None:
            self._over.addWidget(widget)
        self._over.setCurrentWidget(self._whole if widget is None else widget)

    def toggle_bin(self) -> None:
        """Show the recycle bin, or the ledger again."""
        in_bin = not self.list.view().in_bin
        self.record.show_nothing()
        self.show_view(View(in_bin=in_bin))

    def _starts(self) -> dict[str, Any]:
        return starts_of(self.ledger, self.list.view())

    def _show_record(self, record_id: int | None) -> None:
        record = None
        if record_id is not None:
            record = finding.one(self.workplace.store, self.ledger, record_id)
        if record is None:
            self.record.show_nothing()
        elif self.record.record is None or self.record.record.id != record_id:
            self.record.show_record(record)
        self.toolbar.enable_record_actions(bool(self.selected_ids()))
        self.views.choose(record_id)
        self.selection_changed.emit(record_id)

    def _come_back(self) -> None:
        """From a new record to the one the list stands at."""
        if self.record.is_new():
            self._show_record(self.list.table.current_id())
            self.setFocus()

    def _heed_kept(self, record_id: int) -> None:
        """The list stays on the record that was saved."""
        kept = finding.one(self.workplace.store, self.ledger, record_id)
        if self.record.record is None or self.record.record.id != record_id:
            self.record.record = None
            self._after_reading = record_id
            self.record.show_record(kept)

    def _heed_shown(self) -> None:
        wanted, self._after_reading = self._after_reading, None
        current = self.list.table.current_id()
        if wanted is not None:
            self.list.table.select_id(wanted)
        elif self.record.record is None and not self.record.is_new() and current is not None:
            self._show_record(current)

    def _heed_view(self, view: View) -> None:
        name = f"回收站 · {self.ledger.title}" if view.in_bin else self.ledger.title
        self.toolbar.title.setText(name)
        for action in self._usual:
            action.setVisible(not view.in_bin)
        self._restore.setVisible(view.in_bin)
        self._bin.setText("返回台账" if view.in_bin else "回收站")
        self.views.show_view(view)
        self.view_changed.emit(view)

    def _list_is_shown(self) -> bool:
        return self.views.currentWidget() is self.list

    def _menu_of(self, record_id: int, place: QPoint) -> None:
        self.select(record_id)
        self._show_menu(place)

    def make_menu(self) -> QMenu:
        """Make the menu of the record pointed at."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([each for each in self.toolbar.record_actions() if each.isVisible()])
        return menu

    def _show_menu(self, place: QPoint) -> None:
        self.make_menu().popup(place)

    def _end_large(self) -> None:
        if self.sides.is_large:
            self.sides.show_large(False)
            self.setFocus()

    def _previous(self) -> Any:
        ids = self.list.model.ids
        current = self.current_id()
        row = self.list.model.row_of(current) - 1 if current is not None else 0
        return self.list.model.record(row) if 0 <= row < len(ids) else None

    def _add_usual_acts(self) -> None:
        change = Act("批量修改", lambda: self.acts.change(self.selected_ids()), "edit", True, True)
        delete = Act("删除", lambda: self.acts.delete(self.selected_ids()), "trash", True, True)
        restore = Act("恢复", lambda: self.acts.restore(self.selected_ids()), "undo", True)
        history = Act("修改历史", self._show_history, "history", True, True)
        self._restore = self.add_action(restore)
        self._restore.setVisible(False)
        taking_in = self.add_action(Act("导入", self.import_wanted.emit, "upload"))
        self.add_action(Act("导出/打印", self._want_print, "printer"))
        self._usual = [self.add_action(change), self.add_action(delete), taking_in]
        self.add_action(history)
        self.toolbar.more.addSeparator()
        self._bin = self.add_action(Act("回收站", self.toggle_bin, "trash", in_menu=True))
        self.add_action(Act("最近操作", self.acts.show_recent, "clock", in_menu=True))
        if self.ledger.append_only:
            self._usual[0].setVisible(False)

    def _want_print(self) -> None:
        self.print_wanted.emit(self.list.view())

    def _show_history(self) -> None:
        for record_id in self.selected_ids()[:1]:
            self.acts.show_history(record_id)

    def _connect(self) -> None:
        table = self.list.table
        self.toolbar.new_button.clicked.connect(self.begin)
        table.current_changed.connect(self._show_record)
        table.opened.connect(self.open_large)
        table.delete_wanted.connect(lambda: self.acts.delete(self.selected_ids()))
        table.menu_wanted.connect(self._show_menu)
        self.list.view_changed.connect(self._heed_view)
        self.list.shown.connect(self._heed_shown)
        self.record.pane.kept.connect(self._heed_kept)
        self.record.pane.left.connect(self._end_large)
        self.record.pane.left.connect(self._come_back)
        table.clicked.connect(self._come_back)
        self.record.pane.dirty_changed.connect(lambda dirty: self.toolbar.show_primary(not dirty))
        self.record.pane.uncovered.connect(self.particulars_opened)
        self.record.pane.previous = self._previous
        self.record.open_wanted.connect(self.show_paper)
        self.record.history_wanted.connect(self.acts.show_history)
        self.record.large_wanted.connect(partial(self.open_large, None))
        self.papers.left.connect(lambda: self.show_over(None))

    def _lay_out(self) -> None:
        self._whole = whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(self.toolbar)
        column.addWidget(self.sides, 1)
        self._over = QStackedLayout(self)
        self._over.addWidget(whole)
        self._over.addWidget(self.papers)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self.list.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sides.fit(event.size())
