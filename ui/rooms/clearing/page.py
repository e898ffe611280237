"""到期清除: records past their date, and the one verb that removes their particulars for good."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from models.actions import finding
from models.actions.people import clearing
from models.actions.people.clearing import Cleared, Due
from models.actions.people.rights import NotAllowed, Right, may
from ui import say
from ui.ledger.acts.reason import ask_reason
from ui.look import spacing
from ui.parts.buttons import danger_button
from ui.parts.empty_state import EmptyState
from ui.parts.heading import help_line
from ui.parts.side_list import SideList
from ui.workplace import Workplace

_ABOUT = (
    "过了保管期限的记录在这里。清除后，当事人姓名、电话、经过、附件等不再保留，件数和各项统计不变；"
    "清除不能撤销。要多保管一段时间，请改那条记录的保管期限。"
)
_NOTHING = (
    "现在没有到期的个人信息。案件写明的保管期限一过，会列在这里，由管理员清除；件数和统计都留着。"
)
_BEFORE = (
    "清除以后，姓名、电话、经过和只属于这些记录的附件都不再有，撤销和回收站也找不回来；"
    "件数、统计和操作留痕照旧。以前的备份里还有，会随备份轮换消失；拷到别处的请自行收回。"
)
_LIST_WIDTH = 220


class ClearingPage(QWidget):
    """The ledgers with something due at the left, the records of one at the right."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._due: list[Due] = []
        self.ledgers = SideList("有到期记录的台账", self)
        self.ledgers.setFixedWidth(_LIST_WIDTH)
        self.records = SideList("到期的记录", self)
        self.told = QLabel("", self, wordWrap=True)
        self.clear_button = danger_button("清除个人信息", self, "trash")
        self.clear_button.clicked.connect(self.ask)
        self.nothing = EmptyState(_NOTHING, "", self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.ledgers.selectionModel().currentChanged.connect(self._show_records)
        workplace.records_changed.connect(lambda _ledgers: self._refresh_if_seen())
        self.refresh()

    def refresh(self) -> None:
        """Look for what is due again."""
        self._due = clearing.due(self._workplace.store)
        names = [f"{each.ledger.title}　{len(each.ids)}{each.ledger.counter}" for each in self._due]
        self._stack.setCurrentIndex(1 if self._due else 0)
        self.ledgers.show_names(names)
        office = self._workplace.office
        is_manager = may(office, Right.MANAGE)
        self.clear_button.setEnabled(is_manager)
        self.told.setText("" if is_manager else str(NotAllowed(Right.MANAGE, office.role)))

    def chosen(self) -> Due:
        """The ledger pointed at, with what is due there."""
        return self._due[max(self.ledgers.row(), 0)]

    def ask(self) -> None:
        """Say what goes and that it cannot come back, ask why, then do it."""
        due = self.chosen()
        what = f"{len(due.ids)}{due.ledger.counter}{due.ledger.one}"
        question = say.Question(
            f"清除{what}的个人信息？清除以后不能恢复。", "继续", detail=_BEFORE, destructive=True
        )
        if not say.ask(self.window(), question):
            return
        why = ask_reason(self.window(), f"清除{what}的个人信息，会记入操作留痕。", "清除，不能恢复")
        if why:
            self.clear(due, why)

    def clear(self, due: Due, why: str) -> None:
        """Remove the particulars of all that is due in one ledger."""
        store = self._workplace.store

        def tell(done: Any) -> None:
            assert isinstance(done, Cleared)
            self._workplace.status.tell(
                f"已清除{done.records}{due.ledger.counter}{due.ledger.one}的个人信息"
                f"（{done.blanks}处、附件{done.files}份）。"
            )
            self.refresh()

        self._workplace.carry_out(
            self,
            "正在清除个人信息",
            lambda progress: clearing.clear(store, due.ledger, due.ids, why, progress),
            tell,
        )

    def _show_records(self) -> None:
        if not self._due:
            return
        due, office = self.chosen(), self._workplace.office
        rows = finding.rows_by_id(self._workplace.store, due.ledger, due.ids)
        until = due.ledger.keep_until
        self.records.show_names(
            [
                f"{due.ledger.name_of(row, office)}　保管到{due.ledger.show(row, until, office)}"
                for row in rows
            ]
        )

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        held = QWidget(self)
        lists = QHBoxLayout()
        lists.setSpacing(spacing.INSIDE)
        lists.addWidget(self.ledgers)
        lists.addWidget(self.records, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.told, 1)
        acts.addWidget(self.clear_button)
        column = QVBoxLayout(held)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(help_line(_ABOUT, self))
        column.addLayout(lists, 1)
        column.addLayout(acts)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(held)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
