"""What every editor of a field can do, and the plain ones: text, numbers, days, yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from models import dates, kinds
from models.fields import FieldCard
from ui.look import spacing
from ui.parts.date_line import DateLine
from ui.parts.paragraph_edit import ParagraphEdit
from ui.workplace import Workplace

NARROW = 180


class Editor(QWidget):
    """Shows a stored value and gives back what was typed, unread."""

    changed = Signal()
    """What is written is another thing."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace, self.card = workplace, card
        self._is_wrong = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(spacing.SMALL)

    def raw(self) -> object:
        """What was typed, as ``models.kinds.parse`` reads it and a draft keeps it."""
        return ""

    def show_raw(self, raw: object) -> None:
        """Show what was typed once."""

    def show_value(self, value: Any) -> None:
        """Show a stored value."""
        self.show_raw(kinds.show(self.card, value, self.workplace.office))

    def lock(self, is_locked: bool) -> None:
        """Let nothing be typed."""
        self.setEnabled(not is_locked)

    def inner(self) -> QWidget:
        """The widget that is typed into."""
        return self.focusProxy() or self

    def mark(self, is_wrong: bool) -> None:
        """Frame the field in red, or no longer."""
        if is_wrong == self._is_wrong:
            return  # to dress a field anew costs milliseconds, and a form has many
        self._is_wrong = is_wrong
        inner = self.inner()
        inner.setProperty("wrong", "true" if is_wrong else "false")
        inner.style().unpolish(inner)
        inner.style().polish(inner)

    def take(self, inner: QWidget, *, stretch: int = 1) -> None:
        """Make ``inner`` the widget that is typed into."""
        self.row.addWidget(inner, stretch)
        self.setFocusProxy(inner)


class TextEditor(Editor):
    """One line."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.line = QLineEdit(self)
        self.line.textChanged.connect(self.changed)
        self.take(self.line)

    def raw(self) -> object:
        return self.line.text().strip()

    def show_raw(self, raw: object) -> None:
        self.line.setText(str(raw or ""))
        self.line.setCursorPosition(0)

    def lock(self, is_locked: bool) -> None:
        self.line.setReadOnly(is_locked)


class NumberEditor(TextEditor):
    """A short line with its unit behind it."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.line.setMaximumWidth(NARROW)
        if card.unit:
            self.row.addWidget(QLabel(card.unit, self))
        self.row.addStretch(1)


class ParagraphEditor(Editor):
    """Several lines."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.text = ParagraphEdit(self)
        self.text.textChanged.connect(self.changed)
        self.take(self.text)

    def raw(self) -> object:
        return self.text.text()

    def show_raw(self, raw: object) -> None:
        self.text.setText(str(raw or ""))

    def lock(self, is_locked: bool) -> None:
        self.text.setReadOnly(is_locked)


class DateEditor(Editor):
    """A day as people write it, with a calendar."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.line = DateLine(lambda text: dates.read_date(text, workplace.office.today), self)
        self.line.changed.connect(self.changed)
        self.line.setMaximumWidth(2 * NARROW)  # not the editor: its row would move to the middle
        self.take(self.line, stretch=100)
        self.row.addStretch(1)

    def inner(self) -> QWidget:
        return self.line.line

    def raw(self) -> object:
        return self.line.text()

    def show_raw(self, raw: object) -> None:
        self.line.setText(str(raw or ""))

    def lock(self, is_locked: bool) -> None:
        self.line.line.setReadOnly(is_locked)
        self.line.button.setEnabled(not is_locked)


class YesNoEditor(Editor):
    """是, 否 (or the card's own words), or nobody has said yet."""

    _OFFERED = (None, True, False)

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.box = QComboBox(self)
        self.box.addItems(["（未填）", *card.words])
        self.box.setMaximumWidth(NARROW)
        self.box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.box.installEventFilter(self)
        self.take(self.box, stretch=100)
        self.row.addStretch(1)

    def raw(self) -> object:
        return self._OFFERED[self.box.currentIndex()]

    def show_raw(self, raw: object) -> None:
        self.box.setCurrentIndex(self._OFFERED.index(raw if isinstance(raw, bool) else None))

    def show_value(self, value: Any) -> None:
        self.show_raw(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A turn of the wheel moves the form, never the answer."""
        if event.type() == QEvent.Type.Wheel and watched is self.box:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
