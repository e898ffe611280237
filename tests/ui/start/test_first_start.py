"""The first start: from the division table to a founded ledger, never without its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.actions import finding
from models.actions.finding import View
from models.divisions import Level, load_sample
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.opening import open_ledger
from tests.ui.start.conftest import PASSWORD, Closed
from ui import say
from ui.background.desk import Desk
from ui.parts.guard_lines import SECRECY, SecrecyLine
from ui.start.wizard.first_start import FirstStart

PASTED = "村名\t自然村\t户数\t人口\n石桥村\t大屋\t40\t160\n石桥村\t小屋\t20\t80\n天外村\t\t1\t2\n"


@pytest.fixture
def wizard(qtbot: QtBot, desk: Desk) -> Iterator[FirstStart]:
    made = FirstStart(desk, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(900, 620)
    made.use(load_sample())
    made.show()
    yield made
    store = made.take_store()
    if store is not None:
        store.close()


def go_to_account(wizard: FirstStart, folder: Path) -> None:
    wizard.township.choose("369921200")
    wizard.go_on()
    wizard.go_on()
    wizard.account.folder.setText(str(folder))
    for line in (wizard.account.password.first, wizard.account.password.second):
        line.line.setText(PASSWORD)


def found_it(wizard: FirstStart, folder: Path, qtbot: QtBot) -> None:
    go_to_account(wizard, folder)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.stack.currentWidget() is wizard.sheet, timeout=30_000)


def test_township_is_found_by_typing_and_its_villages_are_ticked(
    wizard: FirstStart, qtbot: QtBot
) -> None:
    assert not wizard.next_button.isEnabled()
    wizard.township.direct.insert("示例乡")
    qtbot.keyClick(wizard.township.direct.popup(), Qt.Key.Key_Return)
    assert wizard.township.steps[Level.PROVINCE].text() == "江西省"
    assert wizard.township.steps[Level.TOWNSHIP].code() == "369921200"
    assert len(wizard.township.villages.ticked()) == 8
    assert wizard.next_button.isEnabled()


def test_steps_with_one_choice_go_by_themselves(wizard: FirstStart, qtbot: QtBot) -> None:
    province = wizard.township.steps[Level.PROVINCE]
    qtbot.keyClicks(province, "jx")
    qtbot.keyClick(province.popup(), Qt.Key.Key_Return)
    assert wizard.township.steps[Level.TOWNSHIP].text() == "示例乡"


def test_village_taken_out_is_not_founded(wizard: FirstStart) -> None:
    wizard.township.choose("369921200")
    model = wizard.township.villages
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    wizard.go_on()
    assert "369921200201" not in [each.code for each in wizard.answers.villages]
    assert len(wizard.answers.villages) == 7


def test_doubtful_lines_are_named_and_left_out(wizard: FirstStart, qtbot: QtBot) -> None:
    wizard.township.choose("369921200")
    wizard.go_on()
    QGuiApplication.clipboard().setText(PASTED)
    qtbot.mouseClick(wizard.figures.paste_button, Qt.MouseButton.LeftButton)
    assert "天外村" in wizard.figures.complaints.toPlainText()
    assert "认出1个村" in wizard.figures.told.text()
    wizard.go_on()
    assert len(wizard.answers.counted) == 2


def test_folder_is_refused_where_it_is_chosen(
    wizard: FirstStart, ledger: Closed, tmp_path: Path
) -> None:
    go_to_account(wizard, ledger.folder)
    wizard.go_on()
    assert "已经有一本台账" in wizard.account.folder_complaint.text()
    assert wizard.stack.currentWidget() is wizard.account
    wizard.account.folder.setText(str(tmp_path / "fresh"))
    assert wizard.account.check_folder() == ""
    assert not (tmp_path / "fresh").exists()


def test_ledger_is_founded_and_opened_only_with_its_sheet(
    wizard: FirstStart, tmp_path: Path, qtbot: QtBot
) -> None:
    found_it(wizard, tmp_path / "ledger", qtbot)
    assert not wizard.next_button.isEnabled()
    assert not wizard.back_button.isVisible()
    for line, group in zip(wizard.sheet.proofs, wizard.sheet.asked_groups(), strict=True):
        line.setText(group.lower())
    assert not wizard.next_button.isEnabled()
    wizard.sheet.save(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: wizard.sheet.is_out, timeout=30_000)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert wizard.next_button.isEnabled()
    wizard.go_on()
    with qtbot.waitSignal(wizard.founded) as heard:
        wizard.last.plan_button.click()
    store, room = heard.args
    assert room == "plan"
    assert finding.count(store, VILLAGES, View()) == 8
    store.close()
    open_ledger(tmp_path / "ledger", PASSWORD).close()


def test_miscopied_group_is_pointed_out(wizard: FirstStart, tmp_path: Path, qtbot: QtBot) -> None:
    found_it(wizard, tmp_path / "ledger", qtbot)
    wizard.sheet.proofs[0].setText("00000")
    assert "抄得不对" in wizard.sheet.complaint.text()
    assert not wizard.sheet.is_ready()


def test_figures_pasted_are_in_the_ledger(wizard: FirstStart, tmp_path: Path, qtbot: QtBot) -> None:
    wizard.township.choose("369921200")
    wizard.go_on()
    wizard.figures.take(PASTED)
    wizard.go_on()
    wizard.account.folder.setText(str(tmp_path / "ledger"))
    for line in (wizard.account.password.first, wizard.account.password.second):
        line.line.setText(PASSWORD)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.stack.currentWidget() is wizard.sheet, timeout=30_000)
    store = wizard.take_store()
    assert store is not None
    assert [r.name for r in finding.every_row(store, NATURAL_VILLAGES, View())] == ["大屋", "小屋"]
    store.close()


def test_leaving_without_the_sheet_takes_the_ledger_off_the_disk(
    wizard: FirstStart, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_it(wizard, tmp_path / "ledger", qtbot)
    answers: list[bool] = [False, True]
    monkeypatch.setattr(say, "ask", lambda *_: answers.pop(0))
    assert not wizard.may_leave()
    assert (tmp_path / "ledger" / "ledger.db").exists()
    assert wizard.may_leave()
    assert not (tmp_path / "ledger").exists()


def test_enter_goes_on_and_back_leaves_from_the_first_page(
    wizard: FirstStart, qtbot: QtBot
) -> None:
    wizard.township.choose("369921200")
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    assert wizard.stack.currentWidget() is wizard.figures
    wizard.go_back()
    with qtbot.waitSignal(wizard.left):
        wizard.go_back()


def test_nothing_stands_outside_a_small_window(wizard: FirstStart, tmp_path: Path) -> None:
    wizard.resize(860, 480)
    wizard.township.choose("369921200")
    for _ in range(3):
        QApplication.processEvents()
        assert wizard.width() <= 860
        assert wizard.height() <= 480
        page: Any = wizard.stack.currentWidget()
        assert page.minimumSizeHint().height() <= page.height()
        wizard.go_on()


def test_each_page_before_the_sheet_says_what_may_not_be_typed(wizard: FirstStart) -> None:
    (line,) = wizard.findChildren(SecrecyLine)
    assert line.text() == SECRECY
    for _ in range(2):
        assert line.isVisible()
        assert not line.is_cut()
        wizard.township.choose("369921200")
        wizard.go_on()


def test_pasted_list_of_people_is_refused_by_name(wizard: FirstStart) -> None:
    wizard.township.choose("369921200")
    wizard.go_on()
    wizard.figures.take("村名\t姓名\t身份证号\n石桥村\t李某\tx")
    assert "身份证号" in wizard.figures.complaints.toPlainText()
    assert wizard.figures.read.rows == ()
