"""A ledger declared in one file has every face at once, with no code of its own (L10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding, history, records, undoing
from models.actions.finding import Between, Filter, Holding, OneOf, View
from models.actions.records import Seen
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.ledger import all_ledgers
from models.store.ledger_file import Store
from reports.catalogue import make_report, reports_of
from tests.toy_ledger import TOYS
from ui import say
from ui.background.desk import Desk
from ui.ledger.filters.kinds import FILTERS, in_words, subject_of
from ui.ledger.page import LedgerPage
from ui.look.dress import apply_look
from ui.printing.print_dialog import PrintDialog
from ui.rooms.catalogue import all_rooms
from ui.workplace import Workplace

BEAR = {"code": "1", "name": "大熊", "owner": "王小明", "price": "12.50", "bought_on": "2021.5.1"}
TRAIN = {"code": "2", "name": "小火车", "kind": "木头", "price": "30", "owner": "李四"}
FIRST_ROW = 4
WISHES: dict[str, tuple[Filter, str, list[str]]] = {
    "name": (Holding("火车"), "名称：含“火车”", ["小火车"]),
    "kind": (OneOf(frozenset({"soft"})), "材质：毛绒", ["大熊"]),
    "price": (Between(2000, None), "价钱：20.00 起", ["小火车"]),
    "bought_on": (Between(None, dt.date(2021, 6, 1)), "购买日期：到 2021-06-01 止", ["大熊"]),
}


@pytest.fixture
def ids(toy_store: Store) -> list[int]:
    return records.keep_new(toy_store, TOYS, [BEAR, TRAIN], "登记")


@pytest.fixture
def workplace(qapp: QApplication, toy_store: Store, ids: list[int]) -> Iterator[Workplace]:
    apply_look(qapp)
    window = QWidget()
    window.resize(1262, 700)
    QVBoxLayout(window)
    desk = Desk(window)
    made = Workplace(toy_store, desk, say.StatusLine(window), window)
    yield made
    made.leave()
    desk.close()
    window.close()
    window.deleteLater()


@pytest.fixture
def window(workplace: Workplace) -> QWidget:
    held = workplace.parent()
    assert isinstance(held, QWidget)
    return held


@pytest.fixture
def page(workplace: Workplace, window: QWidget, qtbot: QtBot) -> LedgerPage:
    made = LedgerPage(workplace, TOYS, window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    window.show()
    qtbot.waitExposed(window)
    return made


def shown(page: LedgerPage, key: str) -> list[str]:
    model, column = page.list.model, page.list.model.keys.index(key)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_it_stands_on_the_rail_and_on_the_shelf(toy_store: Store) -> None:
    assert TOYS in all_ledgers()
    assert [room.title for room in all_rooms() if room.name == TOYS.name] == ["玩具台账"]


def test_its_list_shows_every_column_and_covers_names(page: LedgerPage) -> None:
    assert tuple(page.list.model.keys) == TOYS.list_columns
    assert shown(page, "name") == ["大熊", "小火车"]
    assert shown(page, "kind") == ["毛绒", "木头"]
    assert shown(page, "price") == ["12.50", "30.00"]
    assert shown(page, "owner") == ["王某某", "李某"]
    assert page.list.count.text().startswith("2 件")


def test_its_form_complains_keeps_and_shows(page: LedgerPage, ids: list[int]) -> None:
    page.begin()
    form = page.record.pane.form
    assert set(form.rows) == {each.key for each in TOYS.typed}
    assert form.rows["kind"].raw() == "soft"
    for key, raw in {"code": "3", "name": "积木", "price": "贵", "bought_on": "2021-7-1"}.items():
        form.rows[key].show_raw(raw)
    form.changed.emit()
    assert not page.record.pane.save()
    assert "价钱" in form.rows["price"].complaint.text()
    form.rows["price"].show_raw("5")
    assert not page.record.pane.save()
    assert form.rows["bought_on"].complaint.text() == "购买日期不能晚于今天，请核对。"
    form.rows["bought_on"].show_raw("6月1日")
    assert page.record.pane.save()
    kept = finding.first_rows(page.workplace.store, TOYS, View(words="积木"))[0]
    assert (kept.price, kept.bought_on) == (500, dt.date(2021, 6, 1))


@pytest.mark.parametrize("key", WISHES)
def test_its_columns_filter_by_their_kind(page: LedgerPage, window: QWidget, key: str) -> None:
    wish, words, names = WISHES[key]
    workplace = page.workplace
    subject = subject_of(workplace.store, TOYS, key, View(), workplace.office)
    edit = FILTERS[TOYS.fields[key].card.kind](subject, window)
    edit.show_wish(wish)
    assert edit.wish() == wish
    assert in_words(TOYS, key, wish, workplace.office) == words
    page.list.set_filter(key, wish)
    assert shown(page, "name") == names


def test_its_search_finds_initials(page: LedgerPage, qtbot: QtBot) -> None:
    page.list.search.setText("xhc")
    qtbot.waitUntil(lambda: shown(page, "name") == ["小火车"])


def test_its_template_comes_back_filled(toy_store: Store, ids: list[int], tmp_path: Path) -> None:
    path = tmp_path / "toys.xlsx"
    write_template(toy_store, TOYS, path)
    book = openpyxl.load_workbook(path)
    typed = [each.key for each in TOYS.typed]
    rows: list[dict[str, Any]] = [
        {"code": "3", "name": "积木", "kind": "木头", "price": 8.5, "bought_on": "2021年6月1日"},
        {"code": "1", "name": "大棕熊"},
    ]
    for at, row in enumerate(rows, start=FIRST_ROW):
        for key, value in row.items():
            book.worksheets[0].cell(at, typed.index(key) + 1, value)
    book.save(path)
    plan = plan_intake(toy_store, TOYS, path)
    assert [each.complaints for each in plan.refused] == []
    assert [(d.label, d.old, d.new) for d in plan.changed[0].differences] == [
        ("名称", "大熊", "大棕熊")
    ]
    batch = carry_out(toy_store, plan)
    held = {row.code: row for row in finding.every_row(toy_store, TOYS, View())}
    assert {code: row.name for code, row in held.items()} == {
        "1": "大棕熊",
        "2": "小火车",
        "3": "积木",
    }
    assert (held["3"].kind, held["3"].price) == ("wood", 850)
    undoing.undo(toy_store, batch)
    assert finding.all_ids(toy_store, TOYS, View()) == ids


def test_its_template_refuses_what_is_wrong_at_its_cell(toy_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "toys.xlsx"
    write_template(toy_store, TOYS, path)
    book = openpyxl.load_workbook(path)
    for at, value in enumerate(("3", "积木", "", "塑料", "贵"), start=1):
        book.worksheets[0].cell(FIRST_ROW, at, value)
    book.save(path)
    (refused,) = plan_intake(toy_store, TOYS, path).refused
    assert {each.address for each in refused.complaints} == {"D4", "E4"}


def test_its_book_is_printed_and_exported(toy_store: Store, ids: list[int], tmp_path: Path) -> None:
    (report,) = reports_of(TOYS)
    paths = make_report(toy_store, report.name, "2021", ("pdf", "xlsx"), tmp_path)
    assert [path.suffix for path in paths] == [".pdf", ".xlsx"]
    document = pypdfium2.PdfDocument(paths[0].read_bytes())
    on_paper = document[0].get_textpage().get_text_range()
    document.close()
    sheet = openpyxl.load_workbook(paths[1]).worksheets[0]
    cells = {cell.value for row in sheet.iter_rows() for cell in row}
    for text in ("玩具登记册", "大熊", "王某某", "毛绒", "第 1 页"):
        assert text in on_paper
    assert {"玩具登记册", "大熊", "王某某", "毛绒", 12.5} <= cells
    assert "王小明" not in on_paper
    assert "王小明" not in cells


def test_its_print_dialog_offers_its_book(page: LedgerPage, window: QWidget, qtbot: QtBot) -> None:
    dialog = PrintDialog(page.workplace, TOYS, page.list.view(), window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.made is not None
    assert dialog.made.document.title == "玩具登记册"
    dialog.done(0)
    dialog.deleteLater()


def test_its_history_tells_old_and_new(page: LedgerPage, ids: list[int]) -> None:
    store = page.workplace.store
    records.keep(store, TOYS, {"price": "13", "owner": "赵六"}, Seen(ids[0], 1))
    told = {each.label: (each.old, each.new) for each in history.history_of(store, TOYS, ids[0])}
    assert told["价钱"] == ("12.50", "13.00")
    assert told["主人"] == ("王某某", "赵某")


def test_its_recycle_bin_takes_and_gives_back(
    page: LedgerPage, ids: list[int], qtbot: QtBot
) -> None:
    store = page.workplace.store
    records.retire(store, TOYS, ids[:1])
    page.toggle_bin()
    assert page.toolbar.title.text() == "回收站 · 玩具台账"
    assert shown(page, "name") == ["大熊"]
    page.acts.restore(ids[:1])
    qtbot.waitUntil(lambda: shown(page, "name") == [])
    page.toggle_bin()
    qtbot.waitUntil(lambda: shown(page, "name") == ["大熊", "小火车"])


def test_files_are_kept_beside_it(page: LedgerPage, ids: list[int]) -> None:
    page.select(ids[0])
    assert page.record.tabs.titles() == ["玩具", "附件"]
