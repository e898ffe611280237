"""One meeting is filed as evidence in three steps, and the task shows it (job 3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.actions import filing, finding, records
from models.actions.daily import proving
from models.actions.daily.proving import NewFile
from models.actions.finding import View
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.work.activities import ACTIVITIES
from models.store.ledger_file import Store
from ui.ledger.panels.proofs import ProofsPanel
from ui.rooms.activities.room import ActivityRoom
from ui.rooms.tasks.panels.papers_panel import PapersPanel
from ui.rooms.tasks.panels.proof_lines import ProofLine
from ui.workplace import Workplace

MEETING = {"on_day": "2021-06-10", "activity_kind": "议稳会", "topic": "六月议稳会"}


@pytest.fixture
def room(workplace: Workplace, window: QWidget) -> Iterator[ActivityRoom]:
    made = ActivityRoom(workplace, window)
    window.resize(1262, 660)
    made.resize(1262, 640)
    window.show()
    yield made
    made.leave()


def drop(room: ActivityRoom, paths: list[Path]) -> None:
    """What the clerk drags from the desktop."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    room.dragEnterEvent(enter)
    assert enter.isAccepted()
    room.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def links(panel: QWidget) -> list[QPushButton]:
    return [each for each in panel.findChildren(QPushButton) if not each.isHidden()]


def told(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def test_meeting_is_filed_in_three_steps(
    qtbot: QtBot, room: ActivityRoom, store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("六月议稳会记录.txt", "签到表.txt", "现场.txt")]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    drop(room, paths)  # one
    qtbot.waitUntil(lambda: len(room.extras.files) == 3)
    form = room.record.pane.form
    assert form.raw()["activity_kind"] == "stability_meeting"  # told by the file's name
    assert room.extras.task_ids() == [ids["2.2.1"]]  # ticked in plain sight
    form.rows["topic"].editor.show_raw("六月议稳会")  # typed for the first time: no step
    room.record.pane.save_button.click()  # two
    (row,) = finding.every_row(store, ACTIVITIES, View())
    assert row.topic == "六月议稳会"
    assert len(filing.files_of(store, ACTIVITIES, [row.id])[row.id]) == 3
    assert [tied.task.code for tied in proving.tasks_of(store, ACTIVITIES, row.id)] == ["2.2.1"]
    assert room.extras.isHidden()


def test_unticked_task_is_not_tied_and_another_kind_offers_others(
    room: ActivityRoom, store: Store, ids: dict[str, int]
) -> None:
    room.begin()
    form = room.record.pane.form
    form.rows["activity_kind"].editor.show_raw("consultation")
    assert set(room.extras.task_ids()) == {ids["2.4.1"], ids["2.4.2"]}
    room.extras.ticks[ids["2.4.2"]].click()
    assert room.extras.task_ids() == [ids["2.4.1"]]
    form.rows["activity_kind"].editor.show_raw("drill")
    assert room.extras.task_ids() == [ids["2.5.3"]]
    form.rows["activity_kind"].editor.show_raw("consultation")
    form.rows["topic"].editor.show_raw("村民协商会")
    room.record.pane.save()
    (row,) = finding.every_row(store, ACTIVITIES, View())
    assert [t.task.code for t in proving.tasks_of(store, ACTIVITIES, row.id)] == ["2.4.1"]


def test_refused_activity_keeps_its_files_waiting(
    qtbot: QtBot, room: ActivityRoom, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    drop(room, [tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: bool(room.extras.files))
    assert not room.record.pane.save()
    assert len(room.extras.files) == 1
    assert room.has_unsaved()
    assert finding.count(store, ACTIVITIES, View()) == 0


def test_panel_ties_what_is_pressed_and_unties_it(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store, ids: dict[str, int]
) -> None:
    made = records.keep(store, ACTIVITIES, MEETING)
    panel = ProofsPanel(workplace, ACTIVITIES, made, window)
    window.show()
    panel.show()
    assert any("还没有关联任务" in line for line in told(panel))
    next(each for each in links(panel) if each.text() == "关联").click()
    qtbot.waitUntil(lambda: any(each.text().startswith("2.2.1") for each in links(panel)))
    panel.line.setText("ywdlj")
    panel.line.textEdited.emit("2.8")
    assert any(option.label.startswith("2.8") for option in panel.line.offered())
    panel.line.chosen.emit(str(ids["2.8"]))
    assert [t.task.code for t in proving.tasks_of(store, ACTIVITIES, made)] == ["2.2.1", "2.8"]


def test_task_shows_its_records_and_names_their_files_as_a_paper(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store, ids: dict[str, int]
) -> None:
    task = ids["2.2.1"]
    paper = records.keep(
        store, TASK_EVIDENCE, {"task_id": task, "paper": "议稳会会议记录", "state": "missing"}
    )
    proving.keep_whole(store, ACTIVITIES, MEETING, (NewFile("记录.txt", b"x"),), [task])
    panel = PapersPanel(workplace, task, window)
    window.show()
    panel.show()
    assert "台账佐证（1条）" in told(panel)
    assert "应有 1 份，已有 0 份" in told(panel)
    line = panel.findChild(ProofLine)
    line.name_button.click()
    qtbot.waitUntil(lambda: "应有 1 份，已有 1 份" in told(panel))
    assert finding.one(store, TASK_EVIDENCE, paper).state == "held"


def test_strip_names_what_the_period_lacks_and_six_places(
    qtbot: QtBot, room: ActivityRoom, store: Store
) -> None:
    qtbot.waitUntil(lambda: bool(room.cadences.words()))
    assert room.cadences.words()[-2:] == ["本期已有0/12类", "六进0/6"]
    raw = {**MEETING, "activity_kind": "psychology", "audience": "进学校"}
    made = records.keep(store, ACTIVITIES, raw)
    qtbot.waitUntil(lambda: "六进1/6" in room.cadences.words())
    next(each for each in links(room.cadences) if each.text() == "六进1/6").click()
    qtbot.waitUntil(lambda: room.list.view().only == frozenset({made}))
