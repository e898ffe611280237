"""Grids and their months by workbook: numbered as if typed, a code given before is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.actions import records, undoing
from models.actions.finding import View, every_row
from models.actions.township.villages.changing import merge
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.ledger import Ledger
from models.ledgers.township.grids import GRID_MONTHS, GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.troubles import Trouble
from tests.models.exchange.conftest import FIRST_ROW, put_by_heading
from tests.models.township.conftest import village

Row = Mapping[str, Any]


def _book(store: Store, folder: Path, ledger: Ledger, *sheets: Sequence[Row]) -> Path:
    path = folder / f"{ledger.name}.xlsx"
    write_template(store, ledger, path)
    book = openpyxl.load_workbook(path)
    for sheet, rows in zip(book.worksheets, sheets, strict=False):
        for number, row in enumerate(rows, start=FIRST_ROW):
            put_by_heading(sheet, number, row)
    book.save(path)
    return path


def _take_in(store: Store, ledger: Ledger, path: Path) -> None:
    plan = plan_intake(store, ledger, path)
    assert not plan.refused
    carry_out(store, plan)


def test_grids_without_a_code_are_numbered_and_undone_as_one_batch(
    land: Store, tmp_path: Path
) -> None:
    rows = [
        {"网格名称": "第一网格", "行政村": "石桥村", "网格员数": 1},
        {"网格名称": "第二网格", "行政村": "石桥村", "网格员数": "２"},
        {"网格名称": "第一网格", "行政村": "长坑村"},
    ]
    _take_in(land, GRIDS, _book(land, tmp_path, GRIDS, rows))
    codes = [row.code for row in every_row(land, GRIDS, View())]
    assert codes == ["369921200202001", "369921200202002", "369921200207001"]
    undoing.undo(land)
    assert not every_row(land, GRIDS, View())


def test_code_that_was_given_before_stops_the_file_and_names_its_bearer(
    land: Store, tmp_path: Path
) -> None:
    raw = {"village_id": village(land, "石桥村"), "name": "旧网格"}
    records.retire(land, GRIDS, [records.keep(land, GRIDS, raw)])
    row = {"网格编码": "369921200202001", "网格名称": "新网格", "行政村": "石桥村"}
    path = _book(land, tmp_path, GRIDS, [row])
    with pytest.raises(Trouble) as refused:
        _take_in(land, GRIDS, path)
    assert "“旧网格”（已删除或新增已撤销）" in str(refused.value)
    assert not every_row(land, GRIDS, View())


def test_months_of_grids_come_by_the_second_sheet(land: Store, tmp_path: Path) -> None:
    raw = {"village_id": village(land, "石桥村"), "name": "第一网格", "workers": 1}
    grid = records.keep(land, GRIDS, raw)
    month = {
        "网格编码或序号": "369921200202001",
        "月份": "2021年5月",
        "巡查总时长": 62,
        "上报数": 10,
    }
    _take_in(land, GRIDS, _book(land, tmp_path, GRIDS, [], [month]))
    (held,) = every_row(land, GRID_MONTHS, View())
    assert (held.grid_id, held.month, held.hours, held.workers) == (grid, "2021-05", 620, 1)


def test_service_points_come_by_workbook(land: Store, tmp_path: Path) -> None:
    rows = [{"类型": "调解室", "名称": "石桥村调解室", "行政村": "石桥村"}]
    _take_in(land, SERVICE_POINTS, _book(land, tmp_path, SERVICE_POINTS, rows))
    (held,) = every_row(land, SERVICE_POINTS, View())
    assert held.village_id == village(land, "石桥村")


def test_villages_come_by_workbook(land: Store, tmp_path: Path) -> None:
    rows = [{"区划代码": "369921200209", "村名": "新村"}]
    _take_in(land, VILLAGES, _book(land, tmp_path, VILLAGES, rows))
    assert village(land, "新村")


def test_village_that_has_ended_is_not_offered_in_a_template(land: Store, tmp_path: Path) -> None:
    row = next(r for r in every_row(land, VILLAGES, View()) if r.name == "长坑村")
    raw = {"other_id": village(land, "茶园村"), "on_day": "2021-05-01"}
    merge(land, records.Seen(row.id, row.revision), raw)
    path = _book(land, tmp_path, GRIDS)
    book = openpyxl.load_workbook(path)
    words = {str(cell.value) for row in book["词语表"].iter_rows() for cell in row}
    assert "369921200206 茶园村" in words
    assert "369921200207 长坑村" not in words
