"""Small lasting notes of the window: sample, clock, 已保存 09:41, and the turn of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from models.actions.traces.clock_watch import ClockWatch
from models.ledger import all_ledgers
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace

_MINUTE = 60_000


class ClockBand(QFrame):
    """Says that the computer's clock is wrong; looked at each minute, hidden while it is right."""

    def __init__(self, watch: ClockWatch, parent: QWidget) -> None:
        super().__init__(parent)
        self._watch = watch
        self.setObjectName("clockBand")
        self.setStyleSheet(
            f"#clockBand {{ background-color: {Tone.OVERDUE.ground}; }}"
            f"#clockBand QLabel {{ color: {Tone.OVERDUE.ink}; }}"
        )
        self.words = QLabel("", self, wordWrap=True)
        self.right_button = link_button("时间是对的", self)
        self.right_button.clicked.connect(self._accept)
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.INSIDE, 2, spacing.INSIDE, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.right_button)
        self._timer = QTimer(self, interval=_MINUTE)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look at the clock now."""
        said = self._watch.fault()
        self.words.setText(said)
        self.setVisible(bool(said))

    def _accept(self) -> None:
        self._watch.accept()
        self.hide()


class SampleBand(QFrame):
    """Says all the while that this is the fictional township; ``removal_wanted`` when pressed."""

    removal_wanted = Signal()

    def __init__(self, day: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        words = f"示例台账（虚构），时间停在{day.year}年{day.month}月{day.day}日"
        self.setObjectName("sampleBand")
        self.setStyleSheet(
            f"#sampleBand {{ background-color: {Tone.DUE_SOON.ground}; }}"
            f"#sampleBand QLabel {{ color: {Tone.DUE_SOON.ink}; }}"
        )
        self.remove_button = link_button("删除示例", self)
        self.remove_button.clicked.connect(self.removal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.INSIDE, 2, spacing.INSIDE, 2)
        row.addWidget(ElideLabel(words, self), 0)
        row.addWidget(QLabel("·", self))
        row.addWidget(self.remove_button)
        row.addStretch(1)


class SavedNote(QLabel):
    """已保存 HH:MM, by the clock on the wall."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget,
        now: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        super().__init__("", parent)
        self.setProperty("role", "soft")
        self._now = now
        workplace.records_changed.connect(lambda _: self.setText(f"已保存 {self._now():%H:%M}"))


class DayWatch(QObject):
    """Announces every ledger as changed when the day turns: lights depend on it."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._day = workplace.office.today
        self._timer = QTimer(self, interval=_MINUTE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell the rooms if it is another day now."""
        today = self._workplace.store.clock.today()
        if today != self._day:
            self._day = today
            names = frozenset(ledger.name for ledger in all_ledgers())
            self._workplace.records_changed.emit(names)
