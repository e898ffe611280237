"""账号和密钥 in the real window: accounts made and taken away, sheets printed before they count."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.actions.people import accounts, sheets
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import open_ledger, open_with_code
from ui import say
from ui.main_window import MainWindow
from ui.rooms.people.account_dialog import AccountDialog
from ui.rooms.people.page import PeoplePage
from ui.rooms.people.sheet_dialog import SheetDialog
from ui.rooms.settings.page import SettingsPage
from ui.start.places import WindowPlace

HIS = "小李的密码1234"


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.enter("settings")
    settings = window.findChild(SettingsPage)
    assert isinstance(settings, SettingsPage)
    settings.show_page("people")
    made = settings.page("people")
    assert isinstance(made, PeoplePage)
    return made


def names(page: PeoplePage) -> list[tuple[str, str]]:
    return [
        (page.lines.index(row, 0).data(), page.lines.index(row, 1).data())
        for row in range(page.lines.rowCount())
    ]


def mark(page: PeoplePage, name: str) -> None:
    row = [each for each, _ in names(page)].index(name)
    page.table.setCurrentIndex(page.lines.index(row, 0))


def filled(dialog: AccountDialog, **raw: str) -> AccountDialog:
    for key, value in raw.items():
        dialog.editors[key].show_raw(value)
    if dialog.password is not None:
        for line in (dialog.password.first, dialog.password.second):
            line.line.setText(HIS)
    return dialog


def test_account_is_made_in_the_dialog(
    page: PeoplePage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    dialog = filled(AccountDialog(window.workplace, None, window), name="小李", role="clerk")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.editors["village_id"].isVisible()
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.save()
    qtbot.waitUntil(lambda: ("小李", "经办人") in names(page))
    assert keys.account_names(store.folder) == ("经办人", "小李")


def test_complaints_stand_under_their_blanks(
    page: PeoplePage, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = AccountDialog(window.workplace, None, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert "至少要8个字符" in dialog.complaint.text()
    filled(dialog, name="经办人", role="village")
    assert dialog.editors["village_id"].isVisible()
    dialog.save()
    qtbot.waitUntil(dialog.complaints["village_id"].isVisible, timeout=20_000)
    filled(dialog, role="clerk")
    dialog.save()
    qtbot.waitUntil(lambda: "重复" in dialog.complaints["name"].text(), timeout=20_000)
    assert dialog.save_button.isEnabled()


def test_account_is_taken_away_after_asking(
    page: PeoplePage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.add_account(store, {"name": "小李", "role": "clerk"}, HIS)
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    mark(page, "经办人")
    assert not page.remove_button.isEnabled()
    mark(page, "小李")
    asked: list[say.Question] = []
    monkeypatch.setattr(say, "ask", lambda _parent, question: bool(asked.append(question)))
    page.remove()
    assert len(names(page)) == 2
    assert "旧备份" in asked[0].detail
    monkeypatch.setattr(say, "ask", lambda *_: True)
    page.remove()
    qtbot.waitUntil(lambda: keys.account_names(store.folder) == ("经办人",), timeout=20_000)
    qtbot.waitUntil(lambda: names(page) == [("经办人", "管理员")], timeout=20_000)
    qtbot.waitUntil(lambda: not page._workplace.desk.is_busy, timeout=20_000)


def test_new_sheet_counts_only_when_it_is_out(
    page: PeoplePage,
    store: Store,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def throw_away(dialog: SheetDialog) -> int:
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(SheetDialog, "exec", throw_away)
    page.sheets.add()
    qtbot.waitUntil(lambda: store.fact("sheets_made") == "2", timeout=20_000)
    qtbot.waitUntil(lambda: not page.sheets._workplace.desk.is_busy, timeout=20_000)
    QApplication.processEvents()
    assert sheets.sheet_names(store) == ["恢复密钥单"]

    codes: list[str] = []

    def have_out(dialog: SheetDialog) -> int:
        dialog.page.save(tmp_path / "单.pdf")
        qtbot.waitUntil(lambda: dialog.page.is_out, timeout=20_000)
        assert not dialog.done_button.isEnabled()
        for line, group in zip(dialog.page.proofs, dialog.page.asked_groups(), strict=True):
            line.setText(group)
        assert dialog.done_button.isEnabled()
        codes.append(dialog.page._code)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(SheetDialog, "exec", have_out)
    page.sheets.replace()
    qtbot.waitUntil(lambda: sheets.sheet_names(store) == ["恢复密钥单第3号"], timeout=20_000)
    qtbot.waitUntil(lambda: not page._workplace.desk.is_busy, timeout=20_000)
    QApplication.processEvents()
    store.close()
    open_with_code(store.folder, codes[0]).close()


def test_who_only_reads_finds_forms_locked_and_is_told_who_may(
    page: PeoplePage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    accounts.add_account(store, {"name": "王书记", "role": "leader"}, HIS)
    window.close()
    store.close()
    theirs = open_ledger(store.folder, HIS, "王书记")
    opened = MainWindow(theirs, window.workplace.desk)
    qtbot.addWidget(opened)
    opened.begin(WindowPlace())
    opened.rooms.show_record("tasks", 5)
    QApplication.processEvents()
    from ui.ledger.form.form_pane import FormPane

    panes = [pane for pane in opened.findChildren(FormPane) if pane.record is not None]
    assert "“领导（只读）”，不能修改台账。请由“经办人”或“管理员”登录" in panes[0].banner.text()
    assert not panes[0].save_button.isEnabled()
    opened.enter("settings")
    settings = opened.findChild(SettingsPage)
    assert isinstance(settings, SettingsPage)
    settings.show_page("people")
    people = settings.page("people")
    assert isinstance(people, PeoplePage)
    assert not people.add_button.isEnabled()
    assert not people.sheets.isVisible()
    assert "请由“管理员”登录后再做" in people.told.text()
    opened.close()
    theirs.close()


def test_record_tells_who_made_it_and_who_wrote_it_last(window: MainWindow, store: Store) -> None:
    from models.actions import finding, records
    from models.actions.records import Seen
    from models.ledgers.tasks.task import TASKS
    from ui.ledger.form.form_pane import FormPane, authors_of

    made = finding.one(store, TASKS, 5)
    records.keep(store, TASKS, {"remark": "改一改"}, Seen(5, made.revision))
    window.rooms.show_record("tasks", 5)
    QApplication.processEvents()
    panes = [pane for pane in window.findChildren(FormPane) if pane.record is not None]
    assert panes[0].state.text() == "经办人 2021-06-24 新增，经办人 2021-06-24 改"
    assert authors_of(None) == ""
