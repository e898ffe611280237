"""The form takes what people write, complains under the field and never loses what was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.actions import drafts, finding, records
from models.actions.finding import OneOf, View
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.series import TASK_SERIES
from models.ledgers.tasks.task import TASKS
from tests.ui.ledger.conftest import COUNT
from ui import say
from ui.ledger.form.choosing import ChoiceEditor, LinkEditor, ManyEditor
from ui.ledger.page import LedgerPage
from ui.ledger.sides import NARROW


def write(page: LedgerPage, key: str, raw: object) -> None:
    """Type into a field."""
    page.record.pane.form.rows[key].show_raw(raw)
    page.record.pane.form.changed.emit()


def kept(page: LedgerPage, record_id: int) -> Any:
    return finding.one(page.workplace.store, TASKS, record_id)


def test_new_record_begins_with_defaults_and_the_filter(page: LedgerPage) -> None:
    page.list.set_filter("lead_unit", OneOf(frozenset({"司法所"})))
    page.begin()
    rows = page.record.pane.form.rows
    assert rows["year"].raw() == "2021"
    assert rows["lead_unit"].raw() == "司法所"
    assert rows["status"].raw() == "not_started"


def test_complaints_stand_under_their_fields_and_typed_text_stays(page: LedgerPage) -> None:
    page.begin()
    write(page, "title", "新任务")
    write(page, "due_on", "过年前")
    assert not page.record.pane.save()
    rows = page.record.pane.form.rows
    assert "请填写" in rows["code"].complaint.text()
    assert "不是日期" in rows["due_on"].complaint.text()
    assert rows["title"].raw() == "新任务"
    assert finding.count(page.workplace.store, TASKS, View()) == COUNT


def test_rule_across_fields_complains_under_its_field(page: LedgerPage) -> None:
    page.list.table.select_id(page.list.model.ids[0])
    write(page, "due_on", "")
    assert not page.record.pane.save()
    assert "要有日期" in page.record.pane.form.rows["due_on"].complaint.text()


def test_new_record_is_kept_and_chosen_in_the_list(page: LedgerPage, qtbot: QtBot) -> None:
    page.begin()
    for key, raw in {"code": "9", "title": "年终总结", "lead_unit": "司法所"}.items():
        write(page, key, raw)
    write(page, "deadline_kind", "day")
    write(page, "due_on", "12月底")
    with qtbot.waitSignal(page.workplace.records_changed):
        assert page.record.pane.save()
    made = page.current_id()
    assert made is not None
    assert kept(page, made).due_on == dt.date(2021, 12, 31)
    assert page.list.table.current_id() == made
    assert page.workplace.status.text().startswith("已保存“9 年终总结”")


def test_what_another_changed_meanwhile_is_said_and_the_typed_text_stays(
    page: LedgerPage,
) -> None:
    wanted = page.list.model.ids[2]
    page.list.table.select_id(wanted)
    write(page, "person", "我写的")
    records.keep(page.workplace.store, TASKS, {"person": "别人"}, Seen(wanted, 1))
    assert not page.record.pane.save()
    assert "改过" in page.record.pane.banner.text()
    assert page.record.pane.form.rows["person"].raw() == "我写的"
    page.record.pane.banner.buttons[0].click()
    assert page.record.pane.form.rows["person"].raw() == "别人"
    page.record.pane.banner.buttons[0].click()
    assert page.record.pane.form.rows["person"].raw() == "我写的"
    assert page.record.pane.save()


def test_leaving_a_dirty_form_keeps_a_draft_that_is_offered_again(page: LedgerPage) -> None:
    first, second = page.list.model.ids[:2]
    page.list.table.select_id(first)
    write(page, "person", "写了一半")
    page.list.table.select_id(second)
    assert "草稿" in page.workplace.status.text()
    page.list.table.select_id(first)
    pane = page.record.pane
    assert "上次有未保存的内容" in pane.banner.text()
    assert pane.form.rows["person"].raw() == ""
    pane.banner.buttons[0].click()
    assert pane.form.rows["person"].raw() == "写了一半"
    assert pane.save()
    assert drafts.all_places(page.workplace.store) == []


def test_thrown_away_draft_does_not_come_back(page: LedgerPage) -> None:
    page.begin()
    write(page, "title", "不要的")
    page.record.pane.set_aside()
    page.begin()
    page.record.pane.banner.buttons[1].click()
    assert drafts.all_places(page.workplace.store) == []


def test_draft_is_put_aside_by_itself(page: LedgerPage, qtbot: QtBot) -> None:
    page.list.table.select_id(page.list.model.ids[0])
    write(page, "person", "停电前")
    page.record.pane.drafts.keep_soon()
    store = page.workplace.store
    qtbot.waitUntil(lambda: len(drafts.all_places(store)) == 1)
    assert page.record.pane.save()
    assert drafts.all_places(store) == []


def test_escape_asks_before_typed_text_goes(page: LedgerPage, monkeypatch: Any) -> None:
    asked: list[str] = []

    def answer_no(dialog: say.AskDialog) -> int:
        asked.append(dialog.yes_button.text())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(say.AskDialog, "exec", answer_no)
    page.list.table.select_id(page.list.model.ids[0])
    write(page, "person", "留着")
    assert not page.record.pane.ask_discard()
    assert asked == ["放弃"]
    assert page.record.pane.form.rows["person"].raw() == "留着"


def test_choice_opens_by_initials_and_keeps_own_words_of_open_lists(page: LedgerPage) -> None:
    editor = page.record.pane.form.rows["lead_unit"].editor
    assert isinstance(editor, ChoiceEditor)
    assert [each.label for each in editor.look_for("sfs")] == ["司法所"]
    editor.show_raw("乡妇联")
    assert editor.raw() == "乡妇联"


def test_many_words_are_chips_added_and_taken_away(page: LedgerPage) -> None:
    editor = page.record.pane.form.rows["co_units"].editor
    assert isinstance(editor, ManyEditor)
    editor.show_value(";派出所;司法所;")
    editor.add("信访办")
    editor.remove("派出所")
    assert editor.raw() == ["司法所", "信访办"]


def test_link_finds_records_by_number_and_title(page: LedgerPage) -> None:
    editor = page.record.pane.form.rows["above_id"].editor
    assert isinstance(editor, LinkEditor)
    found = editor.look_for("网格巡查2")
    assert [each.label for each in found] == ["3.2 网格巡查2"]
    editor.show_value(int(found[0].code))
    assert editor.raw() == int(found[0].code)


def test_ctrl_d_copies_from_the_record_above(page: LedgerPage) -> None:
    above, wanted = page.list.model.ids[2:4]
    page.list.table.select_id(wanted)
    form = page.record.pane.form
    assert form.rows["due_on"].editor is not None
    form.rows["due_on"].editor.setFocus()
    page.record.pane.copy_from_previous()
    assert form.rows["due_on"].raw() == kept(page, above).due_on.isoformat()


def test_what_only_a_verb_sets_is_not_typed(page: LedgerPage) -> None:
    page.list.table.select_id(page.list.model.ids[0])
    row = page.record.pane.form.rows["finished_on"]
    assert row.editor is None
    assert row.isHidden()


def test_keys_reach_everything(page: LedgerPage, qtbot: QtBot) -> None:
    page.list.table.setFocus()
    first = page.current_id()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.current_id() not in (None, first)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.views.isHidden()
    page.open_large()
    assert page.views.isVisible()


def test_child_record_is_written_in_place(page: LedgerPage, qtbot: QtBot) -> None:
    page.list.table.select_id(page.list.model.ids[0])
    number = page.record.tabs.titles().index(TASK_EVIDENCE.title)
    page.record.tabs.turn_to(number)
    panel: Any = page.record.tabs.stack.currentWidget()
    panel.begin()
    panel.pane.form.rows["paper"].show_raw("会议记录")
    panel.pane.form.changed.emit()
    with qtbot.waitSignal(page.workplace.records_changed):
        assert panel.pane.save()
    assert panel.currentIndex() == 0
    assert panel.current().paper == "会议记录"
    assert panel.current().task_id == page.current_id()


@pytest.mark.parametrize("ledger", [TASKS, TASK_SERIES])
def test_new_record_is_seen_where_list_and_record_do_not_stand_side_by_side(
    ledger: Ledger, open_page: Callable[[Ledger], LedgerPage], qtbot: QtBot
) -> None:
    page = open_page(ledger)
    page.window().resize(835, 380)  # the room of a page at 150 %
    qtbot.waitUntil(lambda: page.width() < NARROW)
    assert not page.record.isVisible()
    page.begin()
    assert page.record.is_new()
    assert page.record.isVisible()
    assert not page.views.isVisible()
    assert not page.toolbar.isVisible()
    qtbot.waitUntil(lambda: page.record.pane.form.height() >= 160)
    page.record.large_button.click()
    assert page.views.isVisible()
    assert page.toolbar.isVisible()


def test_new_record_given_up_leads_back_to_the_one_in_the_list(
    page: LedgerPage, qtbot: QtBot
) -> None:
    shown = page.current_id()
    told: list[int | None] = []
    page.selection_changed.connect(told.append)
    page.begin()
    assert told[-1] is None
    assert page.record.pane.ask_discard()
    assert page.current_id() == shown == told[-1]
    page.begin()
    table = page.list.table
    spot = table.visualRect(table.currentIndex()).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.current_id() == shown
