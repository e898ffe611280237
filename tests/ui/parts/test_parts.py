"""Small widgets do the one thing they are for."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.troubles import Trouble
from ui.look.colours import Tone
from ui.parts.buttons import danger_button, primary_button, tool_button
from ui.parts.chip import Chip
from ui.parts.date_line import DateLine
from ui.parts.elide_label import ElideLabel
from ui.parts.empty_state import EmptyState
from ui.parts.flow_layout import FlowLayout
from ui.parts.heading import SectionHeading, complaint_line, help_line, page_title
from ui.parts.paragraph_edit import ParagraphEdit
from ui.parts.side_list import SideList
from ui.parts.typeahead import Option, TypeAhead

VILLAGES = [Option("01", "红旗村"), Option("02", "红星村"), Option("03", "大河村")]
INITIALS = {"01": "hqc", "02": "hxc", "03": "dhc"}


def find_village(text: str) -> list[Option]:
    return [
        each
        for each in VILLAGES
        if text in each.label or INITIALS[each.code].startswith(text.lower())
    ]


def read_date(text: str) -> date:
    if text == "月底":
        return date(2021, 6, 30)
    if text == "去年":
        raise Trouble("“去年”不是日期。")
    return date.fromisoformat(text)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def put(window: QWidget, widget: QWidget) -> None:
    window.layout().addWidget(widget)
    widget.show()
    QApplication.processEvents()


def test_long_line_is_cut_and_shown_whole_on_hover(window: QWidget) -> None:
    label = ElideLabel("综治中心实体化建设" * 10, window)
    put(window, label)
    assert label.is_cut()
    assert label.toolTip() == label.text() == "综治中心实体化建设" * 10
    label.setText("短")
    assert not label.is_cut()
    assert label.toolTip() == ""
    assert window.minimumSizeHint().width() < 200


def test_chip_shows_its_word(window: QWidget) -> None:
    chip = Chip("逾期 5 天", Tone.OVERDUE, window)
    put(window, chip)
    chip.show_state("达标", Tone.GOOD)
    assert chip.text() == "达标"
    assert Tone.GOOD.ground in chip.styleSheet()


def test_empty_place_offers_one_button(window: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState("还没有任务。", "导入方案", window)
    put(window, empty)
    assert empty.button is not None
    with qtbot.waitSignal(empty.button.clicked):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    empty.say("没有符合筛选的任务。")
    assert empty.sentence() == "没有符合筛选的任务。"
    assert EmptyState("无", "", window).button is None


def test_headings_say_their_names(window: QWidget) -> None:
    assert page_title("试点任务", window).font().pointSizeF() == 14
    assert SectionHeading("基本情况", window).text() == "基本情况"
    assert help_line("没有写明的填年底", window).wordWrap()
    assert complaint_line("必须填写", window).property("role") == "complaint"


def test_buttons_carry_their_rank_and_name(window: QWidget) -> None:
    assert primary_button("新增", window, "plus").property("kind") == "primary"
    assert not danger_button("删除", window).isDefault()
    assert tool_button("zoom-in", "放大", window).accessibleName() == "放大"


def test_typing_chinese_or_initials_narrows_the_choices(window: QWidget, qtbot: QtBot) -> None:
    line = TypeAhead(find_village, window)
    put(window, line)
    line.setFocus()
    qtbot.keyClicks(line, "h")
    assert [each.label for each in line.offered()] == ["红旗村", "红星村"]
    qtbot.keyClicks(line, "x")
    assert [each.label for each in line.offered()] == ["红星村"]
    assert line.code() == ""


def test_enter_takes_the_choice_that_is_marked(window: QWidget, qtbot: QtBot) -> None:
    line = TypeAhead(find_village, window)
    put(window, line)
    line.setFocus()
    qtbot.keyClicks(line, "hq")
    popup = line.popup()
    assert popup.isVisible()
    with qtbot.waitSignal(line.chosen) as heard:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert heard.args == ["01"]
    assert line.text() == "红旗村"
    assert line.code() == "01"


def test_text_that_finds_exactly_one_becomes_it_on_leaving(window: QWidget, qtbot: QtBot) -> None:
    line, other = TypeAhead(find_village, window), QLineEdit(window)
    put(window, line)
    put(window, other)
    line.setFocus()
    qtbot.keyClicks(line, "dh")
    line.popup().hide()
    other.setFocus()
    assert line.code() == "03"
    assert line.text() == "大河村"


def test_unknown_text_stays_and_has_no_code(window: QWidget, qtbot: QtBot) -> None:
    line, other = TypeAhead(find_village, window), QLineEdit(window)
    put(window, line)
    put(window, other)
    line.setFocus()
    qtbot.keyClicks(line, "zz")
    other.setFocus()
    assert line.code() == ""
    assert line.text() == "zz"


def test_emptied_line_has_no_choice_any_more(window: QWidget, qtbot: QtBot) -> None:
    line = TypeAhead(find_village, window)
    put(window, line)
    line.choose(VILLAGES[0])
    line.setFocus()
    line.selectAll()
    with qtbot.waitSignal(line.chosen) as heard:
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert heard.args == [""]
    assert line.code() == ""
    line.popup().hide()


def test_arrow_down_offers_everything_when_a_choice_stands_there(
    window: QWidget, qtbot: QtBot
) -> None:
    line = TypeAhead(find_village, window)
    put(window, line)
    line.choose(VILLAGES[0])
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert len(line.offered()) == 3
    line.popup().hide()


def test_date_is_shown_in_one_form_on_leaving(window: QWidget, qtbot: QtBot) -> None:
    line = DateLine(read_date, window)
    put(window, line)
    line.line.insert("月底")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert line.text() == "2021-06-30"
    assert line.value() == date(2021, 6, 30)


def test_what_is_no_date_stays_as_written(window: QWidget, qtbot: QtBot) -> None:
    line = DateLine(read_date, window)
    put(window, line)
    line.line.insert("去年")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert line.text() == "去年"
    assert line.value() is None


def test_calendar_opens_at_the_date_and_gives_the_day_picked(window: QWidget, qtbot: QtBot) -> None:
    line = DateLine(read_date, window)
    put(window, line)
    line.setText("2021-03-05")
    line.open_calendar()
    calendar = line.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2021, 3, 5)
    assert calendar.locale().name() == "zh_CN"
    with qtbot.waitSignal(line.changed):
        calendar.clicked.emit(QDate(2021, 3, 31))
    assert line.text() == "2021-03-31"
    assert not calendar.isVisible()


def test_paragraph_grows_with_its_text_up_to_a_limit(window: QWidget) -> None:
    edit = ParagraphEdit(window)
    put(window, edit)
    empty = edit.height()
    edit.setText("加强综治中心建设，" * 20)
    QApplication.processEvents()
    grown = edit.height()
    assert grown > empty
    assert edit.verticalScrollBar().maximum() == 0
    edit.setText("行\n" * 100)
    QApplication.processEvents()
    assert edit.verticalScrollBar().maximum() > 0
    assert edit.height() < 12 * edit.fontMetrics().lineSpacing() + 40


def test_tab_leaves_a_paragraph(window: QWidget, qtbot: QtBot) -> None:
    edit, other = ParagraphEdit(window), QLineEdit(window)
    put(window, edit)
    put(window, other)
    edit.setFocus()
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == ""


def test_chips_break_into_rows_and_keep_their_order(window: QWidget) -> None:
    box = QWidget(window)
    flow = FlowLayout(box)
    labels = [QLabel(f"筛选条件 {number}", box) for number in range(12)]
    for label in labels:
        flow.addWidget(label)
    put(window, box)
    places = [(label.y(), label.x()) for label in labels]
    assert places == sorted(places)
    assert len({y for y, _ in places}) > 1
    assert flow.heightForWidth(150) > flow.heightForWidth(2000)
    assert max(label.geometry().right() for label in labels) <= box.width()


def test_side_list_marks_one_name_and_keeps_its_rows_of_one_height(window: QWidget) -> None:
    names = SideList("各页", window, 52)
    put(window, names)
    names.show_names(["示例乡 · 2021\n/台账", "别的"])
    assert names.row() == 0
    names.choose(1)
    assert names.row() == 1
    assert [names.sizeHintForRow(row) for row in range(2)] == [52, 52]
