"""The editor of each kind of blank in a small dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.dates import read_date
from models.fields import Kind
from models.office import Office
from ui.parts.date_line import DateLine
from ui.parts.paragraph_edit import ParagraphEdit
from ui.parts.typeahead import Option, TypeAhead
from ui.rooms.tasks.verbs.sheet import Blank

YES_NO = ("有", "无")


class Editor(Protocol):
    """A widget that holds one answer as text."""

    def text(self) -> str: ...

    def setText(self, text: str) -> None: ...


class ChoiceBox(QComboBox):
    """One of a few words; the answer is the word."""

    def text(self) -> str:
        """The chosen word; empty when nothing is chosen."""
        return self.currentText() if self.currentIndex() >= 0 else ""

    def setText(self, text: str) -> None:
        """Choose a word."""
        self.setCurrentIndex(self.findText(text))


def make_editor(blank: Blank, office: Office, parent: QWidget) -> QWidget:
    """Return the widget for a blank, holding what is given."""
    made = _MAKERS[blank.card.kind](blank, office, parent)
    text_of(made).setText(blank.given)
    made.setAccessibleName(blank.card.label)
    return made


def text_of(widget: QWidget) -> Editor:
    """Return an editor made here as what it can do."""
    return cast(Editor, widget)


def _line(blank: Blank, _office: Office, parent: QWidget) -> QWidget:
    line = QLineEdit(parent)
    if blank.card.length:
        line.setMaxLength(blank.card.length)
    return line


def _paragraph(_blank: Blank, _office: Office, parent: QWidget) -> QWidget:
    return ParagraphEdit(parent)


def _day(_blank: Blank, office: Office, parent: QWidget) -> QWidget:
    return DateLine(lambda text: read_date(text, office.today), parent)


def _yes_no(_blank: Blank, _office: Office, parent: QWidget) -> QWidget:
    box = ChoiceBox(parent)
    box.addItems(list(YES_NO))
    box.setPlaceholderText("请选择")
    return box


def _choice(blank: Blank, office: Office, parent: QWidget) -> QWidget:
    assert blank.card.choices is not None
    choices = office.choices(blank.card.choices)
    if choices.open:
        return TypeAhead(_finder(choices.offered()), parent)
    box = ChoiceBox(parent)
    box.setPlaceholderText("请选择")
    box.addItems([choices.label(code) for code in blank.codes] or choices.offered())
    return box


def _finder(words: Sequence[str]) -> Callable[[str], Sequence[Option]]:
    """Return the search over a word list, by part of the word or by pinyin initials."""

    def find(text: str) -> Sequence[Option]:
        from models.pinyin import initials

        wanted = text.lower()
        return [
            Option(word, word)
            for word in words
            if wanted in word or any(each.startswith(wanted) for each in initials(word))
        ]

    return find


_MAKERS: dict[Kind, Callable[[Blank, Office, QWidget], QWidget]] = {
    Kind.TEXT: _line,
    Kind.PARAGRAPH: _paragraph,
    Kind.NUMBER: _line,
    Kind.DATE: _day,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
}
