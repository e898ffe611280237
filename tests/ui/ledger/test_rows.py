"""Records typed row by row before any of them is kept: cells, keys, complaints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.obligations import OBLIGATIONS
from ui.ledger.rows.rows_edit import RowsEdit
from ui.ledger.sheets.sheet import Table
from ui.parts.tab_order import ReadingOrder
from ui.workplace import Workplace

KEYS = ("name", "side", "phone")


def start(number: int) -> Mapping[str, object]:
    return {"side": "respondent" if number else "applicant", "party_kind": "natural"}


PARTIES = Table("parties", DISPUTE_PARTIES, KEYS, "当事人", start=start)


class Form(ReadingOrder, QWidget):
    """A line, the rows, a line."""

    def __init__(self, workplace: Workplace, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.before, self.rows, self.after = (
            QLineEdit(self),
            RowsEdit(workplace, table, self),
            QLineEdit(self),
        )
        column = QVBoxLayout(self)
        for each in (self.before, self.rows, self.after):
            column.addWidget(each)


@pytest.fixture
def form(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Form:
    made = Form(workplace, PARTIES, window)
    QVBoxLayout(window).addWidget(made)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return made


def typed(qtbot: QtBot, text: str) -> None:
    """Write into the open cell; pytest-qt types no Chinese."""
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.insert(text)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)
    QApplication.processEvents()


def show(form: Form, *rows: Mapping[str, object]) -> None:
    form.rows.show_raw(rows)


def test_tab_goes_through_the_cells_and_leaves_behind_the_last_row(
    qtbot: QtBot, form: Form
) -> None:
    form.before.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab) if form.rows.add_link.hasFocus() else None
    while not isinstance(QApplication.focusWidget(), QLineEdit):
        press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "张三")
    press(qtbot, Qt.Key.Key_Tab)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    assert box.currentText() == "申请人（甲方）"
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "13900000000")
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "李四")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)  # into the empty row at the end
    press(qtbot, Qt.Key.Key_Tab)
    assert form.after.hasFocus()
    assert [(row["name"], row["side"]) for row in form.rows.raw()] == [
        ("张三", "applicant"),
        ("李四", "respondent"),
    ]


def test_backtab_leaves_before_the_first_cell(qtbot: QtBot, form: Form) -> None:
    show(form, {"name": "张三"})
    form.rows.enter()
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not form.rows.table.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget() is not form.rows.table


def test_enter_goes_down_and_presses_no_button(qtbot: QtBot, form: Form) -> None:
    show(form, {"name": "张三"})
    form.rows.enter()
    typed(qtbot, "张三丰")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.rows.table.currentIndex().row() == 1)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_open_cell_counts_as_written(qtbot: QtBot, form: Form) -> None:
    form.rows.enter()
    typed(qtbot, "王五")
    assert [row["name"] for row in form.rows.raw()] == ["王五"]
    assert form.rows.is_dirty()


def test_row_with_nothing_but_its_beginning_is_no_record(form: Form) -> None:
    model = form.rows.model
    model.setData(model.index(0, 1), "respondent")
    assert [row["side"] for row in form.rows.raw()] == ["respondent"]
    model.setData(model.index(0, 1), "applicant")
    assert form.rows.raw() == []


def test_complaint_stands_in_its_cell_and_below(form: Form) -> None:
    show(form, {"name": "张三"}, {"phone": "1390000"}, {"name": "赵六"})
    assert form.rows.complain({(1, "name"): "请填写姓名或名称。"})
    assert form.rows.complaint.text() == "第2名：请填写姓名或名称。"
    model = form.rows.model
    cell = model.index(1, 0)
    assert model.wrong_cell() == cell
    assert cell.data(Qt.ItemDataRole.BackgroundRole) is not None
    model.setData(cell, "李四")
    assert cell.data(Qt.ItemDataRole.BackgroundRole) is None
    assert not form.rows.complain({})


def test_row_is_taken_away_and_the_rest_stays(qtbot: QtBot, form: Form) -> None:
    show(form, {"name": "张三"}, {"name": "李四"})
    form.rows.table.stand_in(form.rows.model.index(0, 0))
    form.rows.drop_link.click()
    assert [row["name"] for row in form.rows.raw()] == ["李四"]


def test_thirty_one_rows_scroll_and_the_next_is_begun_by_one_press(
    qtbot: QtBot, form: Form
) -> None:
    show(form, *({"name": f"当事人{number}"} for number in range(31)))
    form.rows.add_link.click()
    table = form.rows.table
    assert table.currentIndex().row() == 31
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_day_is_read_on_leaving_and_a_mark_is_said_at_once(
    qtbot: QtBot, workplace: Workplace, window: QWidget, form: Form
) -> None:
    table = Table("obligations", OBLIGATIONS, ("what", "due_on", "amount"), "履行事项")
    rows = RowsEdit(workplace, table, window)
    form.layout().addWidget(rows)
    rows.enter()
    typed(qtbot, "付款，电话0855-8234567")
    press(qtbot, Qt.Key.Key_Tab)
    assert "电话号码" in rows.guard.text()
    typed(qtbot, "7月1日")
    press(qtbot, Qt.Key.Key_Tab)
    (row,) = rows.raw()
    assert row["due_on"] == "2021-07-01"


def test_choices_of_the_office_are_offered(workplace: Workplace, form: Form) -> None:
    make: Callable[..., Any] = form.rows.table.itemDelegate().createEditor
    box = make(form.rows.table, None, form.rows.model.index(0, 1))
    assert [box.itemText(at) for at in range(box.count())] == [
        "申请人（甲方）",
        "被申请人（乙方）",
    ]
    box.deleteLater()
