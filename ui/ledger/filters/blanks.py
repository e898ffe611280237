"""The filter of what may tell of people: whether anything is written, never what (B19)."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from models.actions.finding import Between, Filter, OneOf
from ui.ledger.filters.subject import FilterEdit, Subject
from ui.look import spacing
from ui.parts.heading import help_line

FILLED = "已填写"
_WHY = "这一列可能写有个人信息，不按内容筛选。"
_WISHES: tuple[tuple[str, Filter | None], ...] = (
    ("全部", None),
    ("只看空白", OneOf(frozenset({None}))),
    (f"只看{FILLED}", Between()),
)


class BlankFilter(FilterEdit):
    """All, the blank ones, or those that are not."""

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(subject, parent)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        for number, (words, _) in enumerate(_WISHES):
            button = QRadioButton(words, self)
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addWidget(help_line(_WHY, self))
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda _: self.changed.emit())

    def wish(self) -> Filter | None:
        return _WISHES[self._group.checkedId()][1]

    def show_wish(self, wish: Filter | None) -> None:
        held = [number for number, (_, each) in enumerate(_WISHES) if each == wish]
        self._group.button(held[0] if held else 0).setChecked(True)
