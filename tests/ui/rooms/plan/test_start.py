"""A plan is chosen: file, dropped file, pasted text, ready plan; troubles stay on the page."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from models.exchange.plan.outline import Outline
from models.exchange.plan.templates import list_templates
from models.progress import Progress
from tests.models.plan.places import REAL_PLAN
from tests.ui.rooms.plan.conftest import wait_for_page
from ui.rooms.plan.plan_room import PlanRoom


def test_the_real_plan_is_counted_on_the_strip(room: PlanRoom, qtbot: QtBot) -> None:
    room.read_file(REAL_PLAN)
    wait_for_page(room, room.confirm, qtbot)
    assert room.confirm.counts.text() == "71 项 · 27 处时限 · 2 处待核对"
    assert room.confirm.noise_button.text() == "略去 3 行"
    assert room.confirm.save_button.text() == "保存为任务（70 项）"


def test_a_file_dropped_on_the_page_is_read(room: PlanRoom, qtbot: QtBot) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(REAL_PLAN))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    room.start.dropEvent(drop)
    wait_for_page(room, room.confirm, qtbot)


def test_a_ready_plan_is_loaded_in_one_click(room: PlanRoom, qtbot: QtBot) -> None:
    room.start.template_chosen.emit(list_templates()[0].name)
    wait_for_page(room, room.confirm, qtbot)
    assert len(room.working.outline.items) == 71


def test_the_year_typed_goes_before_the_year_found(room: PlanRoom, qtbot: QtBot) -> None:
    room.start.year.setText("2022")
    room.read_pasted("2021年方案\n一、巡逻（完成时限：年内）")
    wait_for_page(room, room.confirm, qtbot)
    assert room.confirm.head.year.value() == 2022


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.txt", b"", "没有文字"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("坏.docx", b"PK\x03\x04xxxx", "已损坏"),
    ],
)
def test_a_bad_file_is_told_on_the_page(
    room: PlanRoom, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    room.read_file(path)
    qtbot.waitUntil(room.start.trouble.isVisible)
    assert said in room.start.trouble.text()
    assert not room.start.flat_button.isVisible()
    assert room.pages.currentWidget() is room.start


def test_a_text_without_numbers_can_be_listed_by_lines(room: PlanRoom, qtbot: QtBot) -> None:
    room.paste.edit.setPlainText("加强巡逻\n建调解室\n")
    qtbot.mouseClick(room.paste.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(room.start.flat_button.isVisible)
    qtbot.mouseClick(room.start.flat_button, Qt.MouseButton.LeftButton)
    wait_for_page(room, room.confirm, qtbot)
    titles = [item.title for item in room.working.outline.items]
    assert "建调解室" in titles


def test_reading_can_be_cancelled(room: PlanRoom, qtbot: QtBot) -> None:
    begun = threading.Event()

    def read_long(progress: Progress) -> Outline:
        while True:
            progress.step(1, 3, "正在读取文字")
            begun.set()

    room._read(read_long)
    qtbot.waitUntil(lambda: begun.is_set() and room.start.note.text() == "正在读取文字")
    assert not room.start.drop_area.isEnabled()
    qtbot.mouseClick(room.start.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(room.start.drop_area.isEnabled)
    assert not room.start.cancel_button.isVisible()
