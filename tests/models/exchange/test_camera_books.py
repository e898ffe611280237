"""Workbooks of camera points as villages send them: read where they can be, else told by cell."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.actions import finding, records
from models.actions.finding import View
from models.exchange.workbooks import troubles
from models.exchange.workbooks.columns import columns_of
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.plan import IntakePlan
from models.exchange.workbooks.template import write_template
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.township.grids import GRIDS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.troubles import Trouble
from tests.models.exchange.conftest import old_book, put_by_heading, told_of
from tests.models.linking.conftest import point
from tests.models.linking.conftest import store as store

HEADS = ["点位编号", "点位名称", "行政村", "自然村", "启用日期", "录像保存天数", "状态"]
GOOD = ["D1", "村口", "石桥村", "上屋", "2019-06-05", 30, "正常"]


def one(plan: IntakePlan) -> dict[str, Any]:
    assert told_of(plan) == {}
    (row,) = plan.new
    return dict(row.values)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ({0: "Ｄ１", 5: "３０"}, {"code": "D1", "keep_days": 30}),
        ({5: " 30天 "}, {"keep_days": 30}),
        ({0: 1001, 5: 30.0}, {"code": "1001", "keep_days": 30}),
        ({2: " 石桥村\u00a0"}, {}),
        ({2: "369921200202"}, {}),
        ({2: 369921200202}, {}),
        ({4: "2019年6月5日"}, {"started_on": dt.date(2019, 6, 5)}),
        ({4: "２０１９．６．５"}, {"started_on": dt.date(2019, 6, 5)}),
        ({4: "20190605"}, {"started_on": dt.date(2019, 6, 5)}),
        ({4: 43621}, {"started_on": dt.date(2019, 6, 5)}),
        ({4: dt.datetime(2019, 6, 5)}, {"started_on": dt.date(2019, 6, 5)}),
        ({6: "normal"}, {"state": "normal"}),
    ],
    ids=str,
)
def test_what_a_person_can_read_is_read(
    store: Store, tmp_path: Path, written: dict[int, Any], kept: dict[str, Any]
) -> None:
    row = [written.get(at, cell) for at, cell in enumerate(GOOD)]
    found = one(plan_intake(store, CAMERA_POINTS, old_book(tmp_path / "a.xlsx", [HEADS, row])))
    assert {key: found[key] for key in kept} == kept
    assert found["natural_village_id"]


def test_columns_moved_missing_and_strange_are_no_matter(store: Store, tmp_path: Path) -> None:
    rows = [
        ["石桥村监控点统计表"],
        ["序号", "状态", "立杆编号", "行政村", "点位名称", "点位编号"],
        [1, "正常", "不填", "石桥村", "村口", "D1"],
        ["合计", None, None, None, "1个", None],
    ]
    plan = plan_intake(store, CAMERA_POINTS, old_book(tmp_path / "a.xlsx", rows))
    assert one(plan)["name"] == "村口"
    assert any("立杆编号" in note for note in plan.notes)
    assert [each.row for each in plan.skipped] == [4]


def test_column_that_must_be_there_is_asked_for(store: Store, tmp_path: Path) -> None:
    without = [[cell for cell in row if cell not in ("行政村", "石桥村")] for row in (HEADS, GOOD)]
    told = told_of(plan_intake(store, CAMERA_POINTS, old_book(tmp_path / "a.xlsx", without)))
    assert "请填写行政村。" in told.values()
    coded = [row[1:] for row in (HEADS, GOOD)]
    with pytest.raises(Trouble, match="点位编号"):
        plan_intake(store, CAMERA_POINTS, old_book(tmp_path / "b.xlsx", coded))


def test_merged_village_holds_for_its_rows_and_hidden_rows_are_told(
    store: Store, tmp_path: Path
) -> None:
    rows = [HEADS, GOOD, ["D2", "桥头", None, "桥头", "2019-06-05", 30, "正常"]]
    path = old_book(tmp_path / "a.xlsx", rows)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("C2:C3")
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    plan = plan_intake(store, CAMERA_POINTS, path)
    assert (told_of(plan), len(plan.new)) == ({}, 2)
    assert plan.new[0].values["village_id"] == plan.new[1].values["village_id"]
    assert any("1行是隐藏的" in note for note in plan.notes)


def test_results_of_formulas_count(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, GOOD)
        sheet.write_formula(1, 0, '="D"&1', None, "D1")
        sheet.write_formula(1, 5, "=15*2", None, 30)
    found = one(plan_intake(store, CAMERA_POINTS, path))
    assert (found["code"], found["keep_days"]) == ("D1", 30)
    openpyxl.load_workbook(path).save(path)  # keeps formulas and drops their results
    told = told_of(plan_intake(store, CAMERA_POINTS, path))
    assert set(told) == {"A2", "F2"}
    assert "保存一次" in told["F2"]


def test_old_workbook_under_the_new_ending_says_how_to_save_it(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    with pytest.raises((troubles.OldWorkbook, troubles.WorkbookLocked), match="另存为"):
        plan_intake(store, CAMERA_POINTS, tmp_path / "a.xlsx")


def test_workbook_open_in_excel_is_read_as_it_was_saved(store: Store, tmp_path: Path) -> None:
    path = old_book(tmp_path / "a.xlsx", [HEADS, GOOD])
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05admin" + b" " * 159)
    plan = plan_intake(store, CAMERA_POINTS, path)
    assert len(plan.new) == 1
    assert "还没有保存的内容读不到" in plan.notes[0]


def test_all_errors_of_all_sheets_are_told_at_once_by_sheet_and_cell(
    store: Store, tmp_path: Path
) -> None:
    records.keep(store, CAMERA_POINTS, point(code="D9"))
    path = tmp_path / "t.xlsx"
    write_template(store, CAMERA_POINTS, path)
    book = openpyxl.load_workbook(path)
    base = {"点位名称": "村口", "行政村": "石桥村", "状态": "正常"}
    for number, row in enumerate(
        (
            {**base, "点位编号": "D1"},
            {**base, "点位编号": "D1"},
            {**base, "点位编号": "D2", "行政村": "石乔村", "启用日期": "去年"},
            {**base, "点位编号": "D3", "自然村": "上屋场", "录像保存天数": "一个月"},
            {**base, "点位名称": "没有编号", "状态": "坏了"},
            {"点位编号": "D9", "状态日期": "2021-06-30"},
        ),
        start=4,
    ):
        put_by_heading(book["视频监控点"], number, row)
    devices = (
        {"监控点点位编号": "D1", "设备编码": 36992120001320000001},
        {"监控点点位编号": "D1", "设备编码": "37992120001320000001"},
        {"监控点点位编号": "D8", "类型": "球机"},
    )
    for number, row in enumerate(devices, start=4):
        put_by_heading(book["摄像机"], number, row)
    book.save(path)
    plan = plan_intake(store, CAMERA_POINTS, path)
    told = {
        (each.origin.sheet, complaint.address): complaint.reason
        for each in plan.refused
        for complaint in each.complaints
    }
    points, cameras = "视频监控点", "摄像机"
    assert told.pop((points, "A5")) == "与第4行是同一个，请只留一行。"
    assert "相近的有：石桥村" in told.pop((points, "C6"))
    assert "去年" in told.pop((points, "N6"))
    assert told.pop((points, "D7")).startswith("石桥村没有自然村“上屋场”，相近的有：")
    assert "一个月" in told.pop((points, "P7"))
    assert told.pop((points, "A8")) == "请填写点位编号。"
    assert "坏了" in told.pop((points, "Q8"))
    assert told.pop((points, "R9")) == "状态日期不能晚于今天，请核对。"
    assert "超过15位" in told.pop((cameras, "B4"))
    assert "379921" in told.pop((cameras, "B5"))
    assert "没有“D8”" in told.pop((cameras, "A6"))
    assert told == {}
    with pytest.raises(troubles.RowsRefused):
        carry_out(store, plan)
    assert finding.count(store, CAMERA_POINTS, View()) == 1


def test_codes_of_another_county_are_told_for_grids_and_villages(
    store: Store, tmp_path: Path
) -> None:
    rows = [["网格编码", "网格名称", "行政村"], ["379921200202001", "东", "石桥村"]]
    told = told_of(plan_intake(store, GRIDS, old_book(tmp_path / "g.xlsx", rows)))
    assert told == {"A2": "编码前6位379921不是本县（市、区）的369921，请核对。"}
    rows = [["区划代码", "村名"], ["379921200209", "外村"]]
    told = told_of(plan_intake(store, VILLAGES, old_book(tmp_path / "v.xlsx", rows)))
    assert "379921" in told["A2"]


ANYTHING = st.one_of(
    st.none(),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=14),
    st.sampled_from(
        ["石桥村", "上屋", "D1", "正常", "２０２１．６", "=", "合计", "2021-02-30", "*"]
    ),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(min_value=dt.datetime(1901, 1, 1), max_value=dt.datetime(2090, 1, 1)),
    st.times(),
)
WIDTH = len(columns_of(CAMERA_POINTS))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(ANYTHING, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=4),
    own=st.booleans(),
)
def test_no_content_of_a_camera_workbook_stops_the_intake(
    store: Store, tmp_path: Path, rows: list[list[Any]], own: bool
) -> None:
    kept = [["D1", "村口", "石桥村", *row[3:]] if own else row for row in rows]
    heads = [column.heading for column in columns_of(CAMERA_POINTS)]
    path = old_book(tmp_path / "any.xlsx", [heads, *kept])
    with suppress(Trouble):
        plan = plan_intake(store, CAMERA_POINTS, path)
        seen = len(plan.new) + len(plan.changed) + len(plan.same) + len(plan.refused)
        assert seen + len(plan.skipped) <= len(rows)
        if not plan.refused and plan.count:
            carry_out(store, plan)
