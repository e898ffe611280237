"""Which editor serves which kind of field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.fields import FieldCard, Kind
from ui.ledger.form.choosing import ChoiceEditor, LinkEditor, ManyEditor
from ui.ledger.form.editor import (
    DateEditor,
    Editor,
    NumberEditor,
    ParagraphEditor,
    TextEditor,
    YesNoEditor,
)
from ui.workplace import Workplace

EDITORS: dict[Kind, Callable[[Workplace, FieldCard, QWidget], Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.PARAGRAPH: ParagraphEditor,
    Kind.NUMBER: NumberEditor,
    Kind.DECIMAL: NumberEditor,
    Kind.DATE: DateEditor,
    Kind.MONTH: TextEditor,
    Kind.MOMENT: TextEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.MANY: ManyEditor,
    Kind.LINK: LinkEditor,
}


def make_editor(workplace: Workplace, card: FieldCard, parent: QWidget) -> Editor:
    """Return a new editor for a field."""
    made = EDITORS[card.kind](workplace, card, parent)
    made.inner().setAccessibleName(card.heading)
    made.inner().setAccessibleDescription(card.help)
    return made
