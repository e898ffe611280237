"""Natural villages and population, pasted from Excel; may be left for later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.divisions import Division, short_village_name
from models.villages_text import (
    PastedVillages,
    VillageFigures,
    figures_by_village,
    read_villages,
)
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import link_button, quiet_button
from ui.parts.heading import help_line
from ui.start.wizard.answers import Answers, WizardPage

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("村（社区）", "自然村（个）", "小组（个）", "户数（户）", "人口（人）")
_HOW = (
    "在 Excel 里选中各村的行（连同标题行，如 村名、自然村、户数、人口），复制，再点“粘贴”。"
    "没有现成的表也不要紧，以后可以在村情卡里补。"
)


class FiguresPage(WizardPage):
    """Always ready: a doubtful line is complained of and left out."""

    title = "各村情况（可跳过）"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._villages: tuple[Division, ...] = ()
        self._above: tuple[str, ...] = ()
        self.read = PastedVillages()
        self.paste_button = quiet_button("粘贴", self, "clipboard-paste")
        self.paste_button.clicked.connect(self._paste)
        self.clear_button = link_button("清除", self)
        self.clear_button.clicked.connect(lambda: self.take(""))
        self.figures = FiguresModel(self)
        self.list = QTableView(self)
        self.list.setModel(self.figures)
        self.told = QLabel("", self, wordWrap=True)
        self.complaints = QPlainTextEdit(self, readOnly=True)
        self.complaints.setAccessibleName("没有采用的行")
        self.complaints.setFixedHeight(84)
        self._lay_out()

    def begin(self, answers: Answers) -> None:
        if answers.villages != self._villages:
            self._villages = answers.villages
            self._above = tuple(unit.name for unit in answers.path)
            self.take("")
        self.paste_button.setFocus()

    def finish(self, answers: Answers) -> Answers | None:
        return replace(answers, counted=self.read.rows)

    def take(self, text: str) -> None:
        """Read pasted text and show what comes of it."""
        self.read = PastedVillages()
        if text.strip():
            self.read = read_villages(text, self._villages, above=self._above)
        figures = {each.code: each for each in figures_by_village(self.read.rows)}
        names = [(v.code, short_village_name(v.name, self._above)) for v in self._villages]
        self.figures.show_figures([(name, figures.get(code)) for code, name in names])
        complaints = self.read.complaints
        self.complaints.setPlainText("\n".join(_in_words(each) for each in complaints))
        self.complaints.setVisible(bool(complaints))
        self.clear_button.setVisible(bool(text.strip()))
        self.told.setText(self._summary(len(figures)) if text.strip() else _HOW)

    def _summary(self, count: int) -> str:
        words = f"认出{count}个村的情况"
        if self.read.missing and count:
            words += f"，还有{len(self.read.missing)}个村没有"
        if self.read.complaints:
            count = len(self.read.complaints)
            words += f"；有{count}行没有采用，请在 Excel 里改好再粘贴一次，也可以就这样继续"
        guessed = "没有标题行，各列是按内容认的，请核对。" if self.read.columns_are_guessed else ""
        return f"{words}。{guessed}"

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.take(text)
        else:
            self.told.setText("剪贴板里没有内容。请先在 Excel 里选中各村的行，复制，再点“粘贴”。")

    def _lay_out(self) -> None:
        dress_table(self.list)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.told.setProperty("role", "help")
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.paste_button)
        row.addWidget(self.clear_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.told)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.complaints)
        column.addWidget(help_line("数字只用来算达标率和报表，以后随时能改。", self))


class FiguresModel(QAbstractTableModel):
    """One row for each village, empty where nothing was pasted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []

    def show_figures(self, rows: Sequence[tuple[str, VillageFigures | None]]) -> None:
        """Show villages by name with their figures."""
        self.beginResetModel()
        self._rows = [(name, *_numbers(figures)) for name, figures in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _numbers(figures: VillageFigures | None) -> tuple[str, ...]:
    if figures is None:
        return ("",) * 4
    counts = (figures.natural_villages, figures.groups, figures.households, figures.population)
    return tuple("" if count is None else str(count) for count in counts)


def _in_words(complaint: Any) -> str:
    offered = "、".join(village.name for village in complaint.offered)
    return f"{complaint.text}{f'是不是：{offered}？' if offered else ''}"
