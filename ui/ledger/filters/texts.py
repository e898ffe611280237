"""Filters of text: what it holds, and the values in use."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from models.actions.finding import Filter, Holding, OneOf
from ui.ledger.filters.subject import FilterEdit, Subject
from ui.ledger.filters.ticks import TickList
from ui.look import spacing


class HoldingEdit(FilterEdit):
    """Text that holds some words, or is blank."""

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(subject, parent)
        self.words = QLineEdit(self, placeholderText="包含的文字")
        self.words.setAccessibleName("包含的文字")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.changed)
        self.blank = QCheckBox("只看空白", self)
        self.blank.toggled.connect(self.words.setDisabled)
        self.blank.toggled.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.words)
        column.addWidget(self.blank)

    def wish(self) -> Filter | None:
        if self.blank.isChecked():
            return OneOf(frozenset({None}))
        words = self.words.text().strip()
        return Holding(words) if words else None

    def show_wish(self, wish: Filter | None) -> None:
        self.blank.setChecked(isinstance(wish, OneOf) and wish.values == {None})
        self.words.setText(wish.words if isinstance(wish, Holding) else "")


class TextFilter(FilterEdit):
    """One line of text: what it holds, else the ticked values."""

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(subject, parent)
        self.holding = HoldingEdit(subject, self)
        self.ticks = TickList(subject, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.holding)
        self.holding.changed.connect(self.changed)
        self.holding.blank.hide()  # the tick list has a line for the blank ones
        self.ticks.changed.connect(self.changed)
        column.addWidget(self.ticks, 1)

    def wish(self) -> Filter | None:
        held = self.holding.wish()
        return held if held is not None else self.ticks.wish()

    def show_wish(self, wish: Filter | None) -> None:
        if isinstance(wish, Holding):
            self.holding.show_wish(wish)
        else:
            self.ticks.show_wish(wish)
