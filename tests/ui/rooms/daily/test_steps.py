"""Matters and hazards go on by the button of their next step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import filing, finding, records
from models.ledgers.work.hazards import HAZARDS
from models.ledgers.work.matters import MATTERS
from models.store.ledger_file import Store
from tests.models.daily.matter_acts import accept, matter, walk
from tests.ui.rooms.disputes.conftest import dialog_of, write
from ui import say
from ui.ledger.panels.attachments import AttachmentsPanel
from ui.ledger.step_room import StepRoom
from ui.rooms.hazards.room import HazardRoom
from ui.rooms.matters.room import MatterRoom
from ui.workplace import Workplace

HAZARD = {"place": "村口", "hazard_field": "其他", "problem": "护栏缺失", "found_on": "2021-06-01"}


def enter(room: StepRoom, window: QWidget, qtbot: QtBot) -> None:
    window.resize(1262, 660)
    room.resize(1262, 640)
    window.show()
    qtbot.waitUntil(lambda: bool(room.list.model.ids))
    qtbot.waitUntil(room.steps.isVisible)


@pytest.fixture
def matters(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store
) -> Iterator[MatterRoom]:
    accept(store)
    made = MatterRoom(workplace, window)
    enter(made, window, qtbot)
    yield made
    made.leave()


@pytest.fixture
def hazards(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store
) -> Iterator[HazardRoom]:
    records.keep(store, HAZARDS, HAZARD)
    made = HazardRoom(workplace, window)
    enter(made, window, qtbot)
    yield made
    made.leave()


def test_next_step_is_pressed_and_the_matter_goes_on(
    qtbot: QtBot, matters: MatterRoom, window: QWidget, store: Store
) -> None:
    made = matters.current_id()
    assert made is not None
    assert matters.steps.button("分流").property("kind") == "primary"
    matters.steps.button("分流").click()
    dialog = dialog_of(window)
    assert dialog.editors["post"].raw() == "值班岗"  # who took it, as nobody did this yet
    dialog.accept()
    assert "请填写" in dialog.complaints["unit"].text()
    write(dialog, unit="派出所", on_day="2021-06-02", post="综治专干")
    dialog.accept()
    assert matter(store, made).state == "assigned"
    qtbot.waitUntil(lambda: matters.steps.buttons[0].text() == "办理…")
    assert matters.steps.button("办理").property("kind") == "primary"
    assert [stage.state for stage in matters.stages._stages][:3] == ["done", "done", "now"]


def test_skipped_step_says_which_is_missing(
    matters: MatterRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, text: said.append(text))
    menu = matters.make_menu().actions()[0].menu()
    action = next(each for each in menu.actions() if each.text().startswith("归档"))
    assert action.text().endswith("（还不能）")
    action.trigger()
    assert said == ["还没有“分流”、“办理”、“反馈”、“核验”，不能“归档”。请先登记“分流”。"]


def test_filed_matter_urges_nothing(qtbot: QtBot, matters: MatterRoom, store: Store) -> None:
    made = matters.current_id()
    assert made is not None
    walk(store, made, "assigned", "handled", "answered", "verified", "filed")
    qtbot.waitUntil(lambda: matters.steps.buttons[0].text() == "重办…")
    assert matters.steps.buttons[0].property("kind") == "quiet"
    assert finding.one(store, MATTERS, made).state == "filed"


def test_hazard_is_put_right_and_sent_back_by_its_buttons(
    qtbot: QtBot, hazards: HazardRoom, window: QWidget, store: Store
) -> None:
    made = hazards.current_id()
    assert made is not None
    hazards.steps.button("整改完成").click()
    dialog_of(window).accept()
    qtbot.waitUntil(lambda: hazards.steps.buttons[0].text() == "复查销号…")
    hazards.steps.button("退回重改").click()
    dialog = dialog_of(window)
    write(dialog, why="护栏松动", due_on="2021-07-10")
    dialog.accept()
    row = finding.one(store, HAZARDS, made)
    assert row.fixed_on is None
    assert "护栏松动" in row.outcome


def test_pictures_are_told_apart_in_the_list_of_files(
    qtbot: QtBot, hazards: HazardRoom, store: Store
) -> None:
    made = hazards.current_id()
    assert made is not None
    panel = hazards.record.tabs.turn_to_title("附件")
    assert isinstance(panel, AttachmentsPanel)
    assert panel.word.currentText() == "整改前"
    assert panel.add_button.text() == "添加整改前照片"
    filing.attach_content(store, HAZARDS, made, "1.txt", b"a", word="整改前")
    qtbot.waitUntil(lambda: len(panel.files()) == 1)
    panel.word.setCurrentText("整改后")
    panel.list.selectAll()
    panel.word_button.click()
    qtbot.waitUntil(lambda: panel.files()[0].word == "整改后")
