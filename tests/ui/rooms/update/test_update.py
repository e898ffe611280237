"""从U盘更新 in its window: found, checked, agreed to once, or refused with the reason there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from models.actions.safe import backing_up
from models.exchange.update.troubles import NoKey
from models.store.backup import manifest
from models.store.ledger_file import Store
from models.store.steps import NEWEST
from tests.update_packages import CONTENT, RUNNING, Release, release
from ui import say
from ui.rooms.settings.about_page import AboutPage
from ui.rooms.update.asking import ask_for_update, running_now
from ui.rooms.update.beginning import Ready
from ui.rooms.update.dialog import UpdateDialog
from ui.start import places
from ui.version import VERSION
from ui.workplace import Workplace


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


@pytest.fixture
def releaser(tmp_path: Path) -> Release:
    return release(tmp_path / "stick")


@pytest.fixture
def dialog(workplace: Workplace, window: QWidget, releaser: Release) -> UpdateDialog:
    window.show()
    made = UpdateDialog(workplace, RUNNING, releaser.key, window)
    made.show()
    return made


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sentences: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: sentences.append(sentence))
    return sentences


def test_package_on_the_stick_is_found_read_and_shown(
    dialog: UpdateDialog, releaser: Release, qtbot: QtBot
) -> None:
    releaser.package("0.2.0")
    path = releaser.package()
    dialog.look_for_package(lambda: [releaser.folder])
    qtbot.waitUntil(dialog.go_button.isEnabled)
    assert dialog.place.text() == str(path)
    assert dialog.heading.text() == "现在是 0.1.0 版，更新到 0.3.0 版"
    assert dialog.changes.toPlainText().splitlines() == [
        "0.3.0 版", "· 打印更快了。", "0.2.0 版", "· 任务可以按村分。", "· 到期提醒更早。",
    ]  # fmt: skip


def test_agreeing_backs_the_ledger_up_and_lays_the_installer_out(
    dialog: UpdateDialog, releaser: Release, store: Store, qtbot: QtBot
) -> None:
    dialog.read(releaser.package("0.2.0"))
    qtbot.waitUntil(dialog.go_button.isEnabled)
    assert backing_up.inside_backups(store) == []
    with qtbot.waitSignal(dialog.agreed) as agreed:
        dialog.go_button.click()
    assert agreed.args is not None
    ready = agreed.args[0]
    assert isinstance(ready, Ready)
    assert ready.installer.read_bytes() == CONTENT
    assert ready.installer.parent == places.update_folder()
    assert (ready.folder, ready.version) == (RUNNING.folder, "0.2.0")
    assert ready.changes == "· 任务可以按村分。\n· 到期提醒更早。"
    assert [each.cover.kind for each in backing_up.inside_backups(store)] == [manifest.UPDATE]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("made", "word"),
    [
        ({"version": "0.1.0"}, "和现在的一样"),
        ({"step": NEWEST - 1}, "读不了现在的台账"),
        ({"system": "linux"}, "不是给 Windows 的"),
        ({"follows": "0.2.0"}, "先更新到 0.2.0 版"),
    ],
)
def test_unfit_package_is_refused_in_the_window(
    dialog: UpdateDialog, releaser: Release, qtbot: QtBot, made: dict[str, object], word: str
) -> None:
    path = releaser.package(**made)  # type: ignore[arg-type]
    dialog.read(path)
    qtbot.waitUntil(lambda: word in dialog.complaint.text())
    assert not dialog.go_button.isEnabled()
    dialog.go()
    assert dialog.isVisible()


def test_bad_package_after_a_good_one_takes_the_good_one_away(
    dialog: UpdateDialog, releaser: Release, tmp_path: Path, qtbot: QtBot
) -> None:
    path = releaser.package()
    dialog.read(path)
    qtbot.waitUntil(dialog.go_button.isEnabled)
    cut = tmp_path / "剪断.zip"
    cut.write_bytes(path.read_bytes()[:-1])
    dialog.read(cut)
    assert not dialog.go_button.isEnabled()
    qtbot.waitUntil(lambda: "“剪断.zip”不完整" in dialog.complaint.text())
    assert dialog.changes.toPlainText() == ""
    assert dialog.heading.text() == "现在是 0.1.0 版"


def test_stick_pulled_before_agreeing_leaves_the_program_as_it_is(
    dialog: UpdateDialog, releaser: Release, qtbot: QtBot
) -> None:
    path = releaser.package()
    dialog.read(path)
    qtbot.waitUntil(dialog.go_button.isEnabled)
    path.unlink()
    dialog.go_button.click()
    qtbot.waitUntil(lambda: "读不出来" in dialog.complaint.text())
    assert dialog.isVisible()
    assert not places.update_folder().exists()


def test_stick_without_a_package_says_so_and_a_file_can_be_chosen(
    dialog: UpdateDialog,
    releaser: Release,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.look_for_package(lambda: [tmp_path / "state"])
    qtbot.waitUntil(lambda: "没有在U盘上找到更新包" in dialog.place.text())
    path = releaser.package()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.choose_button.click()
    qtbot.waitUntil(dialog.go_button.isEnabled)


def test_choice_of_the_clerk_is_not_replaced_by_what_is_found_later(
    dialog: UpdateDialog, releaser: Release, tmp_path: Path, qtbot: QtBot, workplace: Workplace
) -> None:
    releaser.package()
    chosen = release(tmp_path / "own")
    own = replace(chosen, private=releaser.private).package("0.2.0")
    dialog.look_for_package(lambda: [releaser.folder])
    dialog.read(own)
    qtbot.waitUntil(lambda: not workplace.desk.is_busy)
    assert dialog.place.text() == str(own)
    assert "0.2.0" in dialog.heading.text()


def test_from_source_it_says_why_not(
    workplace: Workplace, qtbot: QtBot, refused: list[str]
) -> None:
    page = AboutPage(workplace, None)
    qtbot.addWidget(page)
    page.update_button.click()
    assert len(refused) == 1
    assert "不能从U盘更新" in refused[0] or "只能在 Windows 上用" in refused[0]
    assert running_now().version == VERSION
    assert running_now().step == NEWEST


def test_build_without_a_key_says_so(
    workplace: Workplace, window: QWidget, refused: list[str], tmp_path: Path
) -> None:
    ask_for_update(workplace, window, RUNNING, key_file=tmp_path / "none.pub")
    assert refused == [str(NoKey())]


def test_what_was_agreed_to_goes_to_the_session(
    workplace: Workplace, window: QWidget, releaser: Release, tmp_path: Path, qtbot: QtBot
) -> None:
    from models.exchange.update import trust

    key_file = tmp_path / "update-key.pub"
    key_file.write_text(trust.write_key(releaser.key), encoding="ascii")
    path = releaser.package()
    wanted: list[Ready] = []
    workplace.update_wanted.connect(wanted.append)
    window.show()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UpdateDialog)
        dialog.read(path)
        qtbot.waitUntil(dialog.go_button.isEnabled)
        dialog.go_button.click()

    QTimer.singleShot(0, window, press)
    ask_for_update(workplace, window, RUNNING, key_file=key_file)
    assert [each.version for each in wanted] == ["0.3.0"]
