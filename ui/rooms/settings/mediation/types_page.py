"""类型对照: what each type of dispute counts as on the lists of the reports."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.actions.setup.mapping import MapLine, change_line, map_lines, restore_lines
from models.words.disputes.types import EVENT_TYPES, MEDIATION_TYPES, TWO_LEVEL
from ui.ledger.sheets.telling import tell_done
from ui.rooms.settings.mediation.choosers_model import Chooser, ChooserRow
from ui.rooms.settings.mediation.choosers_page import ChoosersPage
from ui.workplace import Workplace

_LISTS = (
    ("mediation", "人民调解类型", MEDIATION_TYPES),
    ("event", "综治类别", EVENT_TYPES),
    ("two_level", "两级分类", TWO_LEVEL),
)
_ABOUT = (
    "纠纷只登记一个类型，各种报表按这里的对照归类：人民调解16类、综治24类、两级17类。"
    "点格子可以改，改过的是粗体；改动马上用于所有报表，以前月份的重新出表时也按新的对照算。新的类型在“词表”里加。"
)


class TypesPage(ChoosersPage):
    """The merged list of types and their three choosers."""

    title, first, about = "类型对照", "纠纷类型", _ABOUT
    heeds = frozenset({"type_mappings", "words"})

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        self._lines: list[MapLine] = []
        super().__init__(workplace, parent)

    def refresh(self) -> None:
        """Read the lines again; the same row stays marked."""
        office = self._workplace.office
        row = max(self.table.chosen_row(), 0)
        self._lines = map_lines(self._workplace.store)
        choosers = [Chooser(key, head, office.choices(words)) for key, head, words in _LISTS]
        self.model.show_rows(choosers, [_row_of(line) for line in self._lines])
        self.table.choose_row(min(row, len(self._lines) - 1))
        changed = sum(line.is_changed for line in self._lines)
        unmapped = sum(line.is_unmapped for line in self._lines)
        parts = [f"{len(self._lines)} 类", f"改过 {changed} 类"]
        self.told.setText(" · ".join(parts + ([f"未对照 {unmapped} 类"] if unmapped else [])))
        self.allow()

    def select(self, record_id: int) -> None:
        """Mark the type whose own line this record is."""
        ids = [line.seen.id if line.seen else 0 for line in self._lines]
        if record_id in ids:
            self.table.choose_row(ids.index(record_id))

    def change(self, row: int, key: str, code: str) -> None:
        """Let a type count as another on one list."""
        line, store = self._lines[row], self._workplace.store
        if self._workplace.attempt(self.window(), partial(change_line, store, line, {key: code})):
            tell_done(self._workplace, self, f"“{line.word}”的对照已改。")

    def restore(self) -> None:
        """Let the chosen type count as by default."""
        line = self._chosen()
        if line is not None:
            self._restore([line], f"“{line.word}”已恢复默认对照。")

    def restore_all(self) -> None:
        """Let every type count as by default."""
        own = [line for line in self._lines if line.seen is not None]
        self._restore(own, f"{len(own)}类已恢复默认对照。")

    def _restore(self, lines: list[MapLine], said: str) -> None:
        store = self._workplace.store
        if self._workplace.attempt(self.window(), partial(restore_lines, store, lines)):
            tell_done(self._workplace, self, said)

    def _chosen(self) -> MapLine | None:
        row = self.table.chosen_row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def allow(self) -> None:
        """Restore only what was changed."""
        line = self._chosen()
        self.restore_button.setEnabled(line is not None and line.seen is not None)
        self.restore_all_button.setEnabled(any(line.seen is not None for line in self._lines))


def _row_of(line: MapLine) -> ChooserRow:
    if line.is_unmapped:
        state = "还没有对照，先按“其他”计"
    else:
        state = "本单位改过" if line.is_changed else ""
    return ChooserRow(line.word, vars(line.now), vars(line.default), state, line.is_unmapped)
