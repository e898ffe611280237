"""A round in its room: begun, sent out, taken back, closed (C7, C9)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions.cameras.rounds import findings_of
from models.ledgers.cameras.rounds import CAMERA_FINDINGS, CAMERA_ROUNDS
from models.store.ledger_file import Store
from tests.models.cameras.acts import change, now, row
from tests.ui.rooms.cameras.conftest import dialog_of
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.rooms.cameras.rounds_room import RoundRoom
from ui.workplace import Workplace


@pytest.fixture
def room(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Iterator[RoundRoom]:
    made = RoundRoom(workplace, window)
    made.resize(window.size())
    window.show()
    made.show()
    yield made
    made.leave()


def start(room: RoundRoom, window: QWidget) -> int:
    room.begin()
    dialog = dialog_of(window, SheetDialog)
    dialog.editors["village_id"].show_raw("东坪村")
    dialog.yes_button.click()
    current = room.current_id()
    assert current is not None
    return current


def test_round_is_begun_by_its_village_and_closed_by_what_is_chosen(
    room: RoundRoom, window: QWidget, store: Store, points: list[int]
) -> None:
    held = start(room, window)
    rows = findings_of(store, held)
    assert len(rows) == 4
    change(store, CAMERA_FINDINGS, rows[0].id, result="不在", looked_on="2021-06-20")
    change(store, CAMERA_FINDINGS, rows[1].id, result="不在", looked_on="2021-06-20")
    room.close_round()
    dialog = dialog_of(window, SheetDialog)
    assert [blank.card.label for blank in dialog._sheet.blanks] == [
        "不在：DP001 东坪1号",
        "不在：DP002 东坪2号",
    ]
    assert "没有查看的2个：DP003、DP004" in dialog._sheet.explained
    dialog.editors[f"finding{rows[0].id}"].show_raw("改为停用")
    dialog.yes_button.click()
    assert row(store, CAMERA_ROUNDS, held).state == "closed"
    assert now(store, points[0]) == ("2021-06-20", "stopped")
    assert now(store, points[1]) == ("2021-01-01", "normal")
    room.close_round()
    assert "已经完成" in room.workplace.status.text()


def test_round_without_a_village_is_asked_for_it(room: RoundRoom, window: QWidget) -> None:
    room.begin()
    dialog = dialog_of(window, SheetDialog)
    dialog.yes_button.click()
    assert dialog.complaints["village_id"].isVisible()
    dialog.reject()


def test_filled_book_of_a_round_is_written(
    room: RoundRoom, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    held = start(room, window)
    path = tmp_path / "盘点.xlsx"
    room.write_book(held, path)
    qtbot.waitUntil(path.exists)
