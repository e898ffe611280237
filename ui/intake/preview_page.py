"""What a workbook would do, counted and listed, before anything is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.exchange.workbooks.plan import IntakePlan
from models.office import Office
from ui.intake.lines import Line, State, lines_of
from ui.intake.preview_list import PreviewList
from ui.look import colours, spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import complaint_line, help_line

_CHECKED = (
    f"QPushButton:checked {{ color: {colours.ACCENT}; border-color: {colours.ACCENT};"
    f" background-color: {colours.ACCENT_TINT}; }}"
)


class PreviewPage(QWidget):
    """Counts as buttons (all, wrong, changed, new …) over the list they choose from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self.file_label = ElideLabel("", self)
        self.verdict = complaint_line("", self)
        self.notes = help_line("", self)
        self.list = PreviewList(self)
        self._group = QButtonGroup(self)
        self.buttons: dict[State | None, QPushButton] = {
            state: self._button(state) for state in (None, *State)
        }
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.file_label)
        column.addLayout(row)
        for label in (self.verdict, self.notes):
            column.addWidget(label)
        column.addWidget(self.list, 1)

    def show_plan(self, plan: IntakePlan, office: Office) -> None:
        """Show what was found, the wrong cells first."""
        self._lines = lines_of(plan, office)
        self.file_label.setText(f"文件：{plan.path.name}")
        counts = {
            State.REFUSED: len(plan.refused),
            State.CHANGED: len(plan.changed),
            State.NEW: len(plan.new),
            State.SAME: len(plan.same),
            State.SKIPPED: len(plan.skipped),
        }
        for state, button in self.buttons.items():
            if state is None:
                button.setText(f"全部 {sum(counts.values())}")
            else:
                button.setText(f"{state.value} {counts[state]}")
                button.setEnabled(bool(counts[state]))
        self._say(plan)
        self._choose(State.REFUSED if plan.refused else None)

    def _say(self, plan: IntakePlan) -> None:
        if plan.refused:
            cells = sum(len(row.complaints) for row in plan.refused)
            self.verdict.setText(
                f"有{len(plan.refused)}行、{cells}处错误，全部列在下面。改正后才能导入；"
                "一行也不会只导一半。可以用“退回文件”把标红的表发回去改。"
            )
        elif not plan.count:
            self.verdict.setText("表里的内容台账里都有了，没有要导入的。")
        else:
            self.verdict.setText("")
        self.verdict.setVisible(bool(self.verdict.text()))
        self.notes.setText("\n".join(plan.notes))
        self.notes.setVisible(bool(plan.notes))

    def _button(self, state: State | None) -> QPushButton:
        button = quiet_button("", self)
        button.setCheckable(True)
        button.setStyleSheet(_CHECKED)
        button.clicked.connect(lambda: self._choose(state))
        self._group.addButton(button)
        return button

    def _choose(self, state: State | None) -> None:
        self.buttons[state].setChecked(True)
        chosen = [line for line in self._lines if state is None or line.state is state]
        self.list.lines.show(chosen)
        self.list.scrollToTop()
