"""How the program speaks: the bar below, a question, a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look import fonts, spacing
from ui.parts.buttons import button_row, danger_button, link_button, primary_button, quiet_button
from ui.parts.elide_label import ElideLabel

DIALOG_WIDTH = 460
TALLEST_DETAIL = 280


@dataclass(frozen=True)
class Question:
    """A question that names the thing and the number, with verbs for answers."""

    text: str
    yes: str
    no: str = "取消"
    detail: str = ""
    destructive: bool = False


def ask(parent: QWidget, question: Question) -> bool:
    """Whether the clerk pressed the ``yes`` verb; Esc and the cross mean no.

    The safe button has the focus and is the default when the act is destructive.
    """
    dialog = AskDialog(parent, question)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer


def refuse(parent: QWidget, sentence: str) -> None:
    """Tell what happened and what to do now (the text of a Trouble); one button."""
    dialog = RefusalDialog(parent, sentence)
    dialog.exec()
    dialog.deleteLater()


class AskDialog(QDialog):
    """The window of ``ask``."""

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.setWindowTitle("请确认")
        make_yes = danger_button if question.destructive else primary_button
        self.yes_button = make_yes(question.yes, self)
        self.no_button = quiet_button(question.no, self)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        lay_out(self, question.text, question.detail, (self.no_button, self.yes_button))
        make_safe(self.no_button if question.destructive else self.yes_button)


class RefusalDialog(QDialog):
    """The window of ``refuse``."""

    def __init__(self, parent: QWidget, sentence: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("没有做成")
        self.close_button = primary_button("知道了", self)
        self.close_button.clicked.connect(self.accept)
        first, _, rest = sentence.partition("\n")
        lay_out(self, first, rest.strip("\n"), (self.close_button,))
        make_safe(self.close_button)


def make_safe(button: QPushButton) -> None:
    """Give a dialog's harmless button the focus and the Enter key."""
    button.setAutoDefault(True)
    button.setDefault(True)
    button.setFocus()


def lay_out(
    dialog: QDialog, text: str, detail: str, buttons: tuple[QPushButton, ...]
) -> QVBoxLayout:
    """A sentence, a detail that scrolls when long, and buttons at the bottom right."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(spacing.WIDE, spacing.WIDE, spacing.WIDE, spacing.BETWEEN))
    column.setSpacing(spacing.INSIDE)
    column.addWidget(_sentence(text, dialog))
    if detail:
        column.addWidget(_scrolling(detail, dialog))
    column.addSpacing(spacing.TIGHT)
    column.addLayout(button_row(*buttons))
    dialog.setFixedWidth(DIALOG_WIDTH)
    return column


def _sentence(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # A label knows its height for a width; a dialog of fixed width must be told.
    label.setFixedHeight(label.heightForWidth(DIALOG_WIDTH - 2 * spacing.WIDE))
    return label


def _scrolling(detail: str, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent, widgetResizable=True)
    area.setProperty("role", "detail")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    label = QLabel(detail, area, wordWrap=True, margin=spacing.SMALL)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    area.setWidget(label)
    wanted = label.heightForWidth(DIALOG_WIDTH - 2 * spacing.WIDE - 20) + 4
    area.setFixedHeight(min(wanted, TALLEST_DETAIL))
    return area


class StatusLine(QFrame):
    """The bar below: what was just done, with at most one word to press."""

    STAYS_MILLISECONDS = 20_000

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._text = ElideLabel("", self)
        self._action = link_button("", self)
        self._action.hide()
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._press)
        self._timer = QTimer(self, singleShot=True, interval=self.STAYS_MILLISECONDS)
        self._timer.timeout.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(spacing.INSIDE, 2, spacing.INSIDE, 2)
        self._row.setSpacing(spacing.SMALL)
        self._row.addWidget(self._text)
        self._row.addWidget(self._action)
        self._row.addStretch(1)
        self._text.setFont(fonts.body_font())
        self.setFixedHeight(spacing.CONTROL_HEIGHT)

    def tell(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show “已删除 3 项” and, if ``action`` is given, the word 撤销 that calls ``act`` once."""
        self._text.setText(sentence)
        self._act = act
        self._action.setText(action)
        self._action.setVisible(bool(action and act))
        self._timer.start()

    def add_at_right(self, widget: QWidget) -> None:
        """A lasting note at the right end, such as 已保存 09:41."""
        self._row.addWidget(widget)

    def clear(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self._text.setText("")
        self._act = None
        self._action.hide()

    def text(self) -> str:
        """What stands there now."""
        return self._text.text()

    def _press(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
