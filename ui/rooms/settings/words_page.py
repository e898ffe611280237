"""词表: the lists at the left, the words of one at the right; add, rename, retire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.actions.setup.wording import (
    WordLine,
    WordList,
    add_word,
    rename_word,
    retire_word,
    word_lists,
    words_of_list,
)
from models.pinyin import matches_initials
from models.troubles import Trouble
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import quiet_button
from ui.parts.guard_lines import SecrecyLine
from ui.parts.heading import complaint_line, help_line
from ui.parts.side_list import SideList
from ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LISTS = 180
_HEADINGS = ("词", "原来的词", "状态")
_OPEN = "停用的词仍在旧记录里显示，只是不再供选。改名不影响已有记录。"
_CLOSED = "这个词表和程序的规则连在一起，只能改名，不能增减。"


class WordsPage(QWidget):
    """Every change is written at once and can be undone."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._all = word_lists()
        self._rows: list[WordList | None] = []
        self.finder = QLineEdit(self, placeholderText="找词表或词", clearButtonEnabled=True)
        self.finder.textChanged.connect(self._offer)
        self.lists = SideList("词表", self)
        self.words = WordsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.words)
        self.line = QLineEdit(self, maxLength=60, placeholderText="新词，或给选中的词改成……")
        self.line.textChanged.connect(lambda _text: self._allow())
        self.complaint = complaint_line("", self)
        self.told = help_line("", self)
        self.nothing = help_line("没有这样的词表或词。", self)
        self.add_button = quiet_button("新增", self, "plus")
        self.add_button.clicked.connect(self.add)
        self.rename_button = quiet_button("改名", self, "edit")
        self.rename_button.clicked.connect(self.rename)
        self.retire_button = quiet_button("停用", self)
        self.retire_button.clicked.connect(self.retire)
        self._lay_out()
        self.lists.selectionModel().currentChanged.connect(self.refresh)
        self.table.selectionModel().currentChanged.connect(self._allow)
        workplace.records_changed.connect(self._heed)
        self._offer()

    def show_list(self, name: str) -> None:
        """Turn to the list of this name."""
        self.finder.clear()
        self.lists.choose(
            next(at for at, each in enumerate(self._rows) if each and each.name == name)
        )

    def chosen_list(self) -> WordList:
        """The list shown; the first one while nothing is found."""
        found = self._rows[self.lists.row()] if self._rows and self.lists.row() >= 0 else None
        return found or self._all[0]

    def _offer(self) -> None:
        """Offer the lists that hold what is looked for, under the names of their rooms."""
        wanted, store = self.finder.text().strip().lower(), self._workplace.store
        names: list[str] = []
        headings: list[int] = []
        self._rows = []
        group = ""
        for each in self._all:
            words = [each.title, each.group, *(line.word for line in words_of_list(store, each))]
            if wanted and not any(_holds(word, wanted) for word in words):
                continue
            if each.group != group:
                group = each.group
                headings.append(len(names))
                self._rows.append(None)
                names.append(group)
            self._rows.append(each)
            names.append(each.title)
        self.lists.show_names(names, headings)
        self.nothing.setVisible(not names)
        self.refresh()

    def chosen_word(self) -> WordLine | None:
        """The word pointed at."""
        row = self.table.currentIndex().row()
        return self.words.line(row) if 0 <= row < self.words.rowCount() else None

    def refresh(self) -> None:
        """Show the words of the list again; the same row stays marked."""
        row = self.table.currentIndex().row()
        found = self.chosen_list()
        self.words.show_words(words_of_list(self._workplace.store, found))
        self.table.setCurrentIndex(self.words.index(min(row, self.words.rowCount() - 1), 0))
        self.told.setText(_OPEN if found.is_open else _CLOSED)
        self._allow()

    def add(self) -> None:
        """Add the typed word."""
        store, found, word = self._workplace.store, self.chosen_list(), self.line.text()
        if self._write(lambda: add_word(store, found, word)):
            self._workplace.status.tell(f"“{found.title}”新增了“{word.strip()}”。")
            self.table.setCurrentIndex(self.words.index(self.words.rowCount() - 1, 0))

    def rename(self) -> None:
        """Give the chosen word the typed name."""
        line, store, found = self.chosen_word(), self._workplace.store, self.chosen_list()
        word = self.line.text()
        if line is not None and self._write(lambda: rename_word(store, found, line, word)):
            self._workplace.status.tell(f"“{line.word}”已改名为“{word.strip()}”。")

    def retire(self) -> None:
        """Retire the chosen word, or offer it again."""
        line, store, found = self.chosen_word(), self._workplace.store, self.chosen_list()
        if line is None:
            return
        wanted = not line.is_retired
        if self._write(lambda: retire_word(store, found, line, is_retired=wanted)):
            self._workplace.status.tell(f"“{line.word}”已{'停用' if wanted else '恢复'}。")

    def _write(self, verb: Any) -> bool:
        try:
            verb()
        except Trouble as trouble:
            self.complaint.setText(str(trouble))
            return False
        self.line.clear()
        self.refresh()
        return True

    def _allow(self) -> None:
        line, typed = self.chosen_word(), bool(self.line.text().strip())
        is_open = self.chosen_list().is_open
        self.complaint.setText("")
        self.add_button.setEnabled(typed and is_open)
        self.rename_button.setEnabled(typed and line is not None)
        self.retire_button.setEnabled(is_open and line is not None)
        self.retire_button.setText("恢复" if line is not None and line.is_retired else "停用")

    def _heed(self, ledgers: frozenset[str]) -> None:
        if "words" in ledgers:
            self.refresh()

    def _lay_out(self) -> None:
        dress_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        left = QVBoxLayout()
        left.setSpacing(spacing.SMALL)
        for widget in (self.finder, self.nothing, self.lists):
            widget.setFixedWidth(_LISTS)
            left.addWidget(widget)
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        acts.addWidget(self.line, 1)
        for button in (self.add_button, self.rename_button, self.retire_button):
            acts.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(spacing.SMALL)
        right.addWidget(self.told)
        right.addWidget(self.table, 1)
        right.addLayout(acts)
        right.addWidget(self.complaint)
        right.addWidget(SecrecyLine(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(spacing.BETWEEN,) * 4)
        row.setSpacing(spacing.INSIDE)
        row.addLayout(left)
        row.addLayout(right, 1)


def _holds(word: str, wanted: str) -> bool:
    return wanted in word.lower() or (wanted.isascii() and matches_initials(wanted, word))


class WordsModel(QAbstractTableModel):
    """The words of one list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[WordLine] = []

    def show_words(self, lines: Sequence[WordLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> WordLine:
        """The word in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        state = "停用" if line.is_retired else "本单位新增" if line.is_own else "在用"
        default = line.default if line.default != line.word else ""
        return (line.word, default, state)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None
