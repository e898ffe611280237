"""Under the table: the cell pointed at in words, whether the checks hold, what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.actions.figures.broken import Broken
from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import Cell
from models.ledger import Ledger
from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.chip import Chip
from ui.parts.elide_label import ElideLabel

_HOLDS = "核对无误"
_BREAKS = "核对不符"


class CellLine(QWidget):
    """The cell pointed at: its name and number, or the formula of a rate with its two counts."""

    figure_wanted = Signal(object)

    def __init__(self, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._counter, self._behind = ledger.counter, ledger.one
        self.words = ElideLabel("", self)
        self.links = [link_button("", self) for _ in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.words)
        for link in self.links:
            row.addWidget(link)
        row.addStretch(1)
        self.setFixedHeight(spacing.CONTROL_HEIGHT)
        self._figures: Sequence[Figure] = ()
        for at, link in enumerate(self.links):
            link.clicked.connect(partial(self._want, at))
        self.show_cell(None)

    def show_cell(self, cell: Cell | None) -> None:
        """Say what this cell is."""
        match cell:
            case Figure():
                self._say(f"{cell.name}：{cell.words}", ((cell, f"看这{{}}{self._counter}"),))
            case Rate():
                parts = ((cell.numerator, "分子"), (cell.denominator, "分母"))
                counts = [(part, f"{word}{{}}{self._counter}") for part, word in parts]
                self._say(cell.sentence, counts)
            case _:
                self._say(cell or f"点表里的数，就列出它是哪些{self._behind}。", ())

    def _say(self, words: str, figures: Sequence[tuple[Figure, str]]) -> None:
        self.words.setText(words)
        shown = [(figure, said) for figure, said in figures if figure.cases]
        self._figures = [figure for figure, _ in shown]
        for at, link in enumerate(self.links):
            link.setVisible(at < len(shown))
            if at < len(shown):
                link.setText(shown[at][1].format(shown[at][0].cases))

    def _want(self, at: int) -> None:
        self.figure_wanted.emit(self._figures[at])


class ChecksBox(QWidget):
    """The cross-checks that do not hold, each with a way to its cases; hidden where all hold.

    ``chip`` is the verdict in a word, to be placed where it is seen.
    """

    broken_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = Chip(_HOLDS, Tone.GOOD, self)
        self.links: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.hide()

    def show_broken(self, broken: Sequence[Broken]) -> None:
        """Show which checks do not hold."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        tone = Tone.OVERDUE if broken else Tone.GOOD
        self.chip.show_state(_BREAKS if broken else _HOLDS, tone)
        for each in broken:
            self._add(each)
        self.setVisible(bool(broken))

    def _add(self, broken: Broken) -> None:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = ElideLabel(broken.sentence, line)
        words.setProperty("role", "complaint")
        row.addWidget(words, 1)
        if broken.ids:
            link = link_button(f"看这{len(broken.ids)}起", line)
            link.clicked.connect(partial(self.broken_wanted.emit, broken))
            self.links.append(link)
            row.addWidget(link)
        self._lines.addWidget(line)


class Notes(QScrollArea):
    """What stands under the table on paper: formulas, definitions, the cut-off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.label = QLabel("", self, wordWrap=True)
        self.label.setProperty("role", "help")
        self.label.setFont(fonts.small_font())
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self.label)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these sentences."""
        self.label.setText("\n".join(notes))
