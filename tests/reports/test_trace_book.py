"""The log on paper: a line for each changed field, covered, held to period and filter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from models.actions import finding, records, undoing
from models.actions.finding import Between, OneOf, View
from models.actions.records import Seen
from models.actions.traces import listing
from models.actions.traces.opening_log import log_opening
from models.actions.traces.verifying import newest_seal
from models.dates.spans import WHOLE, month, read_period
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from reports.catalogue import compose, find_report, make_report, reports_of
from reports.forms.trace_book import within
from reports.paper import Book
from reports.requests import TRACES, Request
from tests.reports.sample_books import page_texts
from tests.reports.task_ledger_file import TODAY, make_store
from tests.toy_ledger import TOYS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "ledger")
    yield made
    made.close()


def book(store: Store, request: Request) -> Book:
    made = compose(store, find_report("trace-book"), request)
    assert isinstance(made, Book)
    return made


def change_some(store: Store) -> int:
    rows = finding.first_rows(store, TASKS, View(), 2)
    looks = [Seen(row.id, row.revision) for row in rows]
    records.change_several(store, TASKS, looks, {"lead_unit": "司法所"}, "职责调整")
    undoing.undo(store)
    log_opening(store, TASKS, rows[0].id, ["person"])
    return listing.size(store)


def test_it_is_offered_in_its_room_only() -> None:
    assert [report.name for report in reports_of(TRACES)] == ["trace-book"]


def test_bulk_change_is_told_field_by_field_under_one_number(store: Store) -> None:
    newest = change_some(store)
    rows = [row.cells for row in book(store, Request(WHOLE)).rows]
    bulk = [cells for cells in rows if cells[0] == newest - 2]
    assert [(c[4], c[6], c[7], c[8], c[9], c[10]) for c in bulk] == [
        ("试点任务", "牵头单位", "派出所", "司法所", "职责调整", "已撤销")
    ] * 2
    assert rows[-1][3] == "查看个人信息"
    assert rows[-1][6] == "查看了 责任人"
    assert [cells[0] for cells in rows] == sorted(cells[0] for cells in rows)  # type: ignore[type-var]


def test_it_can_be_written_twice_and_stays_what_it_was(store: Store) -> None:
    made = book(store, Request(WHOLE))
    first = list(made.rows)
    change_some(store)
    assert list(made.rows) == first


def test_period_and_filter_hold_together(store: Store) -> None:
    assert book(store, Request(read_period("2020"))).row_count == 0
    view = View(filters={"ledger": OneOf(frozenset({"villages"}))})
    made = book(store, Request(month(2021, 6), view))
    assert {row.cells[4] for row in made.rows} == {"村情卡"}
    assert made.footer.filter_words == "台账为村情卡"
    assert made.footer.period == "2021年6月"
    june, week = month(2021, 6), Between(TODAY, None)
    both = within(View(filters={"at": week}), Between(june.start, june.end)).filters["at"]
    assert both == Between(TODAY, june.end)


def test_pdf_and_excel_say_the_same_with_the_newest_code(store: Store, tmp_path: Path) -> None:
    change_some(store)
    pdf, sheet = make_report(store, "trace-book", "2021", ("pdf", "xlsx"), tmp_path)
    shown = re.sub(r"\s", "", "".join(page_texts(pdf)))
    cells = [c.value for row in openpyxl.load_workbook(sheet).worksheets[0] for c in row]
    seal = newest_seal(store)
    assert seal is not None
    for words in ("操作记录只能增加", "".join(seal.groups), "职责调整", "查看了责任人", "第1页共"):
        assert words in shown
    assert any("".join(seal.groups) in str(value).replace(" ", "") for value in cells)
    assert {"批号", "做了什么", "批量修改2项任务", "已撤销"} <= set(cells)


def test_names_are_covered_on_it(toy_store: Store, tmp_path: Path) -> None:
    records.keep(toy_store, TOYS, {"code": "1", "name": "木马", "owner": "王小明"})
    records.keep(toy_store, TOYS, {"owner": "李四"}, Seen(1, 1))
    pdf, sheet = make_report(toy_store, "trace-book", "2021", ("pdf", "xlsx"), tmp_path)
    texts = ["".join(page_texts(pdf))]
    texts += [str(c.value) for row in openpyxl.load_workbook(sheet).worksheets[0] for c in row]
    assert "王某某" in "".join(texts)
    assert not [text for text in texts if "王小明" in text or "李四" in text]
