"""设置 → 备份和恢复: what it shows, makes and asks; and the quiet reminder on 今日."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.actions.safe import backing_up, notes
from models.actions.settings import put_settings
from models.store.backup import home, manifest
from models.store.ledger_file import Store
from tests.journeys.heartbeat import Heartbeat
from tests.models.store.test_ledger_file import flipped
from tests.ui.rooms.shell.test_settings import turn_to
from ui.main_window import MainWindow
from ui.rooms.backup.drill_dialog import DrillDialog
from ui.rooms.backup.page import BackupPage
from ui.rooms.backup.restore_dialog import RestoreDialog, RestorePlan
from ui.rooms.today.page import TodayPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> BackupPage:
    found = turn_to(window, "backup", BackupPage)
    settle(window, qtbot)
    return found


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.workplace.desk.is_busy, timeout=30_000)


def rows(page: BackupPage) -> list[tuple[str, str]]:
    found = []
    for row in range(page.backups.rowCount()):
        kept = page.backups.kept(row)
        assert kept is not None
        found.append((kept.why, kept.where))
    return found


def when_shown(kind: type[QDialog], act: Callable[[Any], None], qtbot: QtBot) -> None:
    """Do something to the dialog of a kind as soon as it stands there."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def look() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, kind) and each.isVisible():
                act(each)
                return
        QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_now_backs_up_here_and_on_the_stick(
    page: BackupPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    page.choose_outside(stick)
    settle(window, qtbot)
    assert "已备份到本机和另一块盘" in window.status.text()
    assert ("手动备份", "另一块盘") in rows(page)
    assert ("手动备份", "本机") in rows(page)
    assert str(stick) in page.outside.text()
    page.now_button.click()
    settle(window, qtbot)
    assert "没有改动" in window.status.text()
    shutil.rmtree(stick)
    page.now_button.click()
    settle(window, qtbot)
    assert "没有插上" in page.outside.text()
    assert "另一块盘没有插上" in window.status.text()


def test_counts_of_the_chosen_backup_stand_beside_todays(
    page: BackupPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page.now_button.click()
    settle(window, qtbot)
    titles = [each.title for each in page.counts.lines.lines()]
    assert titles[0] == "试点任务"
    assert titles.count("附件") == 1
    lines = {each.title: each for each in page.counts.lines.lines()}
    assert lines["试点任务"].then == lines["试点任务"].now > 0
    assert page.restore_button.isEnabled()


def test_altered_backup_is_told_and_cannot_be_chosen(
    page: BackupPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    made = backing_up.back_up(store).backup
    content = manifest.read_content(made.folder, store.data_keys)
    manifest.write(made.folder, made.cover, content, bytes(32))
    page.refresh()
    settle(window, qtbot)
    kept = page.backups.kept(0)
    assert kept is not None
    assert kept.backup.folder == made.folder
    assert "被改动过" in page.complaint.text()
    assert not page.restore_button.isEnabled()


def test_restore_asks_once_and_wants_the_password(
    page: BackupPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.now_button.click()
    settle(window, qtbot)
    plans: list[RestorePlan] = []
    window.workplace.restore_wanted.connect(plans.append)
    said: list[str] = []

    monkeypatch.setattr(Store, "is_sample", False)

    def act(dialog: RestoreDialog) -> None:
        dialog.password.line.setText("不是密码")
        dialog.go()
        qtbot.waitUntil(lambda: bool(dialog.complaint.text()), timeout=20_000)
        said.append(dialog.complaint.text())
        assert not dialog.go_button.isEnabled()
        qtbot.waitUntil(dialog.go_button.isEnabled, timeout=5_000)
        from models.exchange.sample.township import PASSWORD as SAMPLE

        dialog.password.line.setText(SAMPLE)
        dialog.go()

    when_shown(RestoreDialog, act, qtbot)
    page.restore_button.click()
    assert "密码不对" in said[0]
    assert len(plans) == 1
    kept = page.backups.kept(0)
    assert kept is not None
    assert plans[0].backup == kept.backup


def test_drill_is_told_in_plain_words(
    page: BackupPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page.now_button.click()
    settle(window, qtbot)
    told: list[str] = []

    def act(dialog: DrillDialog) -> None:
        told.extend((dialog.verdict.text(), dialog.detail.text()))
        dialog.accept()

    when_shown(DrillDialog, act, qtbot)
    page.drill_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    settle(window, qtbot)
    assert "演练通过" in told[0]
    assert "临时文件夹已删除" in told[1]
    assert "上次通过" in page.drilled.text()


def test_drill_of_a_damaged_backup_is_refused_in_words(
    page: BackupPage,
    window: MainWindow,
    store: Store,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ui import say

    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: said.append(sentence))
    made = backing_up.back_up(store).backup
    flipped(made.folder / "ledger.db", 5000, 1)
    page.refresh()
    settle(window, qtbot)
    page.play_drill()
    settle(window, qtbot)
    assert "不能用" in said[0]


def test_window_answers_while_it_backs_up(
    page: BackupPage, window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    from models.actions import filing, finding
    from models.actions.finding import View
    from models.ledgers.tasks.task import TASKS

    task = finding.first_rows(store, TASKS, View(), 1)[0].id
    for number in range(6):
        filing.attach_content(store, TASKS, task, f"{number}.pdf", bytes([number]) * (8 << 20))
    heartbeat = Heartbeat()
    heartbeat.begin("立即备份")
    page.now_button.click()
    settle(window, qtbot)
    heartbeat.rest()
    heartbeat.close()
    assert "已备份到本机" in window.status.text()
    assert heartbeat.beats > 3
    print(*heartbeat.worst(3), sep="\n")
    assert heartbeat.worst(1)[0].milliseconds < 100


def test_today_reminds_quietly_of_the_outside_copy(
    window: MainWindow, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = window.rooms.currentWidget()
    assert isinstance(today, TodayPage)
    assert not today.reminder.isVisible()
    monkeypatch.setattr(Store, "is_sample", False)
    notes.note(store.folder, notes.OUTSIDE, home.stamp_now() - dt.timedelta(days=9))
    put_settings(store, {"office_name": "乡综治办"})
    qtbot.waitUntil(today.reminder.isVisible, timeout=10_000)
    assert "已经9天" in today.reminder.text()
    today.reminder_button.click()
    assert window.rooms.current_name == "settings"
