"""Buttons by rank: one primary on a screen, the rest quiet, danger never the default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.look import colours, spacing
from ui.look.icons import icon


def primary_button(text: str, parent: QWidget, icon_name: str = "") -> QPushButton:
    """The one thing to do on this screen, in the accent colour."""
    return _button(text, parent, "primary", (icon_name, colours.ON_ACCENT))


def quiet_button(text: str, parent: QWidget, icon_name: str = "") -> QPushButton:
    """Everything else."""
    return _button(text, parent, "quiet", (icon_name, colours.INK_SOFT))


def danger_button(text: str, parent: QWidget, icon_name: str = "") -> QPushButton:
    """What takes something away; never the default of a dialog."""
    return _button(text, parent, "danger", (icon_name, colours.OVERDUE))


def link_button(text: str, parent: QWidget) -> QPushButton:
    """A word to press inside a line of text, such as 撤销."""
    made = _button(text, parent, "link", ("", ""))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def tool_button(icon_name: str, words: str, parent: QWidget) -> QToolButton:
    """A small button with a picture only; ``words`` are its tip and its spoken name."""
    made = QToolButton(parent)
    made.setIcon(icon(icon_name))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def rank(button: QPushButton, kind: str) -> None:
    """Give a button another rank: primary, quiet, danger or link."""
    if button.property("kind") != kind:
        button.setProperty("kind", kind)
        button.style().unpolish(button)
        button.style().polish(button)


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons at the bottom right, the deciding one last."""
    row = QHBoxLayout()
    row.setSpacing(spacing.SMALL)
    row.addStretch()
    for each in buttons:
        row.addWidget(each)
    return row


def _button(text: str, parent: QWidget, kind: str, drawn: tuple[str, str]) -> QPushButton:
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if drawn[0]:
        made.setIcon(icon(*drawn))
    return made
