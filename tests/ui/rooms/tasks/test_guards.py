"""The small dialogs of a task say at once what may not be typed there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import filing
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.ui.rooms.tasks.test_verbs import DATED, Ids, task
from ui import say
from ui.ledger.files.taking import Owner, take_files
from ui.ledger.sheets.sheet_dialog import SheetDialog, ask
from ui.parts.guard_lines import SecrecyLine
from ui.rooms.tasks.verbs import entries
from ui.workplace import Workplace


def dialog_for(workplace: Workplace, store: Store, ids: Ids, window: QWidget) -> SheetDialog:
    window.show()
    sheet = entries.progress_sheet(store, task(store, ids[DATED]), workplace.office)
    return ask(workplace, sheet, window)


def test_number_is_advised_against_and_kept(
    window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = dialog_for(workplace, store, ids, window)
    dialog.editors["story"].show_raw("来电0855-8234567")
    assert dialog.guards["story"].text() == "这里像是电话号码，建议删去；导出时会自动遮盖。"
    (line,) = dialog.findChildren(SecrecyLine)
    assert not line.is_cut()
    dialog.accept()
    assert not dialog.isVisible()


def test_mark_is_said_under_its_field_once(
    window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = dialog_for(workplace, store, ids, window)
    dialog.editors["story"].show_raw("按机密★文件走访")
    assert "不能保存" in dialog.guards["story"].text()
    dialog.accept()
    assert dialog.isVisible()
    assert "密级标志“机密★”" in dialog.complaints["story"].text()
    assert dialog.guards["story"].isHidden()
    dialog.reject()


def test_file_with_a_mark_is_refused_in_words(
    window: QWidget,
    workplace: Workplace,
    store: Store,
    ids: Ids,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: told.append(sentence))
    path = tmp_path / "记录.txt"
    path.write_text("机密★1年\n走访记录", encoding="utf-8")
    window.show()
    take_files(workplace, Owner(TASKS, ids[DATED]), [path], window)
    qtbot.waitUntil(lambda: bool(told))
    assert "“记录.txt”带有密级标志“机密★1年”" in told[0]
    assert filing.files_of(store, TASKS, [ids[DATED]]) == {}
