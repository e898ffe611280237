"""How a drill went, in plain words and beside the counts."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.actions.safe.backing_up import WHY
from models.actions.safe.drill import Drill
from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import button_row, primary_button
from ui.parts.heading import help_line
from ui.rooms.backup.counts_table import CountsTable
from ui.rooms.backup.reading import when_words
from ui.say import make_safe

_WIDTH, _TABLE_HEIGHT = 460, 200
_NOT = "演练没有通过，现在的台账没有动。请马上再做一份备份，再演练一次。"


class DrillDialog(QDialog):
    """One look, one button."""

    def __init__(self, drill: Drill, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("恢复演练")
        self.setFixedWidth(_WIDTH)
        self.verdict = QLabel("演练通过，这份备份可以完整恢复。" if drill.passed else _NOT, self)
        self.verdict.setWordWrap(True)
        self.verdict.setFont(fonts.section_font())
        tone = Tone.GOOD if drill.passed else Tone.OVERDUE
        self.verdict.setStyleSheet(f"color: {tone.ink};")
        self.detail = help_line(_detail(drill), self)
        counts = CountsTable(self, ("备份时", "恢复后"))
        counts.setFixedHeight(_TABLE_HEIGHT)
        counts.show_lines(drill.lines)
        close = primary_button("知道了", self)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.verdict)
        column.addWidget(self.detail)
        column.addWidget(counts)
        column.addLayout(button_row(close))
        self.resize(_WIDTH, column.heightForWidth(_WIDTH))
        make_safe(close)


def _detail(drill: Drill) -> str:
    head = f"备份时间 {when_words(drill.made_at)}（{WHY.get(drill.kind, '')}）。"
    done = (
        f"恢复到临时文件夹后打开并逐页校验：操作留痕{drill.chain_number}次，"
        f"附件{drill.attachments}份。临时文件夹已删除。"
    )
    return head + done + "".join(drill.faults)
