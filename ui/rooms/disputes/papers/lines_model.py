"""The papers of a case as rows to tick: name, how it stands, how many places are blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from ui.look.colours import Tone
from ui.rooms.disputes.papers.looking import BESIDE, PaperLine

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("文书（按装订顺序）", "在卷", "空处")
_NAME, _STATE, _BLANKS = range(3)
_WORDS = {
    "held": "已收存",
    "ready": "可生成",
    "lacking": "缺",
    "not_needed": "不用",
    BESIDE: "卷外",
}
_TONES = {
    "held": Tone.GOOD,
    "ready": Tone.UNDERWAY,
    "lacking": Tone.OVERDUE,
    "not_needed": Tone.STOPPED,
    BESIDE: Tone.STOPPED,
}
_MAY_LACK = ("if_any", "never")
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class LinesModel(QAbstractTableModel):
    """``ticked`` whenever a tick changes."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[PaperLine] = ()
        self._ticked: set[str] = set()

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        """Show these; what was ticked stays so."""
        is_same = [each.code for each in lines] == [each.code for each in self._lines]
        if not is_same:
            self.beginResetModel()
        self._lines = lines
        self._ticked &= {each.code for each in lines}
        if not is_same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, _BLANKS))

    def line(self, row: int) -> PaperLine | None:
        """One paper."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, code: str) -> int:
        """The row of a paper, -1 if it is not there."""
        return next((at for at, each in enumerate(self._lines) if each.code == code), -1)

    def chosen(self) -> list[PaperLine]:
        """The papers ticked, in binding order."""
        return [each for each in self._lines if each.code in self._ticked]

    def tick(self, codes: Sequence[str]) -> None:
        """Tick these and no others."""
        self._ticked = set(codes)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            blanks = str(len(line.blanks)) if line.blanks and _is_wanted(line) else ""
            return (line.title, _WORDS[line.state], blanks)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _NAME:
            return _CHECKED if line.code in self._ticked else _UNCHECKED
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return (line.title, line.lacks or _WORDS[line.state], "")[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _BLANKS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        code, is_on = self._lines[index.row()].code, Qt.CheckState(value) == _CHECKED
        (self._ticked.add if is_on else self._ticked.discard)(code)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        extra = Qt.ItemFlag.ItemIsUserCheckable if index.column() == _NAME else Qt.ItemFlag(0)
        return super().flags(index) | extra


def _is_wanted(line: PaperLine) -> bool:
    """Blanks of a paper that the file does not need, or holds signed, bother nobody."""
    return line.state not in ("not_needed", "held")


def _ink(line: PaperLine, column: int) -> QColor | None:
    if column == _STATE:
        is_calm = line.state == "lacking" and line.need in _MAY_LACK
        return QColor((Tone.DUE_SOON if is_calm else _TONES[line.state]).ink)
    return QColor(Tone.STOPPED.ink) if line.state == "not_needed" else None
