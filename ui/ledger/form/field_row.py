"""One field on a form: label, editor, help, complaint; particulars covered until asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.actions.people.blotting import told
from models.actions.people.rights import Right, may
from models.fields import Mask
from models.ledger import Field, Ledger
from ui.ledger.form.editors import make_editor
from ui.look import colours, spacing
from ui.parts.buttons import link_button
from ui.parts.guard_lines import GuardLine, word_on
from ui.parts.heading import complaint_line, help_line
from ui.workplace import Workplace

LABEL_WIDTH = 120


def anyone(_key: str) -> bool:
    """Whoever asks may see it."""
    return True


class FieldRow(QWidget):
    """Shows one field of a record; what nobody types is text only, hidden while empty."""

    changed = Signal()
    uncovered = Signal(str)
    """The clerk has opened a particular of this record."""

    def __init__(self, workplace: Workplace, ledger: Ledger, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = field.key
        self._workplace, self._ledger, self._field = workplace, ledger, field
        self._record: Any = None
        self._start: object = None
        self._is_locked = False
        self.is_covered = False
        self.may_open: Callable[[str], bool] = anyone
        """Asked before a particular is seen; whoever answers writes the opening down."""
        self.editor = make_editor(workplace, field.card, self) if field.is_typed else None
        self.plain = QLabel(self, wordWrap=True)
        self.plain.setTextFormat(Qt.TextFormat.PlainText)
        self.plain.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.opener = link_button("显示", self)
        self.opener.setAccessibleName(f"显示{field.card.label}")
        self.opener.clicked.connect(self.uncover)
        self.complaint = complaint_line("", self)
        self.guard: GuardLine | None = None
        self._lay_out()
        if self.editor is not None:
            self.editor.changed.connect(self._look_at_typed)
            self.editor.changed.connect(self.changed)

    def show_record(self, record: Any, value: Any) -> None:
        """Show the field of ``record`` (None for a new one, which begins with ``value``)."""
        self._record = record
        self.complain("")
        self.is_covered = record is not None and value is not None and self._has_cover(record)
        if record is not None and (self.is_covered or self.editor is None):
            self.plain.setText(self._covered(record))
        elif self.editor is None:
            self.plain.setText("")
        if self.editor is not None:
            self.editor.show_value(value)
            self._start = self.editor.raw()
            self._look_at_typed()
        self._show_which()

    def uncover(self) -> None:
        """Show the particular itself, if it may be opened."""
        if not self._open():
            return
        if self.editor is None:
            office = self._workplace.office
            text = self._ledger.show(self._record, self.key, office, uncovered=True)
            self.plain.setText(text)
        self._show_which()

    def raw(self) -> object:
        """What is typed; None for what nobody types."""
        return self.editor.raw() if self.editor is not None else None

    def is_dirty(self) -> bool:
        """Something else is typed than what was shown."""
        return self.editor is not None and self.editor.raw() != self._start

    def show_raw(self, raw: object) -> None:
        """Show what was typed once; over a covered particular that opens it."""
        if self.editor is not None and self._open():
            self.editor.show_raw(raw)
            self._show_which()

    def complain(self, sentence: str) -> None:
        """Say in red what is wrong, or nothing any more."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        if self.guard is not None and sentence:
            self.guard.hide()  # it said the same while it was typed
        if self.editor is not None:
            self.editor.mark(bool(sentence))

    def lock(self, is_locked: bool) -> None:
        """Let nothing be typed."""
        self._is_locked = is_locked
        if self.editor is not None:
            self.editor.lock(is_locked)

    def _open(self) -> bool:
        """Take the cover off, once it is written down; False if it may not be."""
        if self.is_covered and self.may_open(self.key):
            self.is_covered = False
            self.uncovered.emit(self.key)
        return not self.is_covered

    def _has_cover(self, record: Any) -> bool:
        """A particular is covered; so are numbers of people in a text that is only read here."""
        mask, office = self._field.card.mask, self._workplace.office
        if mask not in (Mask.NONE, Mask.STORY):
            return True
        if mask is Mask.NONE and self.editor is not None and may(office, Right.WRITE):
            return False
        open_text = self._ledger.show(record, self.key, office, uncovered=True)
        return self._covered(record) != open_text

    def _covered(self, record: Any) -> str:
        """Return what stands here by default: in a text of a case its parties have no names."""
        return told(self._workplace.store, self._ledger, record, self.key)

    def _look_at_typed(self) -> None:
        """Say at once what will stop saving, and quietly what had better not stand there."""
        assert self.editor is not None
        sentence, stops = word_on(self._field.card, self.editor.raw())
        if sentence and self.guard is None:  # few fields ever need one
            self.guard = GuardLine(self)
            self._right.insertWidget(1, self.guard)
        if self.guard is not None:
            self.guard.say(sentence, stops=stops)

    def _show_which(self) -> None:
        shows_plain = self.editor is None or self.is_covered
        self.plain.setVisible(shows_plain)
        self.opener.setVisible(self.is_covered)
        if self.editor is not None:
            self.editor.setVisible(not shows_plain)
        else:
            self.setVisible(bool(self.plain.text()))

    def _lay_out(self) -> None:
        card = self._field.card
        self.label = QLabel(self)
        star = f' <span style="color:{colours.OVERDUE}">*</span>' if card.required else ""
        self.label.setText(f"{card.label}{star if self.editor is not None else ''}")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(LABEL_WIDTH)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, 5, 0, 0)
        if self.editor is not None:
            self.label.setBuddy(self.editor.inner())
        line = QHBoxLayout()
        line.setSpacing(spacing.SMALL)
        self.plain.setContentsMargins(0, 5, 0, 5)
        line.addWidget(self.plain, 1)
        line.addWidget(self.opener)
        if self.editor is not None:
            line.addWidget(self.editor, 1)
        self._right = right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(2)
        right.addLayout(line)
        right.addWidget(self.complaint)
        if card.help and self.editor is not None:
            right.addWidget(help_line(card.help, self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.INSIDE)
        row.addWidget(self.label)
        row.addLayout(right, 1)
