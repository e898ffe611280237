"""村情矩阵: villages by facts; a double press on a fact that is typed asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from models.actions.finding import OneOf, View
from models.actions.township.tables.offers import FACTS
from models.actions.township.villages.facts import (
    BLANK,
    FactColumn,
    Matrix,
    keep_facts,
    matrix_on,
)
from models.fields import FieldCard, Kind
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.township.village_facts import VILLAGE_FACTS_LEDGER
from models.ledgers.villages import VILLAGES
from ui.ledger.sheets.sheet import Blank, Sheet, blanks_of
from ui.ledger.sheets.sheet_dialog import ask
from ui.rooms.township.tables_view import TablesView
from ui.workplace import Workplace

_KEYS = ("has_it", "on_day", "proof")
_ALSO = FieldCard("其他没填的村也这样填", Kind.YES_NO)


class MatrixView(TablesView):
    """The table of facts as of today; what service points tell leads to them."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, VILLAGES, FACTS, parent)
        self.table.doubleClicked.connect(self.fill)

    def fill(self, index: QModelIndex) -> None:
        """Ask for the fact in a cell, or go to the service points that tell it."""
        if self.tabs.currentIndex() > 0 or not index.isValid():
            return
        matrix = matrix_on(self.workplace.store, self.workplace.office.today)
        at = index.row() - 1  # 合计 stands first
        if not 0 <= at < len(matrix.units) or index.column() >= len(matrix.columns):
            return
        column = matrix.columns[index.column()]
        if column.is_typed:
            ask(self.workplace, self.sheet(matrix, column, at), self.window())
        else:
            villages = OneOf(frozenset({matrix.units[at].id}))
            view = View(filters={"village_id": villages})
            self.workplace.go_to(SERVICE_POINTS.name, view)

    def sheet(self, matrix: Matrix, column: FactColumn, at: int) -> Sheet:
        """Return what is asked of a fact in one village, with the others that lack it."""
        unit, cell = matrix.units[at], column.cells[at]
        today = self.workplace.office.today.isoformat()
        given: dict[str, object] = {"has_it": True, "on_day": today}
        if cell.record is not None:
            given = {key: _shown(getattr(cell.record, key)) for key in _KEYS}
        empty = [
            other.id
            for other, held in zip(matrix.units, column.cells, strict=True)
            if held.said == BLANK and other.id != unit.id
        ]
        blanks = blanks_of(VILLAGE_FACTS_LEDGER, _KEYS, given)
        if empty:
            blanks = (*blanks, Blank("also", _ALSO, False))

        def keep(answers: Mapping[str, Any]) -> int:
            raw = {key: answers[key] for key in _KEYS}
            also = empty if answers.get("also") else []
            return keep_facts(self.workplace.store, [unit.id, *also], column.code, raw)

        return Sheet(
            title=f"{unit.name}：{column.label}",
            yes="保存",
            blanks=blanks,
            keep=keep,
            done=f"已填写{unit.name}的“{column.label}”",
            explained=f"还没填的村还有{len(empty)}个。" if empty else "",
        )

    def _tell_cell(self, cell: Any) -> None:
        super()._tell_cell(cell)
        index = self.table.currentIndex()
        if isinstance(cell, str) and index.isValid() and self.tables:
            heading = self.tables[0].headings[index.column()].label
            self.cell_line.setText(f"{heading}：{cell}。双击填写；服务点里的双击去“服务点”。")


def _shown(value: object) -> object:
    return value if isinstance(value, bool) else ("" if value is None else str(value))
