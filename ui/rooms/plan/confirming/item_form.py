"""The fields of one item at the right of the tree; each is written when it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.exchange.plan import corrections, editing
from models.exchange.plan.deadlines import read_deadline
from models.exchange.plan.outline import ROOT, Item, Outline
from models.ledgers.tasks.task import TASKS
from ui.look import fonts, spacing
from ui.parts.buttons import link_button
from ui.parts.guard_lines import SECRECY, GuardLine, word_on
from ui.parts.heading import complaint_line, help_line
from ui.parts.paragraph_edit import ParagraphEdit
from ui.rooms.plan.confirming.offers_row import OffersRow, mark_offers
from ui.rooms.plan.confirming.unit_line import UnitLine, Units
from ui.rooms.plan.wording import number_of, reading_of, source_of
from ui.rooms.plan.working import Working

_UNITS = {
    "lead_unit": "牵头单位",
    "duty_unit": "责任单位",
    "co_units": "配合单位",
}


class ItemForm(QWidget):
    """Shows one item; ``wanted`` carries each edit as a verb on outlines."""

    wanted = Signal(object)

    def __init__(self, working: Working, units: Units, parent: QWidget) -> None:
        super().__init__(parent)
        self._working = working
        self._item = Item("", None, "")
        self._year = 0
        self._make_fields(units)
        self._lay_out()
        self._connect()

    def show_item(self, outline: Outline, code: str) -> None:
        """Show the item of this code as it stands in the outline."""
        self._item, self._year = outline.item(code), outline.year
        item, is_root = self._item, code == ROOT
        self._heading.setText(f"{'' if is_root else '编号 '}{number_of(item)}")
        self._source.setText(source_of(item))
        _put(self.title, item.title)
        _put(self.requirement, item.requirement)
        _put(self.deadline, item.deadline.words)
        for name, line in self.units.items():
            line.show_text(getattr(item, name))
        _put(self.person, item.duty_person)
        with QSignalBlocker(self.task_only):
            self.task_only.setChecked(item.task_only)
        for widget in (self.deadline, self.person, self.task_only, *self.units.values()):
            widget.setEnabled(not is_root)
        self._show_doubts()
        self._show_offers()
        self._show_reading()

    def flush(self) -> None:
        """Write what stands in a field that was not left yet."""
        for name in self._fields:
            self._write(name)
        self._write_deadline()

    def place_in_requirement(self) -> int:
        """Where the cursor stands in the requirement, counted without blanks before it."""
        text = self.requirement.toPlainText()
        return self.requirement.textCursor().position() - (len(text) - len(text.lstrip()))

    def _make_fields(self, units: Units) -> None:
        self._heading = QLabel("", self)
        self._heading.setFont(fonts.section_font())
        self._source = help_line("", self)
        self._doubts = complaint_line("", self)
        self.settle_button = link_button("核对无误", self)
        self.title = QLineEdit(self)
        self.requirement = ParagraphEdit(self)
        self.offers = OffersRow(self)
        self.guard = GuardLine(self)
        self.deadline = QLineEdit(self, placeholderText="如 6月底前、年内、每季度、长期坚持")
        self._reading = help_line("", self)
        self._misread = complaint_line("", self)
        self._hint = help_line("", self)
        self.hint_button = link_button("采用", self)
        self.units = {name: UnitLine(units, self, several=True) for name in _UNITS}
        self.units["lead_unit"].setPlaceholderText("统一填")
        self.person = QLineEdit(self)
        self._fields: dict[str, QLineEdit | ParagraphEdit] = {
            "title": self.title,
            "requirement": self.requirement,
            "duty_person": self.person,
            **self.units,
        }
        self.task_only = QCheckBox("只记任务不记内容", self)
        self.task_only.setToolTip("这一项和它下面的各项只收日期、有无和数量，不写内容")

    def _connect(self) -> None:
        self.title.editingFinished.connect(partial(self._write, "title"))
        self.requirement.left.connect(partial(self._write, "requirement"))
        self.requirement.textChanged.connect(self._mark)
        for field in (self.title, self.requirement, self.person):
            field.textChanged.connect(self._look_at_typed)
        self.person.editingFinished.connect(partial(self._write, "duty_person"))
        for name, line in self.units.items():
            line.settled.connect(partial(self._write, name))
        self.deadline.textChanged.connect(self._show_reading)
        self.deadline.editingFinished.connect(self._write_deadline)
        self.hint_button.clicked.connect(self._take_hint)
        self.settle_button.clicked.connect(self._settle)
        self.task_only.toggled.connect(self._write_task_only)
        self.offers.accepted.connect(self._accept)

    def _write(self, name: str) -> None:
        text = self._fields[name].text().strip()
        code = self._item.code
        if code and text != getattr(self._item, name):
            self.wanted.emit(lambda outline: editing.edit_text(outline, code, name, text))

    def _write_deadline(self) -> None:
        words, code = self.deadline.text().strip(), self._item.code
        if code and words != self._item.deadline.words:
            self.wanted.emit(lambda outline: editing.edit_deadline(outline, code, words))

    def _write_task_only(self, is_task_only: bool) -> None:
        code = self._item.code
        self.wanted.emit(lambda outline: editing.set_task_only(outline, code, is_task_only))

    def _take_hint(self) -> None:
        code, words = self._item.code, self._item.intext_words
        self.wanted.emit(lambda outline: editing.edit_deadline(outline, code, words))

    def _settle(self) -> None:
        code = self._item.code
        self.wanted.emit(lambda outline: editing.settle_doubts(outline, code))

    def _accept(self, taken: tuple[corrections.ItemOffer, ...]) -> None:
        self.flush()
        self.wanted.emit(lambda outline: corrections.accept_corrections(outline, taken))

    def _mark(self) -> None:
        mark_offers(self.requirement, self._working.offers_in(self.requirement.toPlainText()))

    def _look_at_typed(self) -> None:
        """Say at once what saving will refuse, and what had better not stand there."""
        typed = (("title", self.title), ("requirement", self.requirement), ("person", self.person))
        said = [word_on(TASKS.fields[key].card, field.text()) for key, field in typed]
        sentence, stops = max(said, key=lambda each: (each[1], bool(each[0])))
        self.guard.say(sentence, stops=stops)

    def _show_offers(self) -> None:
        self.offers.show_offers(self._working.offers_for(self._item))
        self._mark()

    def _show_doubts(self) -> None:
        self._doubts.setText("\n".join(self._item.doubts))
        self._doubts.setVisible(bool(self._item.doubts))
        self.settle_button.setVisible(bool(self._item.read_doubts))

    def _show_reading(self) -> None:
        item, words = self._item, self.deadline.text().strip()
        held = item.deadline
        deadline = held if words == held.words else read_deadline(words, self._year)
        is_unclear = deadline.kind == "unclear"
        shown, hidden = (self._misread, self._reading)[:: 1 if is_unclear else -1]
        shown.setText(reading_of(deadline) if item.code != ROOT else "")
        shown.setVisible(item.code != ROOT)
        hidden.hide()
        offers_hint = bool(item.intext_words) and deadline.due_on != item.intext_due_on
        if offers_hint:
            self._hint.setText(f"文中写着“{item.intext_words}”（{item.intext_due_on}）")
        self._hint.setVisible(offers_hint)
        self.hint_button.setVisible(offers_hint)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.INSIDE, 0, spacing.SMALL, spacing.SMALL)
        column.setSpacing(spacing.SMALL)
        column.addWidget(help_line(SECRECY, self))  # too narrow for one line on a small screen
        column.addLayout(_row(self._heading, self._source))
        column.addLayout(_row(self._doubts, self.settle_button))
        column.addWidget(self.guard)
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.SMALL)
        grid.setVerticalSpacing(spacing.SMALL)
        _place(grid, 0, "标题", self.title)
        _place(grid, 1, "要求", self.requirement)
        grid.addWidget(self.offers, 2, 1, 1, 3)
        _place(grid, 3, "时限原文", self.deadline)
        under = QVBoxLayout()
        under.setSpacing(0)
        under.addWidget(self._reading)
        under.addWidget(self._misread)
        under.addLayout(_row(self._hint, self.hint_button))
        grid.addLayout(under, 4, 1, 1, 3)
        _place(grid, 5, _UNITS["lead_unit"], self.units["lead_unit"], width=1)
        _place(grid, 5, _UNITS["duty_unit"], self.units["duty_unit"], at=2, width=1)
        _place(grid, 6, _UNITS["co_units"], self.units["co_units"], width=1)
        _place(grid, 6, "责任人", self.person, at=2, width=1)
        grid.addWidget(self.task_only, 7, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column.addLayout(grid)
        column.addStretch(1)


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing.SMALL)
    row.addWidget(first, 1)
    row.addWidget(second, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _place(
    grid: QGridLayout, row: int, words: str, field: QWidget, *, at: int = 0, width: int = 3
) -> None:
    """Set a field and its label down from column ``at`` on, the field so many columns wide."""
    label = QLabel(words)
    label.setBuddy(field)
    label.setMinimumHeight(spacing.CONTROL_HEIGHT)
    grid.addWidget(label, row, at, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(field, row, at + 1, 1, width)


def _put(field: QLineEdit | ParagraphEdit, text: str) -> None:
    """Show a text, but leave the cursor alone where it stands already."""
    if field.text().strip() != text:
        with QSignalBlocker(field):
            field.setText(text)
            if isinstance(field, QLineEdit):
                field.setCursorPosition(0)
