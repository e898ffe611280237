"""The intake dialog: looks at the desk, shows all errors at once, keeps whole, undoes whole."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from models.actions.finding import View, count
from models.exchange.workbooks.template import write_template
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from ui import say
from ui.intake.intake_dialog import IntakeDialog
from ui.intake.lines import State
from ui.workplace import Workplace

GOOD = [["350400000009", "新村", 3], ["350400000001", "示例村", None, None, 99]]
BAD = [["35x", "坏村", "很多"], ["350400000001", "示例村"], ["合计", None, 3]]


@pytest.fixture
def dialog(workplace: Workplace, window: QMainWindow, qtbot: QtBot) -> IntakeDialog:
    made = IntakeDialog(workplace, VILLAGES, window)
    qtbot.addWidget(made)
    made.show()
    return made


def filled(store: Store, path: Path, rows: list[list[Any]]) -> Path:
    write_template(store, VILLAGES, path)
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            book.worksheets[0].cell(number, column, value)
    book.save(path)
    return path


def look(dialog: IntakeDialog, qtbot: QtBot, path: Path) -> None:
    dialog.look_at(path)
    qtbot.waitUntil(lambda: dialog.plan is not None)


def told(dialog: IntakeDialog) -> list[str]:
    lines = dialog.preview.list.lines
    return [lines.line(row).html() for row in range(lines.rowCount())]


def test_good_file_is_kept_and_taken_back_from_the_status_line(
    dialog: IntakeDialog, workplace: Workplace, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    look(dialog, qtbot, filled(store, tmp_path / "a.xlsx", GOOD))
    assert dialog.keep_button.text() == "导入 2 个"
    assert any("<s>1234</s> <b>99</b>" in each for each in told(dialog))
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: workplace.status.text().startswith("已导入2个村"))
    assert count(store, VILLAGES, View()) == 2
    assert not dialog.isVisible()
    undo = next(b for b in workplace.status.findChildren(QPushButton) if b.text() == "撤销")
    undo.click()
    qtbot.waitUntil(lambda: "已撤销" in workplace.status.text())
    assert count(store, VILLAGES, View()) == 1


def test_all_errors_stand_first_and_nothing_can_be_kept(
    dialog: IntakeDialog, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    look(dialog, qtbot, filled(store, tmp_path / "a.xlsx", BAD))
    assert not dialog.keep_button.isEnabled()
    assert dialog.return_button.isVisible()
    assert dialog.preview.list.lines.rowCount() == 2
    assert "一行也不会只导一半" in dialog.preview.verdict.text()
    dialog.preview.buttons[State.SKIPPED].click()
    assert told(dialog) == ["合计行，不导入。"]
    dialog.preview.buttons[None].click()
    assert dialog.preview.list.lines.rowCount() == 4


def test_file_goes_back_marked(
    dialog: IntakeDialog, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    look(dialog, qtbot, filled(store, tmp_path / "a.xlsx", BAD))
    dialog.save_marked(tmp_path / "back.xlsx")
    qtbot.waitUntil((tmp_path / "back.xlsx").exists)
    qtbot.waitUntil(lambda: "back.xlsx" in dialog._said.text())


def test_template_is_handed_out(dialog: IntakeDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.save_template(tmp_path / "t.xlsx")
    qtbot.waitUntil(lambda: "t.xlsx" in dialog._said.text())
    assert (tmp_path / "t.xlsx").exists()


def test_file_that_cannot_be_taken_is_told_and_the_dialog_stays(
    dialog: IntakeDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: said.append(sentence))
    dialog.look_at(tmp_path / "坏.xlsx")
    qtbot.waitUntil(lambda: bool(said))
    assert "已损坏" in said[0]
    assert dialog.plan is None
    assert dialog.file_page.isVisible()


def test_dropped_file_is_looked_at(
    dialog: IntakeDialog, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    path = filled(store, tmp_path / "a.xlsx", GOOD)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.file_page.drop_area.dropEvent(event)
    qtbot.waitUntil(lambda: dialog.plan is not None)


def test_preview_is_drawn_and_another_file_begins_anew(
    dialog: IntakeDialog, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    look(dialog, qtbot, filled(store, tmp_path / "a.xlsx", GOOD))
    assert not dialog.grab().isNull()
    dialog.again_button.click()
    assert dialog.plan is None
    assert dialog.file_page.isVisible()
    assert not dialog.keep_button.isVisible()
