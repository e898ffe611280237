"""A new account, another role for one, or a new password for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.actions.people import accounts
from models.actions.people.accounts import AccountLine
from models.actions.records import Refused
from models.ledger import Complaints
from models.ledgers.office.accounts import ACCOUNTS, ROLES, VILLAGE
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers
from ui.ledger.form.editor import Editor
from ui.ledger.form.editors import make_editor
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.heading import complaint_line, help_line
from ui.start.new_password import NewPassword
from ui.workplace import Workplace

_WIDTH = 460
_ROLE_HELP = (
    "经办人：登记和修改各本台账。领导（只读）、县级：只看，个人信息遮盖。"
    "村级录入：只看、只填本村的记录。管理员：经办人能做的都能做，还管账号、密钥和恢复。"
)
_PASSWORD_HELP = "把这个密码当面告诉本人，本人登录后在右上角“更改密码”。"  # noqa: S105  no secret


class AccountDialog(QDialog):
    """Asks ``keys`` of an account and, where ``has_password``, a password for it."""

    def __init__(
        self,
        workplace: Workplace,
        line: AccountLine | None,
        parent: QWidget,
        *,
        keys: tuple[str, ...] = ("name", "role", "village_id"),
        has_password: bool = True,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._line = workplace, line
        self.editors: dict[str, Editor] = {}
        self.complaints: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self.password = NewPassword(self) if has_password else None
        self.complaint = complaint_line("", self)
        self.save_button = primary_button("保存", self)
        self.save_button.clicked.connect(self.save)
        cancel = quiet_button("取消", self)
        cancel.clicked.connect(self.reject)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.TIGHT)
        for key in keys:
            self._add_blank(column, key)
        if self.password is not None:
            column.addWidget(self.password)
            column.addWidget(help_line(_PASSWORD_HELP, self))
        column.addWidget(self.complaint)
        column.addLayout(button_row(cancel, self.save_button))
        self.save_button.setDefault(True)
        self._show_line()

    def save(self) -> None:
        """Keep the account at the desk: drawing a key from a password takes its time."""
        raw = {key: editor.raw() for key, editor in self.editors.items()}
        reason = self.password.complaint() if self.password is not None else ""
        self._complain({}, reason)
        if reason:
            return
        self.save_button.setEnabled(False)
        keep = self._verb(raw)
        self._workplace.desk.start(
            lambda _progress: keep(), Answers(lambda _none: self.accept(), self._refuse)
        )

    def _verb(self, raw: dict[str, object]) -> Callable[[], Any]:
        store, line = self._workplace.store, self._line
        password = self.password.text() if self.password is not None else ""
        if raw.get("role") not in (VILLAGE, ROLES.label(VILLAGE)):
            raw |= {"village_id": None} if "role" in raw else {}
        if line is None:
            return lambda: accounts.add_account(store, raw, password)
        if not raw:
            return lambda: accounts.set_password_of(store, line.name, password)
        return lambda: accounts.change_account(store, line, raw)

    def _refuse(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, Refused):
            beside = [said for key, said in error.complaints.items() if key not in self.editors]
            self._complain(error.complaints, "".join(beside))
        elif isinstance(error, Trouble):
            self._complain({}, str(error))
        else:
            crash.report(error)

    def _complain(self, complaints: Complaints, beside: str) -> None:
        for key, label in self.complaints.items():
            label.setText(complaints.get(key, ""))
            label.setVisible(key in complaints)
            self.editors[key].mark(key in complaints)
        self.complaint.setText(beside)
        self._fit()

    def _show_line(self) -> None:
        line = self._line
        words = "新增账号" if line is None else f"账号“{line.name}”"
        self.setWindowTitle(words if self.editors else f"给“{line.name if line else ''}”设新密码")
        if line is not None:
            for key, editor in self.editors.items():
                editor.show_value(getattr(line, key))
        self._heed_role()

    def _heed_role(self) -> None:
        role = self.editors.get("role")
        is_village = role is not None and role.raw() in (VILLAGE, ROLES.label(VILLAGE))
        for widget in (self.editors.get("village_id"), self._labels.get("village_id")):
            if widget is not None:
                widget.setVisible(is_village)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words want: a wrapped label tells its height only for a width."""
        column = self.layout()
        assert column is not None
        column.invalidate()
        self.setFixedHeight(column.totalHeightForWidth(_WIDTH))

    def _add_blank(self, column: QVBoxLayout, key: str) -> None:
        card = ACCOUNTS.fields[key].card
        label = QLabel(f"{card.label}{' *' if card.required else ''}", self)
        editor = make_editor(self._workplace, card, self)
        label.setBuddy(editor.inner())
        complaint = complaint_line("", self)
        complaint.hide()
        self.editors[key], self.complaints[key], self._labels[key] = editor, complaint, label
        for widget in (label, editor, complaint):
            column.addWidget(widget)
        if key == "role":
            column.addWidget(help_line(_ROLE_HELP, self))
            editor.changed.connect(self._heed_role)
        column.addSpacing(spacing.TIGHT)
