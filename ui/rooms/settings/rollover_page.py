"""年度结转: which unfinished tasks go on, until when; then the year is closed (A12)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.actions.settings import setting
from models.actions.tasks.rollover import candidates, open_again, roll_over
from models.progress import Progress
from ui import say
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import link_button, primary_button
from ui.parts.heading import SectionHeading, help_line
from ui.rooms.settings.candidates_model import CandidatesModel
from ui.workplace import Workplace

_HOW = (
    "没办结的任务带着编号、佐证清单结转到下一年，和原任务互相有链接；本年度随后只能看、不能改。"
    "新期限可以直接在表里改。整个结转可以撤销。"
)


class RolloverPage(QWidget):
    """One year at a time."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.year = QSpinBox(self, minimum=2015, maximum=2099)
        self.year.setSuffix(" 年度")
        self.year.setValue(int(setting(workplace.store, "year") or workplace.office.today.year))
        self.year.valueChanged.connect(self.refresh)
        self.model = CandidatesModel(workplace.office.today, self)
        self.model.changed.connect(self._allow)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.told = QLabel("", self, wordWrap=True)
        self.go_button = primary_button("结转", self)
        self.go_button.clicked.connect(self.ask)
        self._closed = QHBoxLayout()
        self._closed_heading = SectionHeading("已结转的年度", self)
        self._again: list[QWidget] = []
        self._lay_out()
        self.refresh()
        workplace.records_changed.connect(self._heed)

    def closed_years(self) -> list[str]:
        """The years that are closed now."""
        held = setting(self._workplace.store, "closed_years")
        return [year for year in held.split("、") if year]

    def refresh(self) -> None:
        """Read the unfinished tasks of the year again."""
        year = self.year.value()
        is_closed = str(year) in self.closed_years()
        self.model.show_candidates([] if is_closed else candidates(self._workplace.store, year))
        self._show_closed()
        self._allow()

    def ask(self) -> None:
        """Ask with the numbers, then do it."""
        year, chosen = self.year.value(), self.model.chosen()
        left = self.model.rowCount() - len(chosen)
        rest = f"另有{left}项没办结的不结转，留在{year}年度。" if left else ""
        question = say.Question(
            f"把{len(chosen)}项任务结转到{year + 1}年度，并把{year}年度设为只能查看？",
            "结转",
            detail=f"{rest}结转后可以撤销，也可以重新打开{year}年度。",
        )
        if say.ask(self.window(), question):
            self.roll_over()

    def roll_over(self) -> None:
        """Carry out the roll-over of what is ticked."""
        store, year, chosen = self._workplace.store, self.year.value(), self.model.chosen()

        def work(_progress: Progress) -> int:
            return roll_over(store, year, chosen)

        def tell(count: int) -> None:
            self._workplace.status.tell(f"已结转{count}项任务到{year + 1}年度。")
            self.refresh()

        self._workplace.carry_out(self, f"正在结转{year}年度", work, tell)

    def open_year(self, year: int) -> None:
        """Open a closed year for changes."""
        store = self._workplace.store
        if self._workplace.attempt(self.window(), lambda: open_again(store, year)):
            self._workplace.status.tell(f"{year}年度已重新打开，可以修改。")
            self.refresh()

    def _show_closed(self) -> None:
        for old in self._again:
            old.hide()
            old.deleteLater()
        self._again = []
        for year in self.closed_years():
            button = link_button(f"重新打开{year}年度", self)
            button.clicked.connect(partial(self.open_year, int(year)))
            self._closed.insertWidget(len(self._again), button)
            self._again.append(button)
        self._closed_heading.setVisible(bool(self._again))

    def _allow(self) -> None:
        year, chosen, count = self.year.value(), self.model.chosen(), self.model.rowCount()
        wrong = self.model.wrong_rows()
        words = f"{year}年度没办结的任务有{count}项，已勾选{len(chosen)}项。"
        if str(year) in self.closed_years():
            words = f"{year}年度已经结转。"
        elif wrong:
            words = f"有{wrong}项的新期限不是日期，请改成如 {year + 1}-06-30 的样子。"
        self.told.setText(words)
        self.go_button.setText(f"结转到{year + 1}年度")
        self.go_button.setEnabled(str(year) not in self.closed_years() and not wrong)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"tasks", "settings"} and self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        dress_table(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.table.setColumnWidth(column, 130)
        top = QHBoxLayout()
        top.setSpacing(spacing.INSIDE)
        top.addWidget(self.year)
        top.addWidget(self.told, 1)
        top.addWidget(self.go_button)
        self._closed.addStretch()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(*(spacing.BETWEEN,) * 4)
        lines.setSpacing(spacing.SMALL)
        lines.addWidget(help_line(_HOW, self))
        lines.addLayout(top)
        lines.addWidget(self.table, 1)
        lines.addWidget(self._closed_heading)
        lines.addLayout(self._closed)
