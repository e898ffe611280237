"""After a lost password: the unsealed sheet is replaced before the ledger opens (I3)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.store.ledger_file import Store
from ui import say
from ui.background.desk import Desk
from ui.background.waiting_dialog import carry_out
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button
from ui.parts.heading import page_title
from ui.start.opening import Recovered, finish_recovery
from ui.start.wizard.sheet_page import SheetPage

_WHY = (
    "新密码已经设好。旧的密钥单拆开过，不能再用：请打印这份新的（或存成 PDF 拿到别处打印），"
    "装进信封封好，交原来的保管人。点“完成”以后，旧密钥单作废，请撕掉。"
)
_LEAVE = (
    "新密钥单还没有换好。现在离开，新密码照样有效，旧密钥单也还能用；下次登录后，今日页会提醒换新。"
)


class NewSheetPage(QWidget):
    """``opened(store)`` once the new sheet is out, the old one worthless and the ledger open."""

    opened = Signal(object)

    def __init__(self, desk: Desk, done: Recovered, password: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._password = desk, password
        self._done: Recovered | None = done
        self.sheet = SheetPage(desk, self)
        self.sheet.ready_changed.connect(self._allow)
        self.finish_button = primary_button("完成", self)
        self.finish_button.clicked.connect(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(0, spacing.WIDE, 0, spacing.WIDE))
        column.setSpacing(spacing.SMALL)
        column.addWidget(page_title("换一份新的恢复密钥单", self))
        column.addWidget(self.sheet, 1)
        column.addLayout(button_row(self.finish_button))
        self.sheet.show_code(done.store, done.made.code, _WHY, done.made.name)
        self._allow()

    def finish(self) -> None:
        """Make the old sheet worthless and open the ledger."""
        done, password = self._done, self._password
        if done is None or not self.sheet.is_ready():
            return
        carry_out(
            self,
            self._desk,
            "正在作废旧的恢复密钥单",
            lambda progress: finish_recovery(done, password, progress),
            self._open,
        )

    def may_leave(self) -> bool:
        """Ask before the page is given up; the ledger is closed."""
        if self._done is None:
            return True
        if not say.ask(self, say.Question(_LEAVE, "离开", "留在这里")):
            return False
        self._done.store.close()
        self._done = None
        return True

    def _open(self, store: Any) -> None:
        assert isinstance(store, Store)
        self._done = None
        self.opened.emit(store)

    def _allow(self) -> None:
        self.finish_button.setEnabled(self.sheet.is_ready())
