"""今日: the day in words, what is pressing, what was left unsaved (A5)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button, primary_button, quiet_button
from ui.parts.empty_state import EmptyState
from ui.parts.heading import page_title
from ui.rooms.catalogue import PLAN
from ui.rooms.tasks.views.reader import Reader
from ui.rooms.today.card import DraftsCard, MatterCard, TodayCard
from ui.rooms.today.reading import Reminder, Today, read_today
from ui.workplace import Workplace

_CARD_WIDTH, _MOST_COLUMNS = 400, 3
_TASKS = "tasks"
_CALM = "今天没有要办的事。"
_EMPTY = "台账里还没有任务。导入年度方案，程序会认出各项任务和时限，由您确认后保存。"


class TodayPage(QWidget):
    """Reads again whenever something changes and it can be seen."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._reader = Reader(workplace, self)
        self._is_stale = True
        self.cards: list[MatterCard] = []
        self.drafts: list[QPushButton] = []
        self._shown: list[TodayCard] = []
        self._columns = 0
        self.title = page_title("今日", self)
        self.day = QLabel("", self)
        self.day.setProperty("role", "soft")
        self.plan_button = quiet_button("导入方案", self, "download")
        self.plan_button.clicked.connect(lambda: workplace.go_to(PLAN))
        self.new_button = primary_button("新增任务", self, "plus")
        self.new_button.clicked.connect(self._begin_task)
        self.warning = QLabel("", self, wordWrap=True)
        self.warning.setStyleSheet(f"color: {Tone.DUE_SOON.ink};")
        self.warning_button = link_button("去录入", self)
        self.warning_button.clicked.connect(lambda: workplace.go_to("workdays"))
        self.reminder = QLabel("", self, wordWrap=True)
        self.reminder.setProperty("role", "soft")
        self.reminder_button = link_button("", self)
        self.reminder_button.clicked.connect(self._heed_reminder)
        self._reminder: Reminder | None = None
        self.calm = EmptyState(_CALM, "", self)
        self._spread_out = [QVBoxLayout() for _ in range(_MOST_COLUMNS)]
        self._lay_out()
        workplace.records_changed.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Read again, now or when the page is next seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            store = self._workplace.store
            self._reader.read(lambda: read_today(store), self.show_today)

    def _heed_reminder(self) -> None:
        if self._reminder is not None:
            self._workplace.go_to(self._reminder.room)

    def show_today(self, today: Today) -> None:
        """Show what was read."""
        self.day.setText(today.day_words)
        self.warning.setText(today.warning)
        for widget in (self.warning, self.warning_button):
            widget.setVisible(bool(today.warning))
        self._reminder = today.reminder
        if today.reminder is not None:
            self.reminder.setText(today.reminder.sentence)
            self.reminder_button.setText(today.reminder.verb)
        for widget in (self.reminder, self.reminder_button):
            widget.setVisible(today.reminder is not None)
        self._show_cards(today)
        self.calm.say(_CALM if today.is_begun else _EMPTY)
        self.calm.setVisible(not self._shown)

    def _show_cards(self, today: Today) -> None:
        """What is late stands first, then what was left unsaved, then the rest."""
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self.cards = [MatterCard(group, self._workplace, self._inner) for group in today.groups]
        late = [each for each in self.cards if each.group.matter.tone == "bad"]
        rest: list[TodayCard] = [each for each in self.cards if each not in late]
        drafts = [DraftsCard(today.drafts, self._workplace, self._inner)] if today.drafts else []
        self.drafts = [row.button for card in drafts for row in card.rows]
        self._shown = [*late, *drafts, *rest]
        self._columns = 0
        self._spread()

    def _begin_task(self) -> None:
        self._workplace.begin_wanted.emit(_TASKS)

    def _spread(self) -> None:
        """As many columns as there is room for; each card goes where the least stands yet."""
        columns = max(1, min(_MOST_COLUMNS, self.width() // _CARD_WIDTH))
        if columns == self._columns:
            return
        self._columns = columns
        for column in self._spread_out:
            while column.count():
                column.takeAt(0)
        heights = [0] * columns
        for card in self._shown:
            at = heights.index(min(heights))
            self._spread_out[at].addWidget(card)
            heights[at] += card.lines + 1  # what lies between two cards
        for at, column in enumerate(self._spread_out):
            column.addStretch()
            self._side_by_side.setStretch(at, int(at < columns))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.INSIDE)
        head.addWidget(self.title)
        head.addWidget(self.day, 1)
        head.addWidget(self.plan_button)
        head.addWidget(self.new_button)
        warning = QHBoxLayout()
        warning.addWidget(self.warning, 1)
        warning.addWidget(self.warning_button)
        reminder = QHBoxLayout()
        reminder.addWidget(self.reminder, 1)
        reminder.addWidget(self.reminder_button)
        self._side_by_side = QHBoxLayout()
        self._side_by_side.setSpacing(spacing.INSIDE)
        for each in self._spread_out:
            each.setSpacing(spacing.INSIDE)
            self._side_by_side.addLayout(each)
        self._inner = QWidget(self)
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(spacing.INSIDE)
        inner.addLayout(self._side_by_side)
        inner.addWidget(self.calm, 1)
        inner.addStretch()
        area = QScrollArea(self, widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addLayout(head)
        column.addLayout(warning)
        column.addLayout(reminder)
        column.addWidget(area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
