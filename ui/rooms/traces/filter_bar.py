"""What the log is narrowed by: words, person, ledger, kind, and a span of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from models import dates
from models.actions.finding import Between, Filter, OneOf, View
from models.actions.traces.listing import AT, KIND, KINDS, LEDGER, WHO
from models.ledger import all_ledgers
from ui.look import spacing
from ui.parts.buttons import link_button
from ui.parts.date_line import DateLine
from ui.parts.flow_layout import FlowLayout
from ui.workplace import Workplace

DELAY = 250
_SEARCH_WIDTH, _CHOICE_WIDTH, _DAY_WIDTH = 200, 128, 160
_ANYBODY, _ANY_LEDGER, _ANY_KIND = "所有人", "所有台账", "所有类别"


class FilterBar(QWidget):
    """Says ``changed`` a moment after something else is asked for; ``view()`` is what."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.words = QLineEdit(self, placeholderText="做了什么、原因、批号")
        self.words.setAccessibleName("关键字")
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(_SEARCH_WIDTH)
        self.who = self._choice("操作人", [(_ANYBODY, "")])
        titles = {each.title: each.name for each in all_ledgers() if not _is_doubled(each.name)}
        self.ledger = self._choice("台账", [(_ANY_LEDGER, ""), *titles.items()])
        kinds = [(words, code) for code, words in KINDS.items()]
        self.kind = self._choice("类别", [(_ANY_KIND, ""), *kinds])
        self.start, self.end = (DateLine(self._read_day, self) for _ in range(2))
        for line, words in ((self.start, "从"), (self.end, "到")):
            line.setFixedWidth(_DAY_WIDTH)
            line.line.setPlaceholderText(f"{words}哪天")
            line.line.setAccessibleName(f"{words}哪天")
            line.changed.connect(self._wait)
        self.clear_button = link_button("清除筛选", self)
        self.clear_button.clicked.connect(self.clear)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.changed)
        self.words.textChanged.connect(self._wait)
        self._lay_out()
        self._show_state()

    def view(self) -> View:
        """Return what is asked for; a day that is none asks for nothing."""
        filters: dict[str, Filter] = {
            key: OneOf(frozenset({box.currentData()}))
            for key, box in ((WHO, self.who), (LEDGER, self.ledger), (KIND, self.kind))
            if box.currentData()
        }
        low, high = self.start.value(), self.end.value()
        if low is not None or high is not None:
            filters[AT] = Between(low, high)
        return View(words=self.words.text().strip(), filters=filters)

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer everyone who did something, and stay on the one chosen."""
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(_ANYBODY, "")
        for name in names:
            self.who.addItem(name, name)
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self.who.blockSignals(False)

    def clear(self) -> None:
        """Ask for everything again."""
        self.words.clear()
        for box in (self.who, self.ledger, self.kind):
            box.setCurrentIndex(0)
        for line in (self.start, self.end):
            line.setText("")

    def _choice(self, spoken: str, offered: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(spoken)
        box.setFixedWidth(_CHOICE_WIDTH)
        for words, data in offered:
            box.addItem(words, data)
        box.currentIndexChanged.connect(lambda _: self._wait())
        return box

    def _wait(self) -> None:
        self._show_state()
        self._timer.start()

    def _show_state(self) -> None:
        view = self.view()
        self.clear_button.setEnabled(bool(view.words or view.filters))

    def _read_day(self, text: str) -> dt.date:
        return dates.read_date(text, self._workplace.office.today)

    def _lay_out(self) -> None:
        flow = FlowLayout(self)
        flow.setSpacing(spacing.SMALL)
        for widget in (self.words, self.who, self.ledger, self.kind):
            flow.addWidget(widget)
        flow.addWidget(self.start)
        flow.addWidget(QLabel("至", self))
        flow.addWidget(self.end)
        flow.addWidget(self.clear_button)


def _is_doubled(name: str) -> bool:
    """The ties of files are told as files."""
    return name == "files"
