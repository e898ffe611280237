"""The papers with their templates, and the names a template may ask for, as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from models.actions.setup.templates import Template
from models.pinyin import matches_initials
from reports.forms.mediation.registry import CasePaperForm
from ui.look import colours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_OWN_PAPER = "程序自带"


class TemplatesModel(QAbstractTableModel):
    """A paper in a row: its name, its template, whether it is in use."""

    _HEADINGS = ("文书", "自备模板", "状态")

    def __init__(self, papers: Sequence[CasePaperForm], parent: QObject) -> None:
        super().__init__(parent)
        self._papers = papers
        self._templates: Mapping[str, Template] = {}

    def show_templates(self, held: Mapping[str, Template]) -> None:
        """Show these."""
        self._templates = held
        last = self.index(len(self._papers) - 1, len(self._HEADINGS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def code(self, row: int) -> str:
        """The code of the paper in a row."""
        return self._papers[row].code

    def template(self, row: int) -> Template | None:
        """The template of the paper in a row."""
        return self._templates.get(self.code(row))

    def row_of(self, record_id: int) -> int:
        """The row whose template is kept in this record; the first if there is none."""
        codes = [code for code, held in self._templates.items() if held.seen.id == record_id]
        places = [each.code for each in self._papers]
        return places.index(codes[0]) if codes else 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._papers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        held = self.template(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            state = "" if held is None else "停用" if held.is_off else "在用"
            name = _OWN_PAPER if held is None else held.name
            return (self._papers[index.row()].title, name, state)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column():
            is_used = held is not None and not held.is_off
            return QColor(colours.GOOD if is_used else colours.INK_FAINT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._HEADINGS[section]
        return None


class NamesModel(QAbstractTableModel):
    """A name in a row, and what it stands for."""

    _HEADINGS = ("栏目", "填什么")

    def __init__(self, names: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._all = list(names.items())
        self._shown = self._all

    def show_only(self, words: str) -> None:
        """Show the names that hold these words, or have them as pinyin initials."""
        typed = words.strip().lower()
        self.beginResetModel()
        self._shown = [each for each in self._all if _fits(typed, each)]
        self.endResetModel()

    def written(self, row: int) -> str:
        """A name as it stands in a template; a field of a list as it stands in a loop."""
        if not 0 <= row < len(self._shown):
            return ""
        name = self._shown[row][0]
        _, dot, field = name.partition(".")
        return f"{{{{ 方.{field} }}}}" if dot else f"{{{{ {name} }}}}"

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shown[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._HEADINGS[section]
        return None


def _fits(typed: str, named: tuple[str, str]) -> bool:
    if not typed or any(typed in words for words in named):
        return True
    return typed.isascii() and matches_initials(typed, named[0])
