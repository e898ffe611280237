"""Login, a forgotten password, the lock: nobody comes in without the right word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.store import keys, opening
from models.store.opening import open_ledger
from tests.ui.start.conftest import PASSWORD, Closed
from ui import say
from ui.background.desk import Desk
from ui.start.change_password import ChangePasswordDialog
from ui.start.forgotten import ForgottenPage
from ui.start.locking.lock_window import LockWindow
from ui.start.login import LoginPage
from ui.start.new_password import NewPassword, strength
from ui.start.new_sheet import NewSheetPage
from ui.start.opening import recover
from ui.start.password_line import CAPS_WORDS
from ui.start.places import KnownLedger


@pytest.fixture
def login(qtbot: QtBot, desk: Desk, ledger: Closed) -> LoginPage:
    page = LoginPage(desk, None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.show_ledgers([KnownLedger(str(ledger.folder), "示例乡 · 2021")])
    page.show()
    return page


def wrong_try(login: LoginPage, qtbot: QtBot) -> None:
    login.password.line.setText("not-the-one")
    qtbot.keyClick(login.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "再试" in login.complaint.text(), timeout=20_000)


def test_right_password_opens_the_ledger(login: LoginPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(login.password.line, PASSWORD)
    with qtbot.waitSignal(login.opened, timeout=20_000) as heard:
        qtbot.keyClick(login.password.line, Qt.Key.Key_Return)
    store = heard.args[0]
    assert store.account == "经办人"
    assert login.password.text() == ""
    store.close()


def test_wrong_tries_make_the_next_one_wait_longer(login: LoginPage, qtbot: QtBot) -> None:
    wrong_try(login, qtbot)
    assert "等1秒" in login.complaint.text()
    assert not login.open_button.isEnabled()
    login.brake._count_down()
    assert login.open_button.isEnabled()
    wrong_try(login, qtbot)
    assert "等2秒" in login.complaint.text()
    login.hide()


def test_waiting_is_not_shortened_by_leaving_the_page(login: LoginPage, qtbot: QtBot) -> None:
    wrong_try(login, qtbot)
    login.hide()
    login.show()
    assert not login.open_button.isEnabled()
    login.hide()


def test_ledger_open_elsewhere_is_refused_with_its_holder(
    login: LoginPage, ledger: Closed, qtbot: QtBot
) -> None:
    held = open_ledger(ledger.folder, PASSWORD)
    login.password.line.setText(PASSWORD)
    login.try_it()
    qtbot.waitUntil(lambda: "已经在另一个窗口里打开" in login.complaint.text(), timeout=20_000)
    assert login.open_button.isEnabled()
    held.close()


def test_caps_lock_is_noticed_while_typing(login: LoginPage, qtbot: QtBot) -> None:
    qtbot.keyClick(login.password.line, "A")
    assert login.complaint.text() == CAPS_WORDS
    qtbot.keyClick(login.password.line, "a")
    assert login.complaint.text() == ""


def test_password_is_shown_only_while_the_eye_is_open(login: LoginPage) -> None:
    assert login.password.line.echoMode() == login.password.line.EchoMode.Password
    login.password.eye.setChecked(True)
    assert login.password.line.echoMode() == login.password.line.EchoMode.Normal
    login.password.clear()
    assert login.password.line.echoMode() == login.password.line.EchoMode.Password


def test_ledger_opened_at_the_desk_can_be_closed_and_opened_again(
    login: LoginPage, ledger: Closed, qtbot: QtBot
) -> None:
    login.password.line.setText(PASSWORD)
    with qtbot.waitSignal(login.opened, timeout=20_000) as heard:
        login.try_it()
    heard.args[0].close()
    open_ledger(ledger.folder, PASSWORD).close()


def test_forgotten_password_is_reset_and_the_sheet_replaced(
    qtbot: QtBot, desk: Desk, ledger: Closed, tmp_path: Path
) -> None:
    page = ForgottenPage(desk, None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.show_ledger(ledger.folder, keys.account_names(ledger.folder))
    page.code.setText(ledger.code.lower().replace("-", ""))
    page.code.editingFinished.emit()
    assert page.code.text() == ledger.code
    page.password.first.line.setText("another-one")
    page.password.second.line.setText("another-one")
    with qtbot.waitSignal(page.recovered, timeout=20_000) as heard:
        page.reset()
    done, password = heard.args
    sheet = NewSheetPage(desk, done, password, None)  # type: ignore[arg-type]
    qtbot.addWidget(sheet)
    sheet.show()
    assert not sheet.finish_button.isEnabled()
    sheet.sheet.save(tmp_path / "密钥单.pdf")
    qtbot.waitUntil(lambda: sheet.sheet.is_out, timeout=20_000)
    for line, group in zip(sheet.sheet.proofs, sheet.sheet.asked_groups(), strict=True):
        line.setText(group)
    with qtbot.waitSignal(sheet.opened, timeout=20_000) as heard:
        sheet.finish()
    assert heard.args[0].account == "经办人"
    heard.args[0].close()
    opening.open_ledger(ledger.folder, "another-one").close()
    with pytest.raises(keys.WrongRecoveryCode):
        opening.open_with_code(ledger.folder, ledger.code)
    opening.open_with_code(ledger.folder, done.made.code).close()


def test_new_sheet_given_up_leaves_the_old_one_good(
    qtbot: QtBot, desk: Desk, ledger: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = recover(ledger.folder, ledger.code, "经办人", "another-one")
    sheet = NewSheetPage(desk, done, "another-one", None)  # type: ignore[arg-type]
    qtbot.addWidget(sheet)
    monkeypatch.setattr(say, "ask", lambda *_: False)
    assert not sheet.may_leave()
    monkeypatch.setattr(say, "ask", lambda *_: True)
    assert sheet.may_leave()
    opening.open_with_code(ledger.folder, ledger.code).close()
    opening.open_ledger(ledger.folder, "another-one").close()


def test_mistyped_code_is_complained_of_before_anything_happens(
    qtbot: QtBot, desk: Desk, ledger: Closed
) -> None:
    page = ForgottenPage(desk, None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.show_ledger(ledger.folder, ("经办人",))
    page.code.setText(ledger.code[:-1])
    page.reset()
    assert "应有30个字符" in page.complaint.text()
    assert not desk.is_busy


def test_new_password_must_be_long_and_the_same_twice(qtbot: QtBot) -> None:
    lines = NewPassword(None)  # type: ignore[arg-type]
    qtbot.addWidget(lines)
    lines.first.line.setText("short")
    assert "至少" in lines.complaint()
    lines.first.line.setText("long-enough")
    assert "不一样" in lines.complaint()
    lines.second.line.setText("long-enough")
    assert lines.complaint() == ""


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("", "至少"),
        ("abc", "太弱"),
        ("aaaaaaaaaaaa", "太弱"),
        ("abcdefgh", "一般"),
        ("abcdefgh12", "好"),
        ("Zongzhi-2021-Shili", "很好"),
    ],
)
def test_strength_grows_with_length_and_mixture(password: str, word: str) -> None:
    assert word in strength(password)[0]


def test_lock_opens_only_to_the_password(qtbot: QtBot, desk: Desk, ledger: Closed) -> None:
    store = open_ledger(ledger.folder, PASSWORD)
    lock = LockWindow(desk, store, "综治台账 · 示例乡")
    qtbot.addWidget(lock)
    lock.password.line.setText("not-the-one")
    lock.try_it()
    qtbot.waitUntil(lambda: "请等1秒再试" in lock.complaint.text(), timeout=20_000)
    assert not lock.unlock_button.isEnabled()
    lock.brake._count_down()
    lock.password.line.setText(PASSWORD)
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        lock.try_it()
    store.close()


def test_password_is_changed_in_the_open_ledger(
    qtbot: QtBot, desk: Desk, ledger: Closed, tmp_path: Path
) -> None:
    store = open_ledger(ledger.folder, PASSWORD)
    dialog = ChangePasswordDialog(desk, store, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.old.line.setText("not-the-one")
    for line in (dialog.new.first, dialog.new.second):
        line.line.setText("another-one")
    dialog.change()
    qtbot.waitUntil(lambda: "现在的密码不对" in dialog.complaint.text(), timeout=20_000)
    dialog.old.line.setText(PASSWORD)
    with qtbot.waitSignal(dialog.changed, timeout=20_000):
        dialog.change()
    store.close()
    open_ledger(ledger.folder, "another-one").close()
