"""Which township: four steps or one search box, and its villages with their codes (M1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from models.divisions import Division, Divisions, Level
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.heading import help_line
from ui.parts.typeahead import Option, TypeAhead
from ui.start.wizard.answers import Answers, WizardPage
from ui.start.wizard.village_list import VillagesModel

_STEPS = (
    (Level.PROVINCE, "省"),
    (Level.CITY, "市"),
    (Level.COUNTY, "县（区）"),
    (Level.TOWNSHIP, "乡镇（街道）"),
)
_LOADING = "正在读取全国区划表……"
_READY = "可以打汉字，也可以打拼音首字母，例如“河南”或 hn。"


class TownshipPage(WizardPage):
    """Ready when a township stands there and at least one village is ticked."""

    title = "选择乡镇"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table: Divisions | None = None
        self.steps = {level: TypeAhead(partial(self._find, level), self) for level, _ in _STEPS}
        for level, line in self.steps.items():
            line.chosen.connect(partial(self._take_step, level))
        self.direct = TypeAhead(self._find_anywhere, self)
        self.direct.setPlaceholderText("例如 潭头镇")
        self.direct.chosen.connect(self._take_direct)
        self.told = help_line(_LOADING, self)
        self.villages = VillagesModel(self)
        self.villages.dataChanged.connect(lambda *_: self._count())
        self.list = QTableView(self)
        self._count_line = QLabel("", self)
        self._lay_out()
        self._allow()

    def use(self, table: Divisions) -> None:
        """Begin: the table of divisions is there."""
        self._table = table
        self.told.setText(_READY)
        self._allow()
        if self.isVisible():
            self.direct.setFocus()

    def choose(self, code: str) -> None:
        """Show the township ``code`` as chosen, with the steps above it."""
        assert self._table is not None
        for unit in self._table.path(code):
            if unit.level in self.steps:
                self.steps[unit.level].choose(_option(unit))
        self._show_villages()

    def begin(self, answers: Answers) -> None:  # noqa: ARG002  the page needs none
        self.direct.setFocus()

    def is_ready(self) -> bool:
        return bool(self._township() and self.villages.ticked())

    def finish(self, answers: Answers) -> Answers | None:
        if self._table is None or not self.is_ready():
            return None
        path = self._table.path(self._township())
        return replace(answers, path=path, villages=self.villages.ticked())

    def _township(self) -> str:
        return self.steps[Level.TOWNSHIP].code()

    def _find(self, level: Level, typed: str) -> Sequence[Option]:
        if self._table is None:
            return []
        above = self._above(level)
        if not typed:
            units = self._table.provinces() if level is Level.PROVINCE else self._below(above)
        else:
            units = self._table.search(typed, level, above or None)
        return [_option(unit) for unit in units]

    def _below(self, code: str) -> list[Division]:
        return self._table.below(code) if self._table is not None and code else []

    def _above(self, level: Level) -> str:
        return "" if level is Level.PROVINCE else self.steps[Level(level - 1)].code()

    def _find_anywhere(self, typed: str) -> Sequence[Option]:
        if self._table is None or not typed:
            return []
        within = self.steps[Level.CITY].code() or self.steps[Level.PROVINCE].code()
        if typed.isascii() and typed.isalpha() and not within:
            self.told.setText("在全国范围里找请打汉字；先选好省，就可以打拼音首字母。")
            return []
        self.told.setText(_READY)
        units = self._table.search(typed, Level.TOWNSHIP, within or None)
        return [Option(unit.code, self._described(unit)) for unit in units]

    def _described(self, unit: Division) -> str:
        assert self._table is not None
        return f"{unit.name}（{self._table.full_name(unit.code).removesuffix(unit.name)}）"

    def _take_direct(self, code: str) -> None:
        if code:
            self.choose(code)

    def _take_step(self, level: Level, code: str) -> None:
        """A step was settled: what stands below it is open again; single units go by themselves."""
        for lower in self.steps:
            if lower > level:
                self.steps[lower].choose(None)
        while code and level < Level.TOWNSHIP:
            units = self._below(code)
            level = Level(level + 1)
            if len(units) != 1:
                break
            code = units[0].code
            self.steps[level].choose(_option(units[0]))
        self._show_villages()
        if code and not self.steps[level].code():
            self.steps[level].setFocus()

    def _show_villages(self) -> None:
        code = self._township()
        above = self._table.path(code) if self._table is not None and code else ()
        self.villages.show_villages(self._below(code), [unit.name for unit in above])
        self._count()
        self._allow()

    def _count(self) -> None:
        ticked, all_ones = len(self.villages.ticked()), self.villages.rowCount()
        words = f"共{all_ones}个村（社区），已勾选{ticked}个。不归本单位管的可以去掉勾。"
        empty = "选好乡镇后，这里列出全部村（社区）和12位区划代码。"
        self._count_line.setText(words if all_ones else empty)
        self.ready_changed.emit()

    def _allow(self) -> None:
        self.direct.setEnabled(self._table is not None)
        for line in self.steps.values():
            line.setEnabled(self._table is not None)
        self.ready_changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.SMALL)
        grid.setVerticalSpacing(spacing.TIGHT)
        for at, (level, words) in enumerate(_STEPS):
            grid.addWidget(QLabel(words, self), 0, at)
            grid.addWidget(self.steps[level], 1, at)
            grid.setColumnStretch(at, 1)
        self.list.setModel(self.villages)
        dress_table(self.list)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(1, 160)
        self._count_line.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(QLabel("直接输入乡镇（街道）名", self))
        column.addWidget(self.direct)
        column.addWidget(self.told)
        column.addSpacing(spacing.TIGHT)
        column.addLayout(grid)
        column.addSpacing(spacing.SMALL)
        column.addWidget(self._count_line)
        column.addWidget(self.list, 1)


def _option(unit: Division) -> Option:
    return Option(unit.code, unit.name)
