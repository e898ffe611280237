"""操作记录 in the window: listed, narrowed, opened, taken back after a look, verified, printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.actions import finding, records, undoing
from models.actions.finding import View
from models.actions.records import Seen
from models.actions.traces import listing, verifying
from models.actions.traces.opening_log import log_opening
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from models.store.places import LEDGER_FILE
from reports.requests import TRACES
from ui import say
from ui.ledger.acts.history_dialog import LinesDialog
from ui.main_window import MainWindow
from ui.printing.print_dialog import PrintDialog
from ui.rooms.settings.page import SettingsPage
from ui.rooms.traces.page import TracesPage
from ui.rooms.traces.taking_back import PreviewDialog
from ui.rooms.traces.verdict_dialog import VerdictDialog

WHY = "职责调整"


@pytest.fixture
def bulk(store: Store) -> int:
    """The number of a bulk change of three tasks."""
    rows = finding.first_rows(store, TASKS, View(), 3)
    looks = [Seen(row.id, row.revision) for row in rows]
    records.change_several(store, TASKS, looks, {"lead_unit": "司法所"}, WHY)
    return listing.size(store)


@pytest.fixture
def page(window: MainWindow, bulk: int, qtbot: QtBot) -> TracesPage:
    window.enter("traces")
    settings = window.rooms.currentWidget()
    assert isinstance(settings, SettingsPage)
    found = settings.page("traces")
    assert isinstance(found, TracesPage)
    qtbot.waitUntil(lambda: found.count.text() == f"{bulk} 次操作")
    return found


def answer(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Do ``act`` with the next dialog of that kind."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def cells(page: TracesPage, row: int) -> list[str]:
    model = page.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_bulk_change_is_one_line_with_its_number(page: TracesPage, bulk: int) -> None:
    number, _, who, action, count, state, titles, why = cells(page, 0)
    assert (number, who, action) == (str(bulk), "经办人", "批量修改3项任务")
    assert (count, state, titles, why) == ("3", "", "试点任务", WHY)


def test_filters_narrow_and_are_cleared(page: TracesPage, bulk: int, qtbot: QtBot) -> None:
    page.filters.words.setText(WHY)
    qtbot.waitUntil(lambda: page.count.text() == "1 次操作")
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("undo"))
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.nothing.sentence() == "没有符合条件的操作。"
    assert not page.open_button.isEnabled()
    page.filters.clear()
    qtbot.waitUntil(lambda: page.count.text() == f"{bulk} 次操作")
    page.filters.ledger.setCurrentIndex(page.filters.ledger.findData("villages"))
    qtbot.waitUntil(lambda: cells(page, 0)[6] is not None and "村情卡" in cells(page, 0)[6])
    page.filters.ledger.setCurrentIndex(0)
    page.filters.start.setText("2021.6.25")
    qtbot.waitUntil(lambda: page.count.text() == "0 次操作")
    assert page.filters.clear_button.isEnabled()


def test_batch_opens_with_each_record_and_field(page: TracesPage, bulk: int, qtbot: QtBot) -> None:
    page.open_button.click()
    pane = page.batch
    qtbot.waitUntil(lambda: pane.model.item(0) is not None)
    assert pane.isVisible()
    assert pane.title.text() == f"第{bulk}次操作　批量修改3项任务"
    assert f"原因：{WHY}" in pane.about.text()
    assert pane.count.text() == "3条记录，3处"
    change = pane.model.item(0)
    assert change is not None
    assert (change.label, change.new) == ("牵头单位", "司法所")
    assert "改为：司法所" in pane.whole.toPlainText()
    pane.go_button.click()
    room = QApplication.activeWindow() or page.window()
    assert isinstance(room, MainWindow)
    assert room.rooms.current_name == "tasks"


def test_look_comes_before_the_undo(
    page: TracesPage, store: Store, bulk: int, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        seen.append(dialog.sentence.text())
        seen.append(str(dialog.model.rowCount()))
        dialog.no_button.click()

    answer(PreviewDialog, refuse)
    page.undo_button.click()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert "3条记录的内容改回去（试点任务3项）" in seen[0]
    assert seen[1] == "3"
    assert listing.size(store) == bulk
    answer(PreviewDialog, lambda dialog: dialog.yes_button.click())  # type: ignore[attr-defined]
    page.undo_button.click()
    qtbot.waitUntil(lambda: page.count.text() == f"{bulk + 1} 次操作")
    qtbot.waitUntil(lambda: cells(page, 1)[5] == "已撤销")
    assert page.current() is not None  # it stays on the batch that was pointed at
    assert page.current().number == bulk  # type: ignore[union-attr]
    assert not page.undo_button.isEnabled()
    assert f"已撤销第{bulk}次操作" in page.window().workplace.status.text()  # type: ignore[attr-defined]


def test_undo_is_done_again_from_its_own_line(
    page: TracesPage, store: Store, bulk: int, qtbot: QtBot
) -> None:
    undoing.undo(store)
    qtbot.waitUntil(lambda: page.count.text() == f"{bulk + 1} 次操作")
    page.select(bulk + 1)
    qtbot.waitUntil(page.batch.undo_button.isEnabled)
    assert page.batch.undo_button.text() == "重做…"
    answer(PreviewDialog, lambda dialog: dialog.yes_button.click())  # type: ignore[attr-defined]
    page.batch.undo_button.click()
    qtbot.waitUntil(lambda: listing.size(store) == bulk + 2)
    qtbot.waitUntil(lambda: "已重做" in page.batch.about.text())


def test_what_stands_in_the_way_is_said(
    page: TracesPage, store: Store, bulk: int, qtbot: QtBot
) -> None:
    recent = undoing.recent(store, 10_000)
    number = next(each.number for each in recent if each.action.startswith("导入2021年度方案"))
    said: list[str] = []

    def close(dialog: QDialog) -> None:
        from PySide6.QtWidgets import QLabel

        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answer(say.RefusalDialog, close)
    page.take_back(number)
    qtbot.waitUntil(lambda: bool(said))
    assert "不能撤销“导入2021年度方案" in "".join(said)
    assert f"第{bulk}次操作“批量修改3项任务”（经办人" in "".join(said)


def test_opening_of_particulars_is_listed_and_not_undone(
    page: TracesPage, store: Store, bulk: int, qtbot: QtBot
) -> None:
    log_opening(store, TASKS, 1, ["person"])
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("open"))
    qtbot.waitUntil(lambda: page.count.text() == "1 次操作")
    qtbot.waitUntil(page.open_button.isEnabled)
    assert not page.undo_button.isEnabled()
    page.open_button.click()
    qtbot.waitUntil(lambda: page.batch.model.item(0) is not None)
    assert page.batch.model.item(0).label == "查看了 责任人"  # type: ignore[union-attr]
    assert not page.batch.undo_button.isVisible()


def test_chain_is_verified_and_compared_with_paper(
    page: TracesPage, store: Store, bulk: int, qtbot: QtBot
) -> None:
    said: list[str] = []

    def compare(dialog: QDialog) -> None:
        assert isinstance(dialog, VerdictDialog)
        said.append(dialog.sentence.text())
        seal = verifying.newest_seal(store)
        assert seal is not None
        for written in (seal.words, f"{bulk}-00000000", "纸"):
            dialog.line.setText(written)
            dialog.compare_button.click()
            said.append(dialog.answer.text())
        dialog.accept()

    answer(VerdictDialog, compare)
    page.verify_button.click()
    qtbot.waitUntil(lambda: len(said) == 4)
    assert said[0] == f"操作记录完好：{bulk}次操作前后相连，没有被改动、删除或插入过。"
    assert said[1].startswith("一致：")
    assert said[2].startswith("不一致：")
    assert "不是核对码" in said[3]


def test_tampering_is_named_by_the_button(
    page: TracesPage, store: Store, bulk: int, qtbot: QtBot
) -> None:
    engine = store.connect_beside(store.folder / LEDGER_FILE)
    raw = engine.raw_connection()
    raw.cursor().execute(f"update batch set why = '别的' where number = {bulk}")
    raw.close()
    engine.dispose()
    said: list[str] = []

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, VerdictDialog)
        said.append(dialog.sentence.text())
        dialog.accept()

    answer(VerdictDialog, close)
    page.verify_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert f"第{bulk}次操作“批量修改3项任务”（经办人" in said[0]


def test_log_is_printed_as_it_is_filtered(page: TracesPage, qtbot: QtBot) -> None:
    page.filters.words.setText(WHY)
    dialog = PrintDialog(page.window().workplace, TRACES, page.filters.view(), page.window())  # type: ignore[attr-defined]
    dialog.show()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=30_000)
    assert dialog.made is not None
    document = dialog.made.document
    assert document.title == "操作记录"
    assert document.footer is not None
    assert document.footer.filter_words == f"含“{WHY}”"
    assert document.row_count == 1  # type: ignore[union-attr]
    dialog.done(0)
    dialog.deleteLater()


def test_history_of_a_record_leads_to_its_batch(
    window: MainWindow, store: Store, bulk: int, qtbot: QtBot
) -> None:
    window.enter("tasks")
    tasks = window.rooms.currentWidget()
    record = finding.first_rows(store, TASKS, View(), 1)[0].id
    for act in (lambda: tasks.acts.show_history(record), tasks.acts.show_recent):  # type: ignore[union-attr]
        answer(LinesDialog, lambda dialog: dialog.log_button.click())  # type: ignore[attr-defined]
        act()
        settings = window.rooms.currentWidget()
        assert isinstance(settings, SettingsPage)
        page = settings.page("traces")
        assert isinstance(page, TracesPage)
        assert page.batch.title.text().startswith(f"第{bulk}次操作")
        window.enter("tasks")
    qtbot.waitUntil(lambda: not window.workplace.desk.is_busy)
