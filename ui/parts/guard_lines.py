"""The line that stands on every entry form (I12), and the quiet word under a field (I12, I13)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from models.fields import FieldCard
from models.guards import marks, patterns
from ui.look import colours, fonts, spacing
from ui.parts.elide_label import ElideLabel

SECRECY = "本系统为非涉密系统，严禁录入国家秘密、工作秘密和侦查信息"


class SecrecyLine(ElideLabel):
    """One quiet line; whole on hover where there is no room for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(SECRECY, parent)
        self.setProperty("role", "help")
        self.setFont(fonts.small_font())


def with_secrecy(title: QLabel, parent: QWidget) -> QHBoxLayout:
    """Return a row of a page's title with the line at its right, where it takes no height."""
    line = SecrecyLine(parent)
    line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row = QHBoxLayout()
    row.setSpacing(spacing.BETWEEN)
    row.addWidget(title)
    row.addWidget(line, 1)
    return row


class GuardLine(QLabel):
    """Hidden until what is typed carries a mark of secrets or seems to hold a person's number.

    The mark will stop saving and is said in red; the number is only advised against.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.small_font())
        self.hide()

    def say(self, sentence: str, *, stops: bool) -> None:
        """Say ``sentence`` under the field; an empty one hides."""
        if sentence != self.text():
            self.setText(sentence)
            ink = colours.OVERDUE if stops else colours.Tone.DUE_SOON.ink
            self.setStyleSheet(f"color: {ink};")
        self.setVisible(bool(sentence))


def word_on(card: FieldCard, typed: object) -> tuple[str, bool]:
    """Return what to say of something typed into a field, and whether it stops saving."""
    if not isinstance(typed, str) or len(typed) < 2:
        return "", False
    if mark := marks.mark_in(typed):
        return marks.complaint_about(card.label, mark), True
    return (patterns.advice_on(typed) if card.is_free_text else ""), False
