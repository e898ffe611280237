"""卷宗清单: which papers a file must hold, by kind of file, and the order they are bound in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from models.actions.setup import paper_list
from models.actions.setup.paper_list import PaperLine
from models.store.ledger_file import Store
from models.words.disputes.mediation import NEEDS
from ui.ledger.sheets.telling import tell_done
from ui.parts.buttons import quiet_button
from ui.rooms.settings.mediation.choosers_model import Chooser, ChooserRow
from ui.rooms.settings.mediation.choosers_page import ChoosersPage
from ui.workplace import Workplace

_KINDS = (("written", "书面协议的卷"), ("oral", "口头协议的卷"), ("failed", "调解不成的卷"))
_ABOUT = (
    "归档前按这张清单查卷内材料，整卷也按这个顺序装订。书面协议的卷，出处是2015年前后的市县样本和"
    "司法部2010年格式；口头协议和调解不成的卷没有统一规定，是程序先定的，请按本县要求改。"
)


class NeedsPage(ChoosersPage):
    """The papers in binding order, with the need of each in three kinds of file."""

    title, first, about = "卷宗清单", "文书（按装订顺序）", _ABOUT
    heeds = frozenset({"paper_needs", "words"})

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        self._lines: list[PaperLine] = []
        super().__init__(workplace, parent)

    def acts(self) -> tuple[QPushButton, ...]:
        """The two that change the order."""
        self.up_button = quiet_button("上移", self, "arrow-up")
        self.down_button = quiet_button("下移", self, "arrow-down")
        self.up_button.clicked.connect(partial(self.move_chosen, -1))
        self.down_button.clicked.connect(partial(self.move_chosen, 1))
        return self.up_button, self.down_button

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
        self.allow()

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

    def allow(self) -> None:
        """Restore only what was changed."""
        line, row = self._chosen(), self.table.chosen_row()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < len(self._lines) - 1)
        self.restore_button.setEnabled(line is not None and line.now != line.usual)
        self.restore_all_button.setEnabled(any(line.is_changed for line in self._lines))


def _row_of(at: int, line: PaperLine) -> ChooserRow:
    parts = ["改过要求"] if line.now != line.usual else []
    parts += ["移动过"] if line.is_moved else []
    name = f"{at + 1}. {line.title}"
    return ChooserRow(name, vars(line.now), vars(line.usual), "，".join(parts))
