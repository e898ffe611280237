"""校验: whether the chain is whole, and whether a paper from earlier still agrees with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.actions.traces.verifying import Verdict, agrees
from models.troubles import Trouble
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.heading import SectionHeading, help_line
from ui.workplace import Workplace

WIDTH = 560
_WHY = (
    "每张报表的页脚和离任交接书上都印着当时的核对码。抄到这里，"
    "就能知道台账从那时起有没有被人在程序外改写过。"
)


class VerdictDialog(QDialog):
    """Says what was found; below it a line for the code on a paper."""

    def __init__(self, workplace: Workplace, verdict: Verdict, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setWindowTitle("校验操作记录")
        self.setFixedWidth(WIDTH)
        self.sentence = _line(_said(verdict), self)
        tone = Tone.OVERDUE if verdict.broken else Tone.GOOD
        self.sentence.setStyleSheet(f"color: {tone.ink};")
        seal = f"最新一次的核对码：{verdict.newest.words}" if verdict.newest else ""
        self.seal = _line(seal, self)
        self.line = QLineEdit(self, placeholderText="如 128-9f3a0c11")
        self.line.setAccessibleName("纸上的核对码")
        self.compare_button = quiet_button("核对", self)
        self.compare_button.setEnabled(False)
        self.compare_button.clicked.connect(self.compare)
        self.line.textChanged.connect(self._heed)
        self.line.returnPressed.connect(self.compare)
        self.answer = _line("", self)
        close = primary_button("知道了", self)
        close.clicked.connect(self.accept)
        self._lay_out()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(button_row(close))
        self.line.setFocus()

    def compare(self) -> None:
        """Say whether the ledger still holds what the paper shows."""
        written = self.line.text().strip()
        if not written:
            return
        try:
            is_same = agrees(self._workplace.store, written)
        except Trouble as trouble:
            self._answer(str(trouble), Tone.DUE_SOON)
            return
        if is_same:
            self._answer("一致：那一次和它以前的操作记录，和出这张纸的时候一样。", Tone.GOOD)
        else:
            self._answer(
                "不一致：台账里那一次操作和纸上的不同。请先核对有没有抄错；没有抄错，"
                "就是有人在程序外改过数据，或者换过台账文件。请保留原文件，用备份核对。",
                Tone.OVERDUE,
            )

    def _answer(self, sentence: str, tone: Tone) -> None:
        self.answer.setText(sentence)
        self.answer.setStyleSheet(f"color: {tone.ink};")
        self.adjustSize()

    def _heed(self) -> None:
        self.answer.setText("")
        self.compare_button.setEnabled(bool(self.line.text().strip()))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.compare_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.sentence)
        column.addWidget(self.seal)
        column.addWidget(SectionHeading("和纸上的核对码比一比", self))
        column.addLayout(row)
        column.addWidget(help_line(_WHY, self))
        column.addWidget(self.answer)


def _said(verdict: Verdict) -> str:
    if verdict.broken:
        return verdict.broken
    if not verdict.count:
        return "还没有操作记录。"
    return f"操作记录完好：{verdict.count}次操作前后相连，没有被改动、删除或插入过。"


def _line(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
