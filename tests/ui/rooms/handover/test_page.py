"""离任交接 in the window: counted, filled in, made, saved."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from models.actions import records
from models.actions.finding import View, first_rows
from models.actions.offices import office_of
from models.actions.safe import backing_up
from models.actions.traces import listing
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.ui.rooms.shell.conftest import store as store
from tests.ui.rooms.shell.conftest import window as window
from ui.ledger.files.paper_dialog import PaperDialog
from ui.main_window import MainWindow
from ui.rooms.handover.page import HandoverPage
from ui.rooms.settings.page import SettingsPage


def open_page(window: MainWindow, qtbot: QtBot) -> HandoverPage:
    window.enter("handover")
    settings = window.rooms.currentWidget()
    assert isinstance(settings, SettingsPage)
    page = settings.page("handover")
    assert isinstance(page, HandoverPage)
    qtbot.waitUntil(lambda: "未办结任务" in page.matters.text())
    return page


def test_what_is_open_is_told_and_follows_the_ledger(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = open_page(window, qtbot)
    assert "回收站：空" in page.matters.text()
    records.retire(store, TASKS, [first_rows(store, TASKS, View(), 1)[0].id])
    qtbot.waitUntil(lambda: "回收站：试点任务1项" in page.matters.text())


def test_paper_is_made_numbered_and_noted_in_the_log(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(window, qtbot)
    page.giver.setText("王建国")
    page.place.setText("党政办铁皮柜")
    page.make_button.click()
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None, timeout=30_000)
    dialog = page.findChild(PaperDialog)
    assert isinstance(dialog, PaperDialog)
    assert dialog.windowTitle() == "离任交接书（交接〔2021〕1号）.pdf"
    dialog.save_to(tmp_path / "交接.pdf")
    assert (tmp_path / "交接.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: dialog.preview.sentence() == "")
    dialog.done(0)
    assert office_of(store).settings["sealed_sheet_place"] == "党政办铁皮柜"
    newest = listing.traces(store, listing.first_numbers(store, View(), limit=1))[0]
    assert newest.action == "出具离任交接书 交接〔2021〕1号"


def test_newest_copy_is_named_by_itself(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    backing_up.back_up(store)
    page = open_page(window, qtbot)
    qtbot.waitUntil(lambda: page.backup.text().endswith("，本机台账文件夹"))


def test_annex_is_saved_as_excel(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(window, qtbot)
    page.save_annex(tmp_path / "清单.xlsx")
    qtbot.waitUntil((tmp_path / "清单.xlsx").exists, timeout=30_000)
    qtbot.waitUntil(lambda: "清单.xlsx" in window.workplace.status.text())
