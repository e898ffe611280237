"""卷宗清单: which papers a file must hold, by kind of file, and the order they are bound in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.actions.setup import paper_list
from models.actions.setup.paper_list import PaperLine
from models.store.ledger_file import Store
from models.words.disputes.mediation import NEEDS
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import help_line
from ui.rooms.settings.mediation.choosers_model import Chooser, ChooserRow, ChoosersModel
from ui.rooms.settings.mediation.choosers_table import ChoosersTable
from ui.workplace import Workplace

_KINDS = (("written", "书面协议的卷"), ("oral", "口头协议的卷"), ("failed", "调解不成的卷"))
_ABOUT = (
    "归档前按这张清单查卷内材料，整卷也按这个顺序装订。书面协议的卷，出处是2015年前后的市县样本和"
    "司法部2010年格式；口头协议和调解不成的卷没有统一规定，是程序先定的，请按本县要求改。"
)


class NeedsPage(QWidget):
    """Every change is written at once and can be undone."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._lines: list[PaperLine] = []
        self.model = ChoosersModel("文书（按装订顺序）", self)
        self.table = ChoosersTable(self.model, "卷宗清单", self)
        self.told = ElideLabel("", self)
        self.up_button = quiet_button("上移", self, "arrow-up")
        self.down_button = quiet_button("下移", self, "arrow-down")
        self.restore_button = quiet_button("恢复默认", self, "undo")
        self.restore_all_button = quiet_button("全部恢复默认", self)
        self.up_button.clicked.connect(partial(self.move_chosen, -1))
        self.down_button.clicked.connect(partial(self.move_chosen, 1))
        self.restore_button.clicked.connect(self.restore)
        self.restore_all_button.clicked.connect(self.restore_all)
        self._lay_out()
        self.model.chosen.connect(self.change)
        self.table.selectionModel().currentChanged.connect(self._allow)
        workplace.records_changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; the same paper stays marked."""
        chosen = self._chosen()
        self._lines = paper_list.paper_lines(self._workplace.store)
        needs = self._workplace.office.choices(NEEDS)
        choosers = [Chooser(key, heading, needs) for key, heading in _KINDS]
        self.model.show_rows(choosers, [_row_of(at, line) for at, line in enumerate(self._lines)])
        papers = [line.paper for line in self._lines]
        self.table.choose_row(papers.index(chosen.paper) if chosen else 0)
        changed = sum(line.is_changed for line in self._lines)
        self.told.setText(f"{len(self._lines)} 种 · 改过 {changed} 种")
        self._allow()

    def change(self, row: int, key: str, code: str) -> None:
        """Say how a paper is needed in files of one kind."""
        line = self._lines[row]
        said = f"“{line.title}”在清单里已改。"
        self._write(partial(paper_list.change_need, self._store, line.paper, key, code), said)

    def move_chosen(self, by: int) -> None:
        """Bind the chosen paper one place earlier or later."""
        line = self._chosen()
        if line is not None:
            said = f"“{line.title}”已{'上移' if by < 0 else '下移'}。"
            self._write(partial(paper_list.move_paper, self._store, line.paper, by), said)

    def restore(self) -> None:
        """Let the chosen paper be needed as usual."""
        line = self._chosen()
        if line is not None:
            said = f"“{line.title}”已恢复默认要求。"
            self._write(partial(paper_list.restore_need, self._store, line.paper), said)

    def restore_all(self) -> None:
        """Let the whole list be the usual one."""
        self._write(partial(paper_list.restore_list, self._store), "卷宗清单已恢复默认。")

    def select(self, _record_id: int) -> None:
        """Whatever record of the list is asked for, the list is small enough to be seen."""

    @property
    def _store(self) -> Store:
        return self._workplace.store

    def _write(self, verb: Callable[[], None], said: str) -> None:
        if self._workplace.attempt(self.window(), verb):
            tell_done(self._workplace, self, said)

    def _chosen(self) -> PaperLine | None:
        row = self.table.chosen_row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _allow(self) -> None:
        line, row = self._chosen(), self.table.chosen_row()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < len(self._lines) - 1)
        self.restore_button.setEnabled(line is not None and line.now != line.usual)
        self.restore_all_button.setEnabled(any(line.is_changed for line in self._lines))

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"paper_needs", "words"}:
            self.refresh()

    def _lay_out(self) -> None:
        self.told.setProperty("role", "soft")
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        acts.addWidget(self.told, 1)
        for button in (
            self.up_button,
            self.down_button,
            self.restore_button,
            self.restore_all_button,
        ):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(help_line(_ABOUT, self))
        column.addWidget(self.table, 1)
        column.addLayout(acts)


def _row_of(at: int, line: PaperLine) -> ChooserRow:
    parts = ["改过要求"] if line.now != line.usual else []
    parts += ["移动过"] if line.is_moved else []
    name = f"{at + 1}. {line.title}"
    return ChooserRow(name, vars(line.now), vars(line.usual), "，".join(parts))
