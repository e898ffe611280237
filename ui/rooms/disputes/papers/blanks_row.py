"""Above the preview: what the paper lacks and which of its places are blank, each a way there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from reports.forms.mediation.papers.origins import Origin
from ui.look import fonts, spacing
from ui.parts.buttons import link_button
from ui.parts.flow_layout import FlowLayout
from ui.rooms.disputes.papers.looking import PaperLine

_WHOLE = "没有空着的地方，可以打印。"
_BY_HAND = "打印后用笔填"


class BlanksRow(QScrollArea):
    """``jump_wanted(origin)`` when the clerk presses a place; those for the pen are words only."""

    jump_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.most_height = 92
        self.links: dict[str, QWidget] = {}

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        """Show what these papers lack; of several each blank is named with its paper."""
        self.links = {}
        inner, flow = QWidget(self), FlowLayout()
        flow.setSpacing(spacing.TIGHT)
        for line in lines:
            self._add(line, flow, inner, is_alone=len(lines) == 1)
        if not flow.count():
            flow.addWidget(_words(_WHOLE if lines else "", inner))
        self._place(inner, flow)

    def say(self, sentences: Sequence[str]) -> None:
        """Show what the clerk must know of the files just written, until another paper is shown."""
        self.links = {}
        inner, column = QWidget(self), QVBoxLayout()
        column.setSpacing(0)
        for each in sentences:
            label = _words(each, inner)
            label.setWordWrap(True)
            column.addWidget(label)
        self._place(inner, column)

    def _place(self, inner: QWidget, lines: QLayout) -> None:
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(lines)
        column.addStretch(1)
        self.setWidget(inner)
        height = lines.heightForWidth(max(self.viewport().width(), 200))
        self.setFixedHeight(min(max(height, 24), self.most_height))

    def _add(self, line: PaperLine, flow: FlowLayout, inner: QWidget, *, is_alone: bool) -> None:
        prefix = "" if is_alone else f"《{line.title}》"
        if line.lacks and line.jump is not None:
            flow.addWidget(self._link(f"{prefix}{line.lacks}", line.jump, inner))
        by_pen = [blank.label for blank in line.blanks if blank.origin is None]
        filled = [blank for blank in line.blanks if blank.origin is not None]
        if filled:
            flow.addWidget(_words(f"{prefix}还空着：", inner))
        for blank in filled:
            assert blank.origin is not None
            flow.addWidget(self._link(blank.label, blank.origin, inner))
        if by_pen:
            flow.addWidget(_words(f"{_BY_HAND}：{prefix}{'、'.join(by_pen)}", inner))

    def _link(self, words: str, origin: Origin, inner: QWidget) -> QWidget:
        made = link_button(words, inner)
        made.setFont(fonts.small_font())
        made.clicked.connect(partial(self.jump_wanted.emit, origin))
        self.links.setdefault(words, made)
        return made


def _words(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "soft")
    label.setFont(fonts.small_font())
    label.setMinimumHeight(24)
    return label
