"""Done: what stands now, and what to begin with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import fonts, spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.heading import help_line
from ui.start.wizard.answers import Answers, WizardPage


class DonePage(WizardPage):
    """Two ways on; ``begun(room)`` names the room, empty for the first page."""

    begun = Signal(str)

    title = "可以开始了"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = QLabel("", self, wordWrap=True)
        self._told.setFont(fonts.section_font())
        self.plan_button = primary_button("导入年度方案", self, "download")
        self.plan_button.clicked.connect(lambda: self.begun.emit("plan"))
        self.start_button = quiet_button("直接开始", self)
        self.start_button.clicked.connect(lambda: self.begun.emit(""))
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.plan_button)
        row.addWidget(self.start_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(self._told)
        column.addWidget(
            help_line(
                "有上级下发的工作方案（Word、文本或 Excel）的，现在就可以导入："
                "程序认出各项任务和完成时限，由您逐条确认后才保存。",
                self,
            )
        )
        column.addLayout(row)
        column.addStretch()

    def begin(self, answers: Answers) -> None:
        place = answers.path[-1].name if answers.path else ""
        self._told.setText(
            f"{place}{answers.year}年的台账已经建好，{len(answers.villages)}个村在里面了。"
        )
        self.plan_button.setFocus()

    def is_ready(self) -> bool:
        return False
