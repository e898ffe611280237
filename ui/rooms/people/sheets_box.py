"""恢复密钥单: which sheets open the ledger, one more for a second custodian, a new for an old."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.actions.people import sheets
from models.actions.people.sheets import NewSheet
from ui import say
from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.parts.heading import SectionHeading, complaint_line, help_line
from ui.parts.side_list import SideList
from ui.rooms.people.sheet_dialog import SheetDialog
from ui.workplace import Workplace

_ABOUT = (
    "忘记密码时，只有密钥单能打开台账；密码和密钥单都没有，谁也打不开。"
    "可以打印第二份交给另一位保管人。拆开用过、丢失或保管人换了，就换一份新的，旧的随即作废。"
)
_WHY_MORE = (
    "这是新的一份恢复密钥单，和原来的一样能打开台账。请打印出来（或存成 PDF 拿到别处打印），"
    "装进信封封好，交保管人。"
)
_WHY_INSTEAD = f"{_WHY_MORE}点“完成”以后，旧的一份作废，请收回撕掉。"
_ROWS = 2


class SheetsBox(QWidget):
    """For managers; ``replace`` and ``add`` print a sheet before anything counts."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._names: list[str] = []
        self.list = SideList("恢复密钥单", self)
        self.list.setFixedHeight(_ROWS * spacing.ROW_HEIGHT + 4)
        self.used = complaint_line("", self)
        self.add_button = quiet_button("再打一份", self, "plus")
        self.add_button.clicked.connect(self.add)
        self.replace_button = quiet_button("换一份新的", self, "refresh")
        self.replace_button.clicked.connect(self.replace)
        self.retire_button = quiet_button("作废", self, "x")
        self.retire_button.clicked.connect(self.retire)
        self._lay_out()

    def refresh(self) -> None:
        """Show the sheets as they stand."""
        store = self._workplace.store
        self._names = sheets.sheet_names(store)
        used = sheets.used_sheet(store)
        self.list.show_names([f"{n}（已拆封）" if n == used else n for n in self._names])
        told = f"“{used}”拆开用过了，请点“换一份新的”。" if used else ""
        self.used.setText(told)
        self.used.setVisible(bool(told))
        if used:
            self.list.choose(self._names.index(used))
        self.retire_button.setEnabled(len(self._names) > 1)

    def chosen(self) -> str:
        """The name of the sheet pointed at."""
        return self._names[max(self.list.row(), 0)]

    def add(self) -> None:
        """Print one more sheet."""
        self._make(lambda made: self._have_out(made, _WHY_MORE))

    def replace(self) -> None:
        """Print a sheet, and make the chosen one worthless when it is out."""
        old = self.chosen()

        def go_on(made: NewSheet) -> None:
            if self._have_out(made, _WHY_INSTEAD):
                self._retire(old, f"“{old}”已作废，新的是“{made.name}”。")

        self._make(go_on)

    def retire(self) -> None:
        """Make the chosen sheet worthless."""
        name = self.chosen()
        question = say.Question(
            f"作废“{name}”？",
            "作废",
            detail="作废以后，它和它的复印件都打不开台账，也不能恢复。请收回撕掉。",
            destructive=True,
        )
        if say.ask(self.window(), question):
            self._retire(name, f"“{name}”已作废。")

    def _make(self, then: Any) -> None:
        store = self._workplace.store
        self._workplace.carry_out(
            self, "正在准备恢复密钥单", lambda _progress: sheets.make_sheet(store), then
        )

    def _have_out(self, made: NewSheet, why: str) -> bool:
        """Have a sheet printed; one that nobody wanted is made worthless again."""
        dialog = SheetDialog(self._workplace, made, why, self.window())
        is_out = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_out:
            self._workplace.status.tell(f"“{made.name}”已打好，请封存。")
            self._tell_changed()
        else:
            self._retire(made.name, "没有打印，密钥单和原来一样。")
        return is_out

    def _retire(self, name: str, told: str) -> None:
        store = self._workplace.store

        def finish(_none: Any) -> None:
            self._workplace.status.tell(told)
            self._tell_changed()

        self._workplace.carry_out(
            self,
            "正在更换密钥",
            lambda progress: sheets.retire_sheet(store, name, progress),
            finish,
        )

    def _tell_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        for button in (self.add_button, self.replace_button, self.retire_button):
            acts.addWidget(button)
        acts.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(SectionHeading("恢复密钥单", self))
        column.addWidget(help_line(_ABOUT, self))
        column.addWidget(self.used)
        column.addWidget(self.list)
        column.addLayout(acts)
