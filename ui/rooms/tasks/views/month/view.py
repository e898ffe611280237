"""The tasks on a calendar of one month."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from models.actions.finding import Between
from models.dates import month_start
from models.ledgers.tasks.task import TASKS
from ui.look import fonts, spacing
from ui.parts.buttons import quiet_button, tool_button
from ui.parts.elide_label import ElideLabel
from ui.rooms.tasks.views.month.days import Day, Month, read_month, turned
from ui.rooms.tasks.views.month.grid import MonthGrid
from ui.rooms.tasks.views.task_view import TaskView
from ui.workplace import Workplace

MOST_IN_MENU = 25
HINT = "任务排在到期日上；长期坚持的任务排在下次检查日。拖到另一天可以改期。"


class TaskMonth(TaskView):
    """One month, with the way to the others; a task drawn to another day is ``dropped``."""

    dropped = Signal(int, object)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.first = month_start(workplace.office.today)
        self.name = QLabel(self)
        self.name.setFont(fonts.section_font())
        self.note = ElideLabel(HINT, self)
        self.note.setProperty("role", "soft")
        self.grid = MonthGrid(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(self._bar())
        column.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)
        self._listen()

    def _bar(self) -> QHBoxLayout:
        back = tool_button("chevron-left", "上个月", self)
        on = tool_button("chevron-right", "下个月", self)
        now = quiet_button("本月", self)
        back.clicked.connect(lambda: self.turn(-1))
        on.clicked.connect(lambda: self.turn(1))
        now.clicked.connect(self.turn_to_today)
        self.name.setMinimumWidth(self.name.fontMetrics().horizontalAdvance("2021年12月") + 8)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        for widget in (back, self.name, on, now):
            row.addWidget(widget)
        row.addSpacing(spacing.INSIDE)
        row.addWidget(self.note, 1)
        return row

    def _listen(self) -> None:
        self.grid.chosen.connect(self._tell_chosen)
        self.grid.opened.connect(self.opened)
        self.grid.menu_wanted.connect(self.menu_wanted)
        self.grid.dropped.connect(self.dropped)
        self.grid.turn_wanted.connect(self.turn)
        self.grid.day_wanted.connect(self._offer_day)

    def choose(self, record_id: int | None) -> None:
        super().choose(record_id)
        self.grid.chosen_id = record_id
        self.grid.update()

    def turn(self, months: int) -> None:
        """Show the month that many months on."""
        self.first = turned(self.first, months)
        self.refresh()

    def turn_to_today(self) -> None:
        """Show the month of today."""
        today = self.workplace.office.today
        self.first, self.grid.current_day = month_start(today), today
        self.refresh()

    def read_again(self) -> None:
        store, view, office = self.workplace.store, self.view, self.workplace.office
        first = self.first
        self.reader.read(lambda: read_month(store, view, office, first), self._show)

    def _show(self, month: Month) -> None:
        self.name.setText(f"{month.first.year}年{month.first.month}月")
        self.note.setText(month.warning or HINT)
        self.grid.show_month(month)

    def _tell_chosen(self, record_id: int) -> None:
        if record_id != self.chosen_id:
            self.chosen_id = record_id
            self.chosen.emit(record_id)

    def day_menu(self, day: Day) -> QMenu:
        """All tasks of a day to choose from, and the way to see them as a list."""
        menu = QMenu(self)
        for entry in day.entries[:MOST_IN_MENU]:
            menu.addAction(entry.text, lambda entry=entry: self._pick(entry.id))
        menu.addSeparator()
        words = f"在列表里看{day.date.month}月{day.date.day}日到期的任务"
        menu.addAction(words, lambda: self._list_day(day.date))
        return menu

    def _offer_day(self, day: Day, at: QPoint) -> None:
        menu = self.day_menu(day)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _pick(self, record_id: int) -> None:
        self.choose(record_id)
        self.chosen.emit(record_id)

    def _list_day(self, day: dt.date) -> None:
        filters = {**self.view.filters, "due_on": Between(day, day)}
        self.workplace.go_to(TASKS.name, replace(self.view, filters=filters))
