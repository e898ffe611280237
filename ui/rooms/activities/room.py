"""工作纪实: files dropped on the room begin a new activity and are kept with it, tasks as well."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from models.ledgers.work.activities import ACTIVITIES
from models.words.work.activities import ACTIVITY_KINDS
from ui.ledger.files.taking import dropped_paths
from ui.ledger.page import LedgerPage
from ui.ledger.panels.new_with import NewWith
from ui.rooms.activities.cadence_strip import CadenceStrip
from ui.workplace import Workplace


class ActivityRoom(LedgerPage):
    """The list of activities; a new one takes its papers and tasks along (job 3)."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, ACTIVITIES, parent)
        pane = self.record.pane
        self.extras = NewWith(workplace, ACTIVITIES, pane.form.widget())
        self.extras.changed.connect(self._say_extras)
        pane.form.changed.connect(self._suggest)
        self.set_keep(self.extras.keep)
        self._is_placed = False
        self.cadences = CadenceStrip(workplace, self.show_view, self.toolbar)
        self.toolbar.add_beside_views(self.cadences)
        self.extras.taken.connect(self._guess_kind)
        self.extras.hide()
        self.setAcceptDrops(True)
        self.selection_changed.connect(self._heed_shown_record)
        pane.kept.connect(lambda _id: self.extras.hide())

    def begin(self) -> None:
        """Open the form of a new activity with a place for its files."""
        super().begin()
        if not self._is_placed:
            self.record.pane.form.add_after_first_group(self.extras)
            self._is_placed = True
        self.extras.clear()
        self.extras.show()
        self._suggest()

    def has_unsaved(self) -> bool:
        return super().has_unsaved() or (self.record.is_new() and bool(self.extras.files))

    def _suggest(self) -> None:
        if self.record.is_new():
            self.extras.suggest(self.record.pane.form.raw())
            self._say_extras()

    def _say_extras(self) -> None:
        """What goes with the activity is told beside 保存, also where it has scrolled away."""
        if self.record.is_new() and (words := self.extras.words()):
            self.record.pane.state.setText(words)

    def _guess_kind(self, names: list[str]) -> None:
        """A file is often called by what it tells of: 六月议稳会记录."""
        row = self.record.pane.form.rows["activity_kind"]
        if row.editor is None or row.editor.raw():
            return
        kinds = self.workplace.office.choices(ACTIVITY_KINDS)
        for code, word in kinds.labels.items():
            if code not in kinds.retired and any(word in name for name in names):
                row.editor.show_raw(code)
                return

    def _heed_shown_record(self, _record_id: int | None) -> None:
        self.extras.setVisible(self.record.is_new())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped on the room is what a new activity left behind."""
        event.acceptProposedAction()
        if not self.record.is_new():
            self.begin()
        self.extras.add(dropped_paths(event.mimeData()))
