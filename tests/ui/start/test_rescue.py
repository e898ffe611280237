"""A damaged ledger leads to guided rescue in the start window, never to a traceback (I10)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.actions.safe import backing_up
from models.actions.settings import put_settings, setting
from models.store.backup.home import backups_in
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.models.store.test_ledger_file import flipped
from tests.ui.start.conftest import PASSWORD, Closed
from ui import say
from ui.background.desk import Desk
from ui.start import places
from ui.start.rescue.page import RescuePage
from ui.start.start_window import StartWindow


@pytest.fixture
def backed_up(ledger: Closed) -> Closed:
    """A ledger that has changed since its one backup."""
    store = open_ledger(ledger.folder, PASSWORD)
    put_settings(store, {"office_name": "备份时的名字"})
    backing_up.back_up(store)
    put_settings(store, {"office_name": "后来的名字"})
    store.close()
    places.remember_ledger(ledger.folder, "示例乡")
    return ledger


@pytest.fixture
def start(desk: Desk, qapp: QApplication) -> Iterator[StartWindow]:
    window = StartWindow(desk)
    yield window
    window.hide()
    window.deleteLater()


def try_to_open(start: StartWindow) -> None:
    start.begin()
    start.login.password.line.setText(PASSWORD)
    start.login.try_it()


def rescue_page(start: StartWindow, qtbot: QtBot) -> RescuePage:
    def is_there() -> bool:
        page = start.findChild(RescuePage)
        return page is not None and page.isVisible()

    qtbot.waitUntil(is_there, timeout=20_000)
    page = start.findChild(RescuePage)
    assert isinstance(page, RescuePage)
    return page


def name_in(store: Store) -> str:
    name = setting(store, "office_name")
    store.close()
    return name


def test_damaged_ledger_is_restored_with_one_click(
    start: StartWindow, backed_up: Closed, qtbot: QtBot
) -> None:
    flipped(backed_up.folder / "ledger.db", 200, 1)
    damaged = (backed_up.folder / "ledger.db").read_bytes()
    try_to_open(start)
    page = rescue_page(start, qtbot)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=30_000)
    assert "最新的完好备份" in page.told.text()
    assert "已损坏" in page.reason.text()
    told: list[Any] = []
    start.rescued.connect(lambda store, words: told.extend((store, words)))
    page.restore_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "已恢复到" in told[1]
    assert name_in(told[0]) == "备份时的名字"
    kept = backups_in(backed_up.folder / "backups")[0]
    assert kept.cover.kind == "damaged"
    assert (kept.folder / "ledger.db").read_bytes() == damaged


def test_damage_inside_the_file_is_seen_at_the_start(
    start: StartWindow, backed_up: Closed, qtbot: QtBot
) -> None:
    path = backed_up.folder / "ledger.db"
    flipped(path, path.stat().st_size - 2000, 1)
    try_to_open(start)
    page = rescue_page(start, qtbot)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=30_000)
    villages = page.lines.index(0, 0).siblingAtColumn(0).data()
    assert villages
    assert page.table.isVisible()


def test_lost_keys_are_healed_and_nothing_is_lost(
    start: StartWindow, backed_up: Closed, qtbot: QtBot
) -> None:
    for name in ("keys.json", "keys-2.json"):
        (backed_up.folder / name).unlink()
    told: list[Any] = []
    start.rescued.connect(lambda store, words: told.extend((store, words)))
    try_to_open(start)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "密钥文件" in told[1]
    assert name_in(told[0]) == "后来的名字"


def test_wrong_password_in_the_rescue_is_told(
    start: StartWindow, backed_up: Closed, qtbot: QtBot
) -> None:
    for name in ("keys.json", "keys-2.json"):
        (backed_up.folder / name).write_text("{}")
    start.begin()
    start.login.password.line.setText("不是这个密码")
    start.login.try_it()
    page = rescue_page(start, qtbot)
    qtbot.waitUntil(lambda: "密码不对" in page.complaint.text(), timeout=30_000)
    assert not page.restore_button.isEnabled()


def test_without_a_good_backup_the_stick_is_asked_for(
    start: StartWindow, backed_up: Closed, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = Path(shutil.move(backed_up.folder / "backups", tmp_path / "U盘"))
    flipped(backed_up.folder / "ledger.db", 200, 1)
    try_to_open(start)
    page = rescue_page(start, qtbot)
    qtbot.waitUntil(lambda: "没有找到完好的备份" in page.told.text(), timeout=30_000)
    assert not page.restore_button.isEnabled()
    page.pick(tmp_path / "没有")
    assert "没有能用的备份" in page.complaint.text()
    page.pick(stick)
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=30_000)
    told: list[Any] = []
    start.rescued.connect(lambda store, words: told.extend((store, words)))
    page.restore_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert name_in(told[0]) == "备份时的名字"


def test_new_computer_takes_the_backup_of_the_old_one(
    start: StartWindow,
    backed_up: Closed,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = Path(shutil.move(backed_up.folder / "backups", tmp_path / "U盘"))
    shutil.rmtree(backed_up.folder)
    monkeypatch.setattr(places, "default_folder", lambda: tmp_path / "新电脑" / "综治台账")
    start.begin()
    start.offer_backup(stick)
    page = rescue_page(start, qtbot)
    page.turn_to_code()
    page.code.setText(backed_up.code)
    page.look()
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=30_000)
    with qtbot.waitSignal(page.code_used, timeout=30_000):
        page.restore_button.click()
    assert (tmp_path / "新电脑" / "综治台账" / "ledger.db").is_file()
    assert name_in(open_ledger(tmp_path / "新电脑" / "综治台账", PASSWORD)) == "备份时的名字"


def test_place_without_backups_is_refused_in_words(
    start: StartWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: said.append(sentence))
    start.begin()
    start.offer_backup(tmp_path)
    assert "没有能用的备份" in said[0]


def test_lost_ledger_file_leads_to_rescue(
    start: StartWindow, backed_up: Closed, qtbot: QtBot
) -> None:
    (backed_up.folder / "ledger.db").unlink()
    start.begin()
    start.offer(backed_up.folder)
    page = rescue_page(start, qtbot)
    assert "不见了" in page.reason.text()
    page.password.line.setText(PASSWORD)
    page.look_button.click()
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=30_000)
