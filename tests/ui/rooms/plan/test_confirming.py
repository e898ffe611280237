"""The clerk confirms on one screen: edits, tools, doubts, corrections, steps taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.exchange.plan.outline import Item
from ui.rooms.plan.confirming import steps
from ui.rooms.plan.confirming.noise_dialog import NoiseDialog
from ui.rooms.plan.confirming.outline_model import DUE, LEAD, MARKS, TITLE, OutlineModel
from ui.rooms.plan.plan_room import PlanRoom
from ui.rooms.plan.wording import reading_of, source_of


def _cell(room: PlanRoom, code: str, column: int) -> str:
    model: OutlineModel = room.confirm.view.items
    return str(model.data(model.at(code, column)))


def _go(room: PlanRoom, code: str) -> None:
    room.confirm.view.select([code])


def _click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_tree_shows_number_date_and_marks(read: PlanRoom) -> None:
    assert _cell(read, "1.1", DUE) == "2021-06-30"
    assert _cell(read, "1.2", DUE) == "认不出"
    assert _cell(read, "1.2", MARKS) == "待核对"
    model = read.confirm.view.items
    assert model.parent(model.at("1.1")) == model.at("1")


def test_a_field_left_is_written_and_can_be_taken_back(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "2.1")
    title = read.confirm.form.title
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "tiao jie")
    read.confirm.form.requirement.setFocus()
    assert _cell(read, "2.1", TITLE) == "tiao jie"
    read.confirm.press("undo")
    assert _cell(read, "2.1", TITLE) == "建调解室"
    assert title.text() == "建调解室"
    read.confirm.press("redo")
    assert _cell(read, "2.1", TITLE) == "tiao jie"


def test_a_time_limit_says_at_once_how_it_is_read(read: PlanRoom) -> None:
    _go(read, "1.2")
    form = read.confirm.form
    assert "6月没有31日" in form._misread.text()
    form.deadline.setText("每月5日前")
    assert form._reading.text() == "长期坚持，每月5日检查"
    form.deadline.setText("2021年10月底前")
    assert form._reading.text() == "月底前 2021-10-31"
    form.flush()
    assert _cell(read, "1.2", DUE) == "2021-10-31"
    assert _cell(read, "1.2", MARKS) == ""
    assert reading_of(read.working.outline.item("1").deadline).startswith("没有写时限")


def test_a_time_in_the_text_is_offered_and_taken(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "1.1")
    assert "年内" in read.confirm.form._hint.text()
    _click(qtbot, read.confirm.form.hint_button)
    assert _cell(read, "1.1", DUE) == "2021-12-31"
    assert not read.confirm.form.hint_button.isVisible()


def test_a_damaged_word_is_marked_and_accepted_with_one_click(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "1.1")
    form = read.confirm.form
    assert len(form.requirement.extraSelections()) == 1
    button = next(b for b in form.offers.findChildren(QPushButton) if "掩盖 → 覆盖" in b.text())
    _click(qtbot, button)
    assert "全覆盖" in form.requirement.text()
    assert not form.requirement.extraSelections()


def test_all_damaged_words_are_accepted_as_one_step(read: PlanRoom, qtbot: QtBot) -> None:
    before = read.working.outline
    _click(qtbot, read.confirm.accept_button)
    assert not read.working.offers()
    assert not read.confirm.accept_button.isVisible()
    read.confirm.press("undo")
    assert read.working.outline == before


def test_split_at_the_cursor_makes_the_next_item(read: PlanRoom) -> None:
    _go(read, "2.1")
    edit = read.confirm.form.requirement
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("选好人"))
    edit.setTextCursor(cursor)
    read.confirm.press("split")
    assert read.confirm.view.codes() == ["2.2"]
    assert read.working.outline.item("2.2").requirement.startswith("选好人")
    read.confirm.press("join")
    assert read.confirm.view.codes() == ["2.1"]


def test_levels_are_changed_by_keys(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "1.2")
    view = read.confirm.view
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.codes() == ["1.1.1"]
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert view.codes() == ["1.2"]


def test_a_step_that_cannot_be_taken_is_told_below(read: PlanRoom) -> None:
    _go(read, "1")
    read.confirm.press("move_up")
    assert "最上一级" in read._workplace.status.text()


def test_leaving_out_counts_and_is_taken_back(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "1")
    qtbot.keyClick(read.confirm.view, Qt.Key.Key_Delete)
    assert read.confirm.save_button.text() == "保存为任务（2 项）"
    assert _cell(read, "1.2", MARKS) == "不导入"
    _go(read, "1.1")
    assert read.confirm.tools.buttons["leave_out"].text() == "恢复"
    read.confirm.press("leave_out")
    assert read.confirm.save_button.text() == "保存为任务（5 项）"


def test_several_items_get_one_leading_unit(read: PlanRoom, qtbot: QtBot) -> None:
    read.confirm.view.select(["1.1", "2.1"])
    form = read.confirm.several
    assert form.isVisible()
    form.lead.show_text("派出所")
    _click(qtbot, form.lead_button)
    assert [_cell(read, code, LEAD) for code in ("1.1", "1.2", "2.1")] == ["派出所", "", "派出所"]
    assert read.confirm.view.codes() == ["1.1", "2.1"]


def test_an_added_item_waits_for_its_title(read: PlanRoom) -> None:
    _go(read, "2.1")
    read.confirm.press("add")
    assert read.confirm.view.codes() == ["2.2"]
    assert _cell(read, "2.2", MARKS) == "待核对"
    assert read.confirm.form.title.hasFocus() or not read.isActiveWindow()


def test_the_next_doubt_is_found_round_the_end(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "2.1")
    qtbot.keyClick(read.confirm.view, Qt.Key.Key_F4)
    assert read.confirm.view.codes() == ["1.2"]


def test_only_doubts_stay_in_sight_while_they_are_mended(read: PlanRoom) -> None:
    button = read.confirm.tools.buttons["only_doubts"]
    assert button.text() == "只看要核对的（1）"
    button.click()
    assert read.confirm.view.items.codes() == ["1", "1.2"]
    _go(read, "1.2")
    read.confirm.form.deadline.setText("年内")
    read.confirm.form.flush()
    assert button.text() == "只看要核对的（0）"
    assert read.confirm.view.items.codes() == ["1", "1.2"]
    button.click()
    assert len(read.confirm.view.items.codes()) == 6


def test_without_doubts_the_filter_does_not_empty_the_list(read: PlanRoom) -> None:
    _go(read, "1.2")
    read.confirm.press("leave_out")
    button = read.confirm.tools.buttons["only_doubts"]
    button.click()
    assert not button.isChecked()
    assert len(read.confirm.view.items.codes()) == 6


def test_a_doubt_of_reading_is_settled(read: PlanRoom, room: PlanRoom, qtbot: QtBot) -> None:
    room.read_pasted("2021年方案\n一、巡逻\n三、调解\n")
    qtbot.waitUntil(lambda: len(room.working.outline.items) == 3)
    code = next(item.code for item in room.working.outline.items if item.read_doubts)
    _go(room, code)
    _click(qtbot, room.confirm.form.settle_button)
    assert not room.working.outline.item(code).doubts


def test_a_line_set_aside_is_taken_in_after_all(room: PlanRoom, qtbot: QtBot) -> None:
    room.read_pasted("2021年方案\n一、巡逻。每天。\n第 1 页 共 2 页\n二、调解。每村。\n")
    qtbot.waitUntil(lambda: bool(room.working.outline.noise))
    dialog = NoiseDialog(room.working.outline, room)
    dialog.wanted.connect(
        lambda line: room.confirm.apply(steps.take_in_noise(room.working.outline, "1", line))
    )
    dialog.show()
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "也要这行")
    _click(qtbot, button)
    assert len(room.working.outline.items) == 4
    assert not room.working.outline.noise
    dialog.show_lines(room.working.outline)
    assert any("没有略去的行" in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
    dialog.deleteLater()


def test_another_year_reads_every_time_limit_anew(read: PlanRoom) -> None:
    read.confirm.head.year.setValue(2022)
    assert _cell(read, "1.1", DUE) == "2022-06-30"


def test_units_are_found_by_pinyin_initials_behind_a_comma(read: PlanRoom, qtbot: QtBot) -> None:
    _go(read, "2.1")
    line = read.confirm.form.units["co_units"]
    line.setFocus()
    line.setText("乡综治办、")
    qtbot.keyClicks(line, "pcs")
    assert [option.label for option in line.offered()] == ["乡综治办、派出所"]
    line.popup().hide()


def test_source_lines_are_named_in_runs() -> None:
    assert source_of(Item("1", "0", "", lines=(3, 4, 5, 10))) == "原文第 3–5、10 行"
    assert source_of(Item("1", "0", "")) == ""


def test_ctrl_z_takes_back_here_and_not_in_the_ledger(
    read: PlanRoom, window: QWidget, qtbot: QtBot
) -> None:
    of_the_window: list[None] = []
    key = QShortcut(QKeySequence("Ctrl+Z"), window)
    key.activated.connect(lambda: of_the_window.append(None))
    window.activateWindow()
    _go(read, "2.1")
    read.confirm.press("leave_out")
    for focused in (read.confirm.view, read.confirm.save_button):
        focused.setFocus()
        qtbot.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert not read.working.outline.item("2.1").left_out
        qtbot.keyClick(focused, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert read.working.outline.item("2.1").left_out
    assert not of_the_window
