"""The list pane: search, filters and their chips, count, and the table or an empty state."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.actions.finding import Filter, View
from models.ledger import Ledger
from ui import memory
from ui.background.next_turn import NextTurn
from ui.ledger.filters.chips import FilterChips
from ui.ledger.filters.kinds import FILTERS, in_words, subject_of
from ui.ledger.filters.popup import FilterPopup
from ui.ledger.filters.subject import Subject
from ui.ledger.records.model import RecordsModel
from ui.ledger.records.reading import Found, Reader, read_all, read_first
from ui.ledger.records.table import RecordsTable
from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.empty_state import EmptyState
from ui.workplace import Workplace

SEARCH_DELAY = 200
REMEMBER_DELAY = 400
_OFFICE = frozenset({"settings", "words", "workdays"})


class ListPane(QWidget):
    """Shows ``view`` and keeps row, filter and scroll whatever changes."""

    view_changed = Signal(object)
    """Another view is shown: its words, filters or sort."""
    shown = Signal()
    """The rows of the view stand there."""

    def __init__(self, workplace: Workplace, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._ledger = workplace, ledger
        self._kept = memory.recall(workplace.store.folder, ledger.name)
        known = tuple(pair for pair in self._kept.sort if pair[0] in ledger.fields)
        self._view = View(sort=known)
        self._found = Found((), (), is_all=False)
        self._reader = Reader(workplace, ledger, self)
        self._filter_reader = Reader(workplace, ledger, self)
        self._is_stale = True
        self.model = RecordsModel(workplace.store, ledger, lambda: workplace.office, self)
        self.table = RecordsTable(ledger, self.model, self)
        self.chips = FilterChips(self)
        self.search = QLineEdit(self)
        self.count = ElideLabel("", self)
        self.tells_alarms = True
        self.begin = EmptyState(ledger.purpose or f"这里还没有{ledger.one}。", "", self)
        self.nothing = EmptyState("", "清除筛选", self)
        self._search_timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._memory_timer = QTimer(self, singleShot=True, interval=REMEMBER_DELAY)
        self._reading = NextTurn(self._read_if_stale, self)
        self._lay_out()
        self._connect()
        self.table.set_widths(self._kept.widths)

    def view(self) -> View:
        """What is shown now."""
        return self._view

    def total(self) -> int:
        """How many records the view holds."""
        return len(self._found.ids)

    def show_view(self, view: View) -> None:
        """Show another view."""
        kept = view.sort or self._view.sort
        self._view = replace(view, sort=kept)
        if self.search.text().strip() != view.words:
            self.search.blockSignals(True)
            self.search.setText(view.words)
            self.search.blockSignals(False)
        self._show_filters()
        self.refresh()
        self.view_changed.emit(self._view)

    def set_filter(self, key: str, wish: Filter | None) -> None:
        """Put a filter on a field, or take it away."""
        filters = {other: held for other, held in self._view.filters.items() if other != key}
        if wish is not None:
            filters[key] = wish
        self.show_view(replace(self._view, filters=filters))

    def sort_by(self, key: str, downwards: bool) -> None:
        """Sort by one field."""
        self._view = replace(self._view, sort=((key, downwards),))
        self.show_view(self._view)
        self.remember()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.show_view(replace(self._view, filters={}, words=""))

    def refresh(self) -> None:
        """Read again and stay on the same row."""
        self._is_stale = False
        store, ledger, view = self._workplace.store, self._ledger, self._view
        works = [partial(read_first, store, ledger, view), partial(read_all, store, ledger, view)]
        if self.model.ids:
            self.model.forget_rows()
            del works[0]  # the rows at hand stay until everything is read
        self._reader.read(works, self._show)

    def _read_if_stale(self) -> None:
        if self._is_stale and self.isVisible():
            self.refresh()

    def open_filter(self, key: str, place: QPoint | None = None) -> None:
        """Open the pop-up of a field under its heading, or at ``place``."""
        store, ledger, view = self._workplace.store, self._ledger, self._view
        office = self._workplace.office
        work = partial(subject_of, store, ledger, key, view, office)
        self._filter_reader.read((work,), partial(self._pop_up, key, place))

    def _pop_up(self, key: str, place: QPoint | None, subject: Subject) -> None:
        popup = FilterPopup(subject, self._view.filters.get(key), self)
        popup.decided.connect(self.set_filter)
        popup.sort_wanted.connect(self.sort_by)
        if place is None and key in self.model.keys:
            place = self.table.header.below_funnel(self.model.keys.index(key))
        popup.open_at(place or self.mapToGlobal(QPoint(0, self.table.y())))

    def _show(self, found: Found) -> None:
        self._found = found
        self.table.show_ids(list(found.ids), found.first)
        self._show_which()
        self.show_count()
        self.shown.emit()

    def _show_which(self) -> None:
        is_narrowed = bool(self._view.filters or self._view.words)
        if self.model.ids:
            self._stack.setCurrentWidget(self.table)
        elif is_narrowed:
            self.nothing.say(f"没有符合条件的{self._ledger.one}。")
            self._stack.setCurrentWidget(self.nothing)
        else:
            said = "回收站是空的。" if self._view.in_bin else self._ledger.purpose
            self.begin.say(said or f"这里还没有{self._ledger.one}。")
            self._stack.setCurrentWidget(self.begin)

    def show_count(self) -> None:
        """Say how many there are, how many ask for the clerk, how many are chosen."""
        counter = self._ledger.counter
        if not self._found.is_all:
            self.count.setText("正在数……")
            return
        parts = [f"{len(self._found.ids)} {counter}"]
        if self.tells_alarms:
            parts += [f"{word} {number}" for word, number in self._found.alarms]
        chosen = self.table.selected_count()
        if chosen > 1:
            parts.append(f"已选 {chosen} {counter}")
        self.count.setText(" · ".join(parts))

    def _show_filters(self) -> None:
        office, keys = self._workplace.office, self.model.keys
        filters = self._view.filters
        self.chips.show_filters(
            {key: in_words(self._ledger, key, wish, office) for key, wish in filters.items()}
        )
        on = frozenset(keys.index(key) for key in filters if key in keys)
        order = {keys.index(key): down for key, down in self._view.sort if key in keys}
        self.table.header.show_state(on, order)

    def _press_heading(self, section: int) -> None:
        """Upwards, downwards, then the ledger's own order again."""
        key = self.model.keys[section]
        if self._view.sort == ((key, True),):
            self._view = replace(self._view, sort=())
            self.show_view(self._view)
            self.remember()
        else:
            self.sort_by(key, self._view.sort == ((key, False),))

    def _search(self) -> None:
        self.show_view(replace(self._view, words=self.search.text().strip()))

    def remember(self) -> None:
        """Write widths and sort down in a moment."""
        self._memory_timer.start()

    def _write_memory(self) -> None:
        folder, name = self._workplace.store.folder, self._ledger.name
        held = memory.recall(folder, name)
        fresh = replace(held, widths=self.table.widths(), sort=self._view.sort)
        memory.remember(folder, name, fresh)

    def _hear(self, ledgers: frozenset[str]) -> None:
        named = {f.card.target for f in self._ledger.fields.values() if f.card.target}
        # Counted columns look at the ledgers below this one.
        below = self._ledger.counted and ledgers
        if self._ledger.name in ledgers or ledgers & (_OFFICE | named) or below:
            if self.isVisible():
                self.refresh()
            else:
                self._is_stale = True

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)
        for each in self._ledger.fields.values():
            if each.card.kind in FILTERS:
                action = menu.addAction(each.card.label)
                action.triggered.connect(partial(self._open_from_menu, each.key))
        return menu

    def _open_from_menu(self, key: str) -> None:
        # After the menu has gone: two pop-ups at once fight for the mouse.
        place = self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height()))
        QTimer.singleShot(0, self, partial(self.open_filter, key, place))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(f"在{self._ledger.title}里查找（文字或拼音首字母）")
        self.search.setToolTip(self.search.placeholderText())
        self.search.setAccessibleName("查找")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.setEnabled(bool(self._ledger.searched))
        self.search.setVisible(bool(self._ledger.searched))
        self.filter_button = quiet_button("筛选", self, "list-filter")
        self.filter_button.setMenu(self._filter_menu())
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setProperty("role", "soft")
        self.row = QHBoxLayout()
        self.row.setSpacing(spacing.SMALL)
        self.row.addWidget(self.search, 1)
        self.row.addWidget(self.filter_button)
        self.row.addWidget(self.count, 1)
        self._stack = QStackedWidget(self)
        for widget in (self.table, self.begin, self.nothing):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, spacing.INSIDE, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(self.row)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._search_timer.timeout.connect(self._search)
        self._memory_timer.timeout.connect(self._write_memory)
        self.search.textChanged.connect(lambda _: self._search_timer.start())
        self.chips.removed.connect(lambda key: self.set_filter(key, None))
        self.chips.cleared.connect(self.clear_filters)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self.clear_filters)
        header = self.table.header
        header.sort_wanted.connect(self._press_heading)
        self.table.filter_wanted.connect(lambda at: self.open_filter(self.model.keys[at]))
        self.table.arranged.connect(self.remember)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_count())
        self._workplace.records_changed.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_filters()
            self._reading.start()  # not in the turn that builds the room
