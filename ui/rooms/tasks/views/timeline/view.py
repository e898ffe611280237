"""The tasks on a timeline."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.rooms.tasks.views.task_view import TaskView
from ui.rooms.tasks.views.timeline.canvas import TimelineCanvas
from ui.rooms.tasks.views.timeline.lines import Timeline, read_timeline
from ui.workplace import Workplace


class TaskTimeline(TaskView):
    """Bars from start to deadline, chapter by chapter, with a line for today."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.canvas = TimelineCanvas(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.canvas.chosen.connect(self._tell_chosen)
        self.canvas.opened.connect(self.opened)
        self.canvas.menu_wanted.connect(self.menu_wanted)

    def choose(self, record_id: int | None) -> None:
        super().choose(record_id)
        self.canvas.chosen_id = record_id
        if record_id is not None:
            self.canvas.reveal(record_id)
        self.canvas.viewport().update()

    def read_again(self) -> None:
        store, view, office = self.workplace.store, self.view, self.workplace.office
        self.reader.read(lambda: read_timeline(store, view, office), self._show)

    def _show(self, timeline: Timeline) -> None:
        is_first = self.canvas.timeline is None
        self.canvas.show_timeline(timeline)
        if is_first and self.chosen_id is not None:
            self.canvas.reveal(self.chosen_id)

    def _tell_chosen(self, record_id: int) -> None:
        if record_id != self.chosen_id:
            self.chosen_id = record_id
            self.chosen.emit(record_id)
