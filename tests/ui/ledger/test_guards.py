"""The form says at once what may not be typed, and keeps the true text that lists cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import drafts, finding, records
from models.actions.door import work
from models.actions.finding import View
from models.actions.people import accounts
from models.actions.records import Seen
from models.ledger import Ledger, all_ledgers
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from ui import say
from ui.background.desk import Desk
from ui.intake.intake_dialog import IntakeDialog
from ui.ledger.acts.bulk import BulkDialog
from ui.ledger.acts.reason import ReasonDialog
from ui.ledger.form.form_pane import FormPane
from ui.ledger.page import LedgerPage
from ui.parts.guard_lines import SECRECY, SecrecyLine
from ui.workplace import Workplace

PHONE, MARK = "13800138000", "机密★1年"


def row_of(page: LedgerPage, key: str) -> Any:
    return page.record.pane.form.rows[key]


def type_into(page: LedgerPage, key: str, text: str) -> None:
    row = row_of(page, key)
    row.editor.show_raw(text)
    page.record.pane.form.changed.emit()


def test_number_of_a_person_is_advised_against_and_does_not_stop_saving(page: LedgerPage) -> None:
    wanted = page.list.model.ids[0]
    page.list.table.select_id(wanted)
    type_into(page, "requirement", f"联系人{PHONE}，每月排查")
    guard = row_of(page, "requirement").guard
    assert not guard.isHidden()
    assert guard.text() == "这里像是手机号，建议删去；导出时会自动遮盖。"
    assert page.record.pane.save()
    kept = finding.one(page.workplace.store, TASKS, wanted)
    assert kept is not None
    assert PHONE in kept.requirement


def test_advice_goes_when_the_number_is_gone(page: LedgerPage) -> None:
    page.list.table.select_id(page.list.model.ids[0])
    type_into(page, "requirement", PHONE)
    type_into(page, "requirement", "每月排查")
    assert row_of(page, "requirement").guard.isHidden()
    assert row_of(page, "title").guard is None  # a field that never needed one has none


def test_number_in_figures_and_days_is_not_advised_against(page: LedgerPage) -> None:
    page.list.table.select_id(page.list.model.ids[0])
    type_into(page, "requirement", "2021-06-30 2021-07-31，区划代码350400000009，经费13800138000元")
    assert row_of(page, "requirement").guard is None


def test_mark_is_said_while_it_is_typed_and_stops_saving(page: LedgerPage) -> None:
    wanted = page.list.model.ids[0]
    page.list.table.select_id(wanted)
    type_into(page, "requirement", f"按{MARK}文件落实")
    row = row_of(page, "requirement")
    assert "涉密内容不得录入本机" in row.guard.text()
    assert not page.record.pane.save()
    assert MARK in row.complaint.text()
    assert row.guard.isHidden()  # said once
    assert row.raw() == f"按{MARK}文件落实"
    assert MARK not in str(finding.one(page.workplace.store, TASKS, wanted))
    page.record.pane.set_aside()
    kept = drafts.look_up(page.workplace.store, drafts.place_of(TASKS.name, wanted))
    assert kept is None or MARK not in str(kept.typed)


def test_list_shows_the_number_covered_and_the_editor_keeps_the_true_text(
    page: LedgerPage, qtbot: QtBot
) -> None:
    store, wanted = page.workplace.store, page.list.model.ids[0]
    records.keep(store, TASKS, {"title": f"走访{PHONE}"}, Seen(wanted, 1))
    page.list.table.select_id(wanted)

    def shown() -> str:
        model = page.list.model
        cells = (model.index(0, column) for column in range(model.columnCount()))
        return " ".join(str(cell.data(Qt.ItemDataRole.DisplayRole)) for cell in cells)

    qtbot.waitUntil(lambda: "走访" in shown())
    assert "138****8000" in shown()
    assert PHONE not in shown()
    page.record.pane.read_again()
    assert row_of(page, "title").raw() == f"走访{PHONE}"
    type_into(page, "person", "张某")  # another field is changed: the title is not written back
    assert page.record.pane.save()
    after = finding.one(store, TASKS, wanted)
    assert after is not None
    assert after.title == f"走访{PHONE}"
    assert after.person == "张某"


def test_text_that_nobody_types_is_covered_until_it_is_opened(page: LedgerPage) -> None:
    store, wanted = page.workplace.store, page.list.model.ids[0]
    with work(store, "重开") as piece:
        piece.change(TASKS, wanted, {"reopen_note": f"来电{PHONE}"})
    page.list.table.select_id(wanted)
    page.record.pane.read_again()
    row = row_of(page, "reopen_note")
    assert row.plain.text() == "来电138****8000"
    row.opener.click()
    assert row.plain.text() == f"来电{PHONE}"


@pytest.mark.parametrize("ledger", list(all_ledgers()), ids=lambda ledger: ledger.name)
def test_every_entry_form_says_what_may_not_be_typed(
    window: QWidget, workplace: Workplace, ledger: Ledger
) -> None:
    pane = FormPane(workplace, ledger, window)
    assert [each.text() for each in pane.findChildren(SecrecyLine)] == [SECRECY]
    pane.drafts.throw_away()


@pytest.mark.parametrize(
    "make",
    [
        lambda workplace, window: BulkDialog(workplace, TASKS, 3, window),
        lambda workplace, window: IntakeDialog(workplace, TASKS, window),
        lambda _workplace, window: ReasonDialog(window, "为什么？", "删除"),
    ],
    ids=["bulk", "intake", "reason"],
)
def test_every_dialog_with_text_says_it_in_one_line(
    window: QWidget, workplace: Workplace, make: Callable[[Workplace, QWidget], QWidget]
) -> None:
    dialog = make(workplace, window)
    dialog.show()
    (line,) = dialog.findChildren(SecrecyLine)
    assert not line.is_cut()
    assert line.height() <= 2 * line.fontMetrics().height()
    dialog.close()


def test_line_is_whole_beside_the_list_on_the_usual_screen(page: LedgerPage) -> None:
    page.window().resize(1262, 700)
    page.list.table.select_id(page.list.model.ids[0])
    (line,) = page.record.pane.findChildren(SecrecyLine)
    assert line.isVisible()
    assert not line.is_cut()
    assert line.height() <= 2 * line.fontMetrics().height()


def test_leader_reads_the_text_covered_and_may_not_open_it(
    store: Store, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: told.append(sentence))
    wanted = finding.all_ids(store, TASKS, View())[0]
    records.keep(store, TASKS, {"requirement": f"来电{PHONE}"}, Seen(wanted, 1))
    accounts.add_account(store, {"name": "王书记", "role": "leader"}, "别人的密码6688")
    store.close()
    leaders = open_ledger(store.folder, "别人的密码6688", "王书记")
    desk = Desk(window)
    workplace = Workplace(leaders, desk, say.StatusLine(window), window)
    pane = FormPane(workplace, TASKS, window)
    pane.show_record(finding.one(leaders, TASKS, wanted))
    row = pane.form.rows["requirement"]
    assert row.plain.text() == "来电138****8000"
    assert row.editor is not None
    assert row.editor.isHidden()
    row.opener.click()
    assert "个人信息" in told[0]
    assert row.is_covered
    workplace.leave()
    desk.close()
    leaders.close()
