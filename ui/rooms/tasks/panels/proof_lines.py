"""台账佐证: the records of other ledgers that serve a task, each with its files.

The checklist above stays the clerk's own (A7): a tied record is no expected paper until its files
are named as one, by one press.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.actions.daily import proving
from models.actions.daily.proving import Proof
from models.fields import Kind
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.office import Office
from ui.ledger.files.paper_dialog import show_held
from ui.ledger.panels.lines import LinesPanel
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.parts.buttons import link_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace

MOST = 30


def add_proofs(panel: LinesPanel, task: Any, missing: Sequence[Any]) -> None:
    """Add the records that serve a task below a panel's lines; ``missing`` are papers it lacks."""
    found = proving.proofs_of(panel.workplace.store, task.id)
    if not found:
        return
    panel.head(f"台账佐证（{len(found)}条）")
    is_open = TASKS.frozen(task._mapping, panel.workplace.office) is None
    papers = missing if is_open and task.status != "done" else ()
    for proof in found[:MOST]:
        panel.column.addWidget(ProofLine(panel.workplace, proof, papers, panel))
    if len(found) > MOST:
        panel.say(f"还有{len(found) - MOST}条没有列出，请到各本台账里看。")


class ProofLine(QFrame):
    """One record: its ledger, name and day; its files, which may serve as an expected paper."""

    def __init__(
        self, workplace: Workplace, proof: Proof, missing: Sequence[Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workplace, self._proof = workplace, proof
        ledger, record = proof.ledger, proof.record
        name = ledger.name_of(record, workplace.office)
        self.name = ElideLabel(name, self)
        go = link_button("打开", self)
        go.setAccessibleName(f"打开 {name}")
        go.clicked.connect(partial(workplace.record_wanted.emit, ledger.name, record.id))
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(self.name, 1)
        head.addWidget(go)
        about = ElideLabel(_about(ledger, record, workplace.office), self)
        about.setProperty("role", "help")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.SMALL,) * 4)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(head)
        column.addWidget(about)
        for held in proof.files:
            row = QHBoxLayout()
            row.addWidget(ElideLabel(held.name, self), 1)
            see = link_button("查看", self)
            see.setAccessibleName(f"查看 {held.name}")
            see.clicked.connect(partial(show_held, workplace, held, self.window()))
            row.addWidget(see)
            column.addLayout(row)
        if proof.files and missing:
            column.addLayout(self._paper_row(missing))

    def _paper_row(self, missing: Sequence[Any]) -> QHBoxLayout:
        """One press names the files as a paper that is lacking; of several a menu asks which."""
        single = len(missing) == 1
        words = f"用作“{missing[0].paper}”" if single else "用作应有材料…"
        self.name_button = link_button(words, self)
        self.name_button.clicked.connect(
            partial(self._name_as, missing[0]) if single else partial(self._ask_which, missing)
        )
        row = QHBoxLayout()
        row.addWidget(self.name_button)
        row.addStretch(1)
        return row

    def menu_of(self, missing: Sequence[Any]) -> QMenu:
        """The papers that the files could be."""
        menu = QMenu(self)
        for paper in missing:
            menu.addAction(paper.paper).triggered.connect(partial(self._name_as, paper))
        return menu

    def _ask_which(self, missing: Sequence[Any], _checked: bool = False) -> None:
        below = self.name_button.mapToGlobal(self.name_button.rect().bottomLeft())
        self.menu_of(missing).popup(below)

    def _name_as(self, paper: Any, _checked: bool = False) -> None:
        store, files = self._workplace.store, self._proof.files
        verb = partial(proving.name_as_paper, store, paper.id, files)
        if self._workplace.attempt(self.window(), verb):
            tell_done(self._workplace, self.parentWidget(), f"“{paper.paper}”已有，附件已关联")


def _about(ledger: Ledger, record: Any, office: Office) -> str:
    days = (f for f in ledger.pick(ledger.list_columns) if f.card.kind is Kind.DATE)
    day = next((ledger.show(record, f.key, office) for f in days), "")
    return f"{ledger.title}　{day}".strip()
