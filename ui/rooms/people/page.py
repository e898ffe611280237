"""账号和密钥: the accounts of this ledger and its recovery sheets, for who manages them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.actions.people import accounts
from models.actions.people.accounts import AccountLine
from models.actions.people.rights import NotAllowed, Right, may
from models.actions.settings import put_settings
from ui import say
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import quiet_button
from ui.parts.heading import SectionHeading, help_line
from ui.rooms.people.account_dialog import AccountDialog
from ui.rooms.people.accounts_model import AccountsModel
from ui.rooms.people.sheets_box import SheetsBox
from ui.start.locking.idle import DEFAULT_MINUTES, IDLE_MINUTES
from ui.workplace import Workplace

_ABOUT = "每人一个账号和密码，记录里写明是谁做的。移除的账号不能再打开这本台账，旧密码也不行。"
_TABLE_ROWS = 5
_LONGEST_IDLE = 120


class PeoplePage(QWidget):
    """Every change is written at once; who does not manage is told who does."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.lines = AccountsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.lines)
        self.told = help_line(_ABOUT, self)
        self.add_button = quiet_button("新增账号", self, "plus")
        self.add_button.clicked.connect(self.add)
        self.change_button = quiet_button("改身份", self, "edit")
        self.change_button.clicked.connect(self.change)
        self.password_button = quiet_button("设新密码", self, "key")
        self.password_button.clicked.connect(self.set_password)
        self.remove_button = quiet_button("移除", self, "trash")
        self.remove_button.clicked.connect(self.remove)
        self.sheets = SheetsBox(workplace, self)
        self.idle = QSpinBox(self, minimum=0, maximum=_LONGEST_IDLE)
        self.idle.setSuffix(" 分钟")
        self.idle.setSpecialValueText("不锁定")
        self.idle.setAccessibleName("多久没人动就锁定")
        self.idle.editingFinished.connect(self.keep_idle)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._allow)
        workplace.records_changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        """Show accounts and sheets as they stand; the same row stays marked."""
        row = self.table.currentIndex().row()
        store, office = self._workplace.store, self._workplace.office
        self.lines.show_lines(accounts.account_lines(store), office)
        self.table.setCurrentIndex(self.lines.index(max(min(row, self.lines.rowCount() - 1), 0), 0))
        self.idle.setValue(office.days(IDLE_MINUTES, DEFAULT_MINUTES))
        is_manager = may(office, Right.MANAGE)
        self.told.setText(_ABOUT if is_manager else str(NotAllowed(Right.MANAGE, office.role)))
        self.sheets.setVisible(is_manager)
        if is_manager:
            self.sheets.refresh()
        self._allow()

    def chosen(self) -> AccountLine | None:
        """The account pointed at."""
        row = self.table.currentIndex().row()
        return self.lines.line(row) if 0 <= row < self.lines.rowCount() else None

    def add(self) -> None:
        """Make a new account."""
        if self._ask(AccountDialog(self._workplace, None, self.window())):
            self._workplace.status.tell("账号已新增。请当面把密码告诉本人。")

    def change(self) -> None:
        """Give the chosen account another role."""
        line = self.chosen()
        if line is None:
            return
        dialog = AccountDialog(
            self._workplace,
            line,
            self.window(),
            keys=("role", "village_id"),
            has_password=False,
        )
        if self._ask(dialog):
            self._workplace.status.tell(f"账号“{line.name}”已改。")

    def set_password(self) -> None:
        """Give the chosen account a new password."""
        line = self.chosen()
        if line is None:
            return
        if self._ask(AccountDialog(self._workplace, line, self.window(), keys=())):
            self._workplace.status.tell(f"“{line.name}”的密码已重设，旧密码不能用了。")

    def remove(self) -> None:
        """Take the chosen account away, after asking."""
        line, store = self.chosen(), self._workplace.store
        if line is None:
            return
        question = say.Question(
            f"移除账号“{line.name}”？",
            "移除",
            detail="移除以后，这个账号的密码再也打不开这本台账。它做过的记录都留着。"
            "本机和插着的备份盘上的备份也不再认它；拷到别处的旧备份不受影响，请一并收回。",
            destructive=True,
        )
        if not say.ask(self.window(), question):
            return

        def finish(_none: Any) -> None:
            self._workplace.status.tell(f"账号“{line.name}”已移除。")
            self.refresh()

        self._workplace.carry_out(
            self,
            "正在移除账号并更换密钥",
            lambda progress: accounts.remove_account(store, line, progress),
            finish,
        )

    def keep_idle(self) -> None:
        """Keep after how long the screen locks."""
        wanted = self.idle.value()
        if wanted == self._workplace.office.days(IDLE_MINUTES, DEFAULT_MINUTES):
            return
        store = self._workplace.store
        if not self._workplace.attempt(
            self.window(), lambda: put_settings(store, {IDLE_MINUTES: str(wanted)})
        ):
            self.refresh()

    def _ask(self, dialog: AccountDialog) -> bool:
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        self.refresh()
        return is_done

    def _allow(self) -> None:
        line, is_manager = self.chosen(), may(self._workplace.office, Right.MANAGE)
        self.add_button.setEnabled(is_manager)
        self.change_button.setEnabled(is_manager and line is not None)
        for button in (self.password_button, self.remove_button):
            button.setEnabled(is_manager and line is not None and not line.is_here)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"accounts", "settings"}:
            self.refresh()

    def _lay_out(self) -> None:
        dress_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.setFixedHeight((_TABLE_ROWS + 1) * spacing.ROW_HEIGHT + 4)
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        for button in (
            self.add_button,
            self.change_button,
            self.password_button,
            self.remove_button,
        ):
            acts.addWidget(button)
        acts.addStretch()
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(SectionHeading("账号", self))
        for widget in (self.told, self.table):
            column.addWidget(widget)
        column.addLayout(acts)
        column.addWidget(self.sheets)
        column.addWidget(SectionHeading("自动锁定", self))
        column.addLayout(self._idle_line())
        column.addStretch()
        area = QScrollArea(self, widgetResizable=True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _idle_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(spacing.SMALL)
        line.addWidget(self.idle)
        line.addWidget(help_line("没有人动键盘鼠标，就锁定屏幕，输入密码继续。", self), 1)
        return line
