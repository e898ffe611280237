"""Filters by range: days and numbers, and the words that stand for common stretches of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from models import dates, kinds
from models.actions.finding import Between, Filter, OneOf
from ui.ledger.filters.subject import FilterEdit, Subject
from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.parts.date_line import DateLine
from ui.parts.flow_layout import FlowLayout

Stretch = Callable[[dt.date], tuple[dt.date, dt.date]]


def _week(day: dt.date) -> tuple[dt.date, dt.date]:
    monday = day - dt.timedelta(day.weekday())
    return monday, monday + dt.timedelta(6)


STRETCHES: dict[str, Stretch] = {
    "今天": lambda day: (day, day),
    "本周": _week,
    "本月": lambda day: (dates.month_start(day), dates.month_end(day)),
    "本季度": lambda day: (dates.quarter_start(day), dates.quarter_end(day)),
    "今年": lambda day: (dates.year_start(day), dates.year_end(day)),
}


class RangeEdit(FilterEdit):
    """From – to, or only the blank ones."""

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(subject, parent)
        self.low, self.high = self.make_end("起"), self.make_end("止")
        self.blank = QCheckBox("只看空白", self)
        self.blank.toggled.connect(self._heed_blank)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(spacing.SMALL)
        self._row = 0
        self._grid = grid
        self.add_above()
        for word, end in (("从", self.low), ("到", self.high)):
            grid.addWidget(QLabel(word, self), self._row, 0)
            grid.addWidget(end, self._row, 1)
            self._row += 1
        grid.addWidget(self.blank, self._row, 1)
        grid.setColumnStretch(1, 1)

    def make_end(self, name: str) -> Any:
        """Return the line for one end of the range."""
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.textChanged.connect(self.changed)
        return line

    def add_above(self) -> None:
        """Put something above the two lines."""

    def put_above(self, widget: QWidget) -> None:
        """Give ``widget`` a whole row."""
        self._grid.addWidget(widget, self._row, 0, 1, 2)
        self._row += 1

    def read(self, text: str) -> Any:
        """Return the value that ``text`` means, None for an empty one."""
        return kinds.parse(_unbound(self.subject), text, self.subject.office)

    def wish(self) -> Filter | None:
        if self.blank.isChecked():
            return OneOf(frozenset({None}))
        low, high = self.read(self.low.text()), self.read(self.high.text())
        if low is None and high is None:
            return None
        if low is not None and high is not None and high < low:
            raise ValueError("“到”比“从”小，请对调后再筛选。")
        return Between(low, high)

    def show_wish(self, wish: Filter | None) -> None:
        self.blank.setChecked(isinstance(wish, OneOf) and wish.values == {None})
        if isinstance(wish, Between):
            for end, value in ((self.low, wish.low), (self.high, wish.high)):
                end.setText(kinds.show(self.subject.field.card, value, self.subject.office))

    def _heed_blank(self, is_on: bool) -> None:
        self.low.setEnabled(not is_on)
        self.high.setEnabled(not is_on)
        self.changed.emit()


class DateRange(RangeEdit):
    """Days as people write them, or one of the common stretches."""

    def make_end(self, name: str) -> DateLine:
        line = DateLine(self._read_day, self)
        line.line.setAccessibleName(name)
        line.changed.connect(self.changed)
        return line

    def add_above(self) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        flow.setSpacing(spacing.TIGHT)
        for word in STRETCHES:
            button = quiet_button(word, row)
            button.clicked.connect(lambda _=False, w=word: self.choose(w))
            flow.addWidget(button)
        self.put_above(row)

    def choose(self, word: str) -> None:
        """Write one of the common stretches into the two lines."""
        self.blank.setChecked(False)
        low, high = STRETCHES[word](self.subject.office.today)
        self.low.setText(low.isoformat())
        self.high.setText(high.isoformat())

    def read(self, text: str) -> dt.date | None:
        return self._read_day(text) if text.strip() else None

    def show_wish(self, wish: Filter | None) -> None:
        self.blank.setChecked(isinstance(wish, OneOf) and wish.values == {None})
        if isinstance(wish, Between):
            self.low.setText(wish.low.isoformat() if wish.low else "")
            self.high.setText(wish.high.isoformat() if wish.high else "")

    def _read_day(self, text: str) -> dt.date:
        return dates.read_date(text, self.subject.office.today)


def _unbound(subject: Subject) -> Any:
    """The field's card without its demands on a whole record."""
    from dataclasses import replace

    return replace(subject.field.card, required=False, check=None)


class NumberRange(RangeEdit):
    """Numbers from – to."""

    def add_above(self) -> None:
        unit = self.subject.field.card.unit
        if unit:
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(QLabel(f"单位：{unit}", row))
            self.put_above(row)
