"""The lines that were set aside as no part of the plan, each to be taken in after all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.exchange.plan.outline import NoiseLine, Outline
from ui.look import spacing
from ui.parts.buttons import button_row, link_button, primary_button
from ui.parts.heading import help_line

_SIZE = (720, 420)


class NoiseDialog(QDialog):
    """``wanted`` carries the number of a line that belongs to the plan after all."""

    wanted = Signal(int)

    def __init__(self, outline: Outline, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("略去的文字")
        self.resize(*_SIZE)
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setProperty("role", "detail")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = primary_button("关闭", self)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(
            help_line(
                "这些行看起来不是方案的内容。按“也要这行”，它就成为一项任务，"
                "排在列表里选中那一项的同级最后。",
                self,
            )
        )
        column.addWidget(self._area, 1)
        column.addLayout(button_row(close))
        self.show_lines(outline)

    def show_lines(self, outline: Outline) -> None:
        """Show the lines that are still set aside."""
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Base)
        page.setAutoFillBackground(True)
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(spacing.INSIDE)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(outline.noise):
            self._add(grid, row, line)
        if not outline.noise:
            grid.addWidget(QLabel("没有略去的行了。", page), 0, 0)
        grid.setRowStretch(len(outline.noise) + 1, 1)
        if (old := self._area.takeWidget()) is not None:
            old.deleteLater()  # one of its own buttons may just have been pressed
        self._area.setWidget(page)

    def _add(self, grid: QGridLayout, row: int, line: NoiseLine) -> None:
        text = QLabel(line.text, wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        why = QLabel(line.why)
        why.setProperty("role", "soft")
        button = link_button("也要这行", self)
        button.clicked.connect(partial(self.wanted.emit, line.number))
        number = QLabel(f"第 {line.number} 行")
        number.setProperty("role", "soft")
        for column, widget in enumerate((number, text, why, button)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
