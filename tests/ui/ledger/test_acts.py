"""Deleting, restoring, changing many, undoing, looking back, and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.actions import filing, finding, records
from models.actions.finding import View
from models.actions.history import history_of
from models.actions.records import Seen
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from tests.ui.ledger.conftest import COUNT
from ui import say
from ui.ledger.acts.bulk import BulkDialog
from ui.ledger.acts.reason import ReasonDialog
from ui.ledger.page import LedgerPage
from ui.ledger.panels.attachments import AttachmentsPanel
from ui.ledger.panels.children import ChildPanel


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[say.AskDialog]:
    """Answer every question with its verb, and remember the questions."""
    dialogs: list[say.AskDialog] = []

    def accept(dialog: say.AskDialog) -> int:
        dialogs.append(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(say.AskDialog, "exec", accept)
    return dialogs


def words(dialog: QDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "".join(label.text() for label in dialog.findChildren(QLabel))


def test_deletion_names_things_and_number_and_is_undone(
    page: LedgerPage, asked: list[say.AskDialog], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say, "ask", lambda _parent, question: not said.append(question.text))
    ids = list(page.list.model.ids[:3])
    page.acts.delete(ids)
    assert said[0].startswith("删除3项任务：3.1 第1项工作、3.2 网格巡查2、3.3 第3项工作？")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == COUNT - 3)
    assert page.workplace.status.text() == "已删除 3 项"
    page.acts.undo()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == COUNT)
    page.acts.redo()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == COUNT - 3)


def test_recycle_bin_gives_back(page: LedgerPage, qtbot: QtBot) -> None:
    store, gone = page.workplace.store, list(page.list.model.ids[:2])
    records.retire(store, TASKS, gone)
    page.toggle_bin()
    assert list(page.list.model.ids) == gone
    assert page.toolbar.title.text() == "回收站 · 试点任务"
    assert "回收站" in page.record.pane.banner.text()
    page.acts.restore(gone)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    page.toggle_bin()
    assert page.list.model.rowCount() == COUNT


def test_bulk_change_is_one_batch(page: LedgerPage, qtbot: QtBot) -> None:
    store, ids = page.workplace.store, list(page.list.model.ids[:4])
    dialog = BulkDialog(page.workplace, TASKS, len(ids), page)
    dialog.lines[0].choose("person")
    editor = dialog.lines[0].editor
    assert editor is not None
    editor.show_raw("王某")
    assert dialog.ok_button.text() == "修改 4 项"
    page.acts.write(ids, dialog.raw())
    qtbot.waitUntil(lambda: page.workplace.status.text() == "已修改 4 项")
    entries = [history_of(store, TASKS, record_id)[0] for record_id in ids]
    assert {entry.batch for entry in entries} == {entries[0].batch}
    assert (entries[0].label, entries[0].old, entries[0].new) == ("责任人", "", "王某")
    page.acts.undo()
    qtbot.waitUntil(lambda: history_of(store, TASKS, ids[0])[0].new == "")


def test_history_speaks_chinese(page: LedgerPage) -> None:
    store, wanted = page.workplace.store, page.list.model.ids[0]
    records.keep(store, TASKS, {"status": "under_way"}, Seen(wanted, 1), why="开了会")
    newest, oldest = history_of(store, TASKS, wanted)
    assert (newest.label, newest.old, newest.new) == ("办理状态", "未启动", "推进中")
    assert (newest.who, newest.why) == ("经办人", "开了会")
    assert oldest.label == "新增任务"
    assert "任务：第1项工作" in oldest.new


def test_buttons_say_what_they_take_back(page: LedgerPage, qtbot: QtBot) -> None:
    store, wanted = page.workplace.store, page.list.model.ids[0]
    with qtbot.waitSignal(page.workplace.records_changed):
        records.keep(store, TASKS, {"person": "李某"}, Seen(wanted, 1))
    assert page.toolbar.undo_button.toolTip() == "撤销：修改任务"
    assert not page.toolbar.redo_button.isEnabled()


def test_entry_is_struck_through_and_stays_readable(
    page: LedgerPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_reason(dialog: ReasonDialog) -> int:
        dialog.line.setText("写错了")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReasonDialog, "exec", give_reason)
    store, wanted = page.workplace.store, page.list.model.ids[0]
    raw = {"task_id": wanted, "on_day": "2021-06-01", "story": "开会"}
    records.keep(store, TASK_PROGRESS, raw)
    page.list.table.select_id(wanted)
    page.record.tabs.turn_to(page.record.tabs.titles().index("进展记录"))
    panel = page.record.tabs.stack.currentWidget()
    assert isinstance(panel, ChildPanel)
    panel.strike()
    qtbot.waitUntil(lambda: panel.current().struck_why == "写错了")
    assert panel.model.rowCount() == 1


def test_files_come_in_once_open_inside_and_go_out_under_readable_names(
    page: LedgerPage, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = tmp_path / "会议记录.txt"
    paper.write_text("到会五人", encoding="utf-8")
    first, second = page.list.model.ids[:2]
    filing.attach(page.workplace.store, TASKS, second, paper)
    page.list.table.select_id(first)
    page.record.tabs.turn_to(len(page.record.tabs.titles()) - 1)
    panel = page.record.tabs.stack.currentWidget()
    assert isinstance(panel, AttachmentsPanel)
    panel.add([paper])
    qtbot.waitUntil(lambda: "已存在，已关联" in page.workplace.status.text())
    assert len(panel.files()) == 1
    shown: list[Any] = []
    panel.open_wanted.connect(lambda name, content: shown.append((name, content)))
    panel.open_file(panel.files()[0])
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0][1].decode() == "到会五人"
    out = tmp_path / "out"
    out.mkdir()
    panel.export(out)
    qtbot.waitUntil(lambda: len(list(out.iterdir())) == 1)
    assert next(out.iterdir()).name == "3.1 第1项工作_会议记录.txt"


def test_rooms_add_acts_views_and_panels(page: LedgerPage, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel, QWidget

    from ui.ledger.toolbar import Act

    done: list[list[int]] = []
    page.add_action(
        Act("办结", lambda: done.append(page.selected_ids()), on_records=True)
    ).trigger()
    assert done == [[page.list.model.ids[0]]]
    page.add_view("树", "list-tree", QLabel("树", page))
    assert page.views.names() == ["列表", "树"]
    page.add_record_panel("督办单", lambda parent: QLabel("督办单", parent))
    assert page.record.tabs.titles()[-1] == "督办单"

    def own_buttons(panel: ChildPanel) -> QWidget:
        return QLabel("自己的按钮", panel)

    page.replace_child_actions("task_extensions", own_buttons)
    page.record.tabs.turn_to(page.record.tabs.titles().index("延期"))
    panel = page.record.tabs.stack.currentWidget()
    assert isinstance(panel, ChildPanel)
    assert isinstance(panel.verbs, QLabel)


def test_view_of_the_page_reaches_who_prints(page: LedgerPage, qtbot: QtBot) -> None:
    view = View(words="巡查")
    page.show_view(view)
    with qtbot.waitSignal(page.print_wanted) as told:
        page._want_print()
    assert told.args is not None
    assert told.args[0].words == "巡查"
    assert finding.count(page.workplace.store, TASKS, view) == page.list.total()
