"""One blank of a sheet: its name, its editor, and below it help, advice and complaint."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.ledger.form.editors import make_editor
from ui.ledger.sheets.sheet import Blank
from ui.look import spacing
from ui.parts.guard_lines import GuardLine, word_on
from ui.parts.heading import complaint_line, help_line
from ui.workplace import Workplace

_LABEL_WIDTH = 92


class BlankEdit(QWidget):
    """Shows what is likely; ``raw()`` is what stands there now."""

    changed = Signal()
    """Something else is written."""
    advised = Signal()
    """The words below the editor are other ones."""

    def __init__(
        self, workplace: Workplace, blank: Blank, parent: QWidget, *, is_flat: bool = False
    ) -> None:
        """A flat one has its name beside it, which takes less height."""
        super().__init__(parent)
        self.blank = blank
        mark = " *" if blank.card.required else ""
        name = blank.card.label if is_flat else blank.card.heading  # the editor says its unit
        self.label = QLabel(f"{name}{mark}", self)
        self.editor = make_editor(workplace, blank.card, self)
        self.editor.show_raw(blank.given)
        self._start = self.editor.raw()
        self.label.setBuddy(self.editor.inner())
        self.complaint, self.guard = complaint_line("", self), GuardLine(self)
        self.complaint.hide()
        self.editor.changed.connect(self._heed)
        self._lay_out(is_flat)

    def raw(self) -> object:
        """What is written."""
        return self.editor.raw()

    def show_raw(self, raw: object) -> None:
        """Show what was typed once; what is likely still counts as the beginning."""
        self.editor.show_raw(raw)

    def is_dirty(self) -> bool:
        """Something else is written than what was likely."""
        return self.editor.raw() != self._start

    def complain(self, sentence: str) -> None:
        """Say in red what is wrong, or nothing any more."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        if sentence:
            self.guard.hide()  # it said the same while it was typed
        self.editor.mark(bool(sentence))

    def enter(self) -> None:
        """Put the cursor here."""
        self.editor.setFocus()

    def _lay_out(self, is_flat: bool) -> None:
        ways = QBoxLayout.Direction
        whole = QBoxLayout(ways.LeftToRight if is_flat else ways.TopToBottom, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(spacing.SMALL if is_flat else spacing.TIGHT)
        whole.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        if is_flat:
            self.label.setWordWrap(True)
            self.label.setFixedWidth(_LABEL_WIDTH)
            self.label.setContentsMargins(0, 5, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.editor)
        if self.blank.card.help:
            column.addWidget(help_line(self.blank.card.help, self))
        column.addWidget(self.guard)
        column.addWidget(self.complaint)
        whole.addLayout(column, 1)

    def _heed(self) -> None:
        sentence, stops = word_on(self.blank.card, self.editor.raw())
        if sentence != self.guard.text():
            self.guard.say(sentence, stops=stops)
            self.advised.emit()
        self.changed.emit()
