"""The line above the rooms: which ledger this is, the search, and whose it is."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from models.actions import undoing
from models.store.ledger_file import Store
from ui.look import fonts, spacing
from ui.look.icons import icon
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.rooms.search.box import SearchBox
from ui.workplace import Workplace


class TopBar(QFrame):
    """Says what the account menu asks for."""

    password_wanted = Signal()
    lock_wanted = Signal()
    leave_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, title: str, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._store: Store = workplace.store
        self.title = ElideLabel(title, self)
        self.title.setFont(fonts.section_font())
        self.search = SearchBox(workplace, self)
        self.account = quiet_button(self._store.account, self, "user")
        self.menu = QMenu(self)
        self.undo = self._action("undo", "撤销", self.undo_wanted)
        self.redo = self._action("redo", "重做", self.redo_wanted)
        self.menu.addSeparator()
        self.password = self._action("key", "更改密码", self.password_wanted)
        self.lock = self._action("lock", "锁定", self.lock_wanted, "Ctrl+L")
        self.menu.addSeparator()
        self.leave = self._action("log-out", "退出", self.leave_wanted)
        self.account.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.name_undo)
        if self._store.is_sample:
            self.password.setVisible(False)
            self.lock.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.INSIDE, 6, spacing.INSIDE, 6)
        row.setSpacing(spacing.INSIDE)
        row.addWidget(self.title, 1)
        row.addWidget(self.search)
        row.addWidget(self.account)

    def name_undo(self) -> None:
        """Say what 撤销 and 重做 would do now."""
        for action, verb, done in (
            (self.undo, "撤销", undoing.can_undo(self._store)),
            (self.redo, "重做", undoing.can_redo(self._store)),
        ):
            named = done.action.removeprefix("撤销：") if done is not None else ""
            action.setText(f"{verb}：{named}" if named else f"没有可以{verb}的操作")
            action.setEnabled(done is not None)

    def _action(self, drawn: str, words: str, signal: SignalInstance, keys: str = "") -> QAction:
        action = QAction(icon(drawn), words, self)
        if keys:
            action.setShortcut(keys)
        action.triggered.connect(lambda _=False: signal.emit())
        self.menu.addAction(action)
        self.addAction(action)
        return action
