"""One meeting is filed as evidence with its minutes, photos and 签到, from 今日 (job 3)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

import models.actions  # noqa: F401  fills the shelf
from models.actions import filing, finding
from models.actions.daily import proving
from models.actions.finding import View
from models.exchange.plan.tasks.taking_in import take_in
from models.exchange.plan.templates import load_template
from models.ledgers.work.activities import ACTIVITIES
from tests.journeys.clerk import Clerk
from tests.journeys.township import founded
from ui.main_window import MainWindow
from ui.rooms.activities.room import ActivityRoom

STEPS = 3
"""Job 3 of the clerk's twenty jobs."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed ledger of a township with the plan of the year."""
    with founded(tmp_path / "ledger") as store:
        take_in(store, load_template("pilot-2021"), "乡综治办")
    return tmp_path / "ledger"


def test_meeting_is_filed_with_its_papers_and_its_task(
    clerk: Clerk, main: MainWindow, tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("六月议稳会记录.txt", "签到表.txt", "现场.txt")]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    clerk.press(main.rail.buttons["activities"])
    room = main.rooms.currentWidget()
    assert isinstance(room, ActivityRoom)
    clerk.drop(room, *paths)
    clerk.wait(lambda: len(room.extras.files) == 3)
    topic = room.record.pane.form.rows["topic"].findChild(QLineEdit)
    assert topic is not None
    clerk.write(topic, "六月议稳会")
    clerk.press(room.record.pane.save_button)
    assert clerk.steps == STEPS
    store = main.workplace.store
    (row,) = finding.every_row(store, ACTIVITIES, View())
    assert row.activity_kind == "stability_meeting"
    assert len(filing.files_of(store, ACTIVITIES, [row.id])[row.id]) == 3
    assert [tied.task.code for tied in proving.tasks_of(store, ACTIVITIES, row.id)] == ["2.2.1"]
