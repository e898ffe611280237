"""How each kind of term is typed: a spin box, a line, a pattern with its example, a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from models.actions.setup import term_reading
from models.actions.setup.case_terms import Term, TermKind
from ui.look import spacing
from ui.parts.heading import help_line

Example = tuple[int, str]
"""Year and short name for the example of a case number."""
_WIDE = 320


class TermEditor(QWidget):
    """Shows what is stored and gives back what was typed."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing.TIGHT)

    def inner(self) -> QWidget:
        """The widget that is typed into."""
        return self.focusProxy() or self

    def show_stored(self, value: str) -> None:
        """Show what is stored."""

    def typed(self) -> str:
        """What stands there, as ``term_reading.read_terms`` reads it."""
        return ""

    def take(self, inner: QWidget) -> None:
        """Make ``inner`` the widget that is typed into."""
        self.column.addWidget(inner)
        self.setFocusProxy(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A turn of the wheel moves the page, never a number."""
        if event.type() == QEvent.Type.Wheel and watched is self.focusProxy():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class _NumberEditor(TermEditor):
    def __init__(self, term: Term, _example: Example, parent: QWidget) -> None:
        super().__init__(parent)
        self.spin = QSpinBox(self, minimum=term.least, maximum=term.most, suffix=f" {term.unit}")
        self.spin.setMaximumWidth(120)
        self.spin.setSpecialValueText(term.zero)
        self.spin.valueChanged.connect(lambda _: self.changed.emit())
        self.take(self.spin)

    def show_stored(self, value: str) -> None:
        self.spin.setValue(int(value))

    def typed(self) -> str:
        return str(self.spin.value())


class _LineEditor(TermEditor):
    def __init__(self, _term: Term, _example: Example, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self, maxLength=200)
        self.line.setMaximumWidth(_WIDE)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self.take(self.line)

    def show_stored(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self.line.setToolTip(value)

    def typed(self) -> str:
        return self.line.text()


class _WordsEditor(_LineEditor):
    def __init__(self, term: Term, example: Example, parent: QWidget) -> None:
        super().__init__(term, example, parent)
        self.line.setMaximumWidth(2 * _WIDE)


class _PatternEditor(_LineEditor):
    def __init__(self, term: Term, example: Example, parent: QWidget) -> None:
        super().__init__(term, example, parent)
        self._example = example
        self.shown = help_line("", self)
        self.column.addWidget(self.shown)
        self.line.textChanged.connect(self._show_example)

    def show_stored(self, value: str) -> None:
        super().show_stored(term_reading.written(value))

    def _show_example(self, typed: str) -> None:
        try:
            self.shown.setText(f"例：{term_reading.example(typed, *self._example)}")
        except ValueError:
            self.shown.setText("")


class _ChoiceEditor(TermEditor):
    def __init__(self, term: Term, _example: Example, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self.box.setMaximumWidth(_WIDE)
        for code, word in term.offered:
            self.box.addItem(word, code)
        self.box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.take(self.box)

    def show_stored(self, value: str) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    def typed(self) -> str:
        return str(self.box.currentData() or "")


_EDITORS: Mapping[TermKind, Callable[[Term, Example, QWidget], TermEditor]] = {
    TermKind.NUMBER: _NumberEditor,
    TermKind.NUMBERS: _LineEditor,
    TermKind.PATTERN: _PatternEditor,
    TermKind.WORDS: _WordsEditor,
    TermKind.CHOICE: _ChoiceEditor,
    TermKind.SHARE: _LineEditor,
}


def make_editor(term: Term, example: Example, parent: QWidget) -> TermEditor:
    """Make the editor of a term; ``example`` serves the pattern of case numbers."""
    return _EDITORS[term.kind](term, example, parent)
