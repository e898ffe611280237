"""A workbook's names are looked up within the village of their row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from models.actions import finding, records
from models.actions.finding import View
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.plan import IntakePlan
from models.exchange.workbooks.template import write_template
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES
from models.store.ledger_file import Store
from tests.models.exchange.conftest import put_by_heading, told_of
from tests.models.linking.conftest import point

BASE = {"点位名称": "村口", "状态": "正常"}


def look(store: Store, folder: Path, rows: Sequence[Mapping[str, Any]]) -> IntakePlan:
    path = folder / "points.xlsx"
    write_template(store, CAMERA_POINTS, path)
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=4):
        put_by_heading(book.worksheets[0], number, {"点位编号": f"D{number}", **BASE, **row})
    book.save(path)
    return plan_intake(store, CAMERA_POINTS, path)


def test_one_name_in_two_villages_means_that_of_the_row(store: Store, tmp_path: Path) -> None:
    rows = [{"行政村": name, "自然村": "上屋"} for name in ("石桥村", "云岭村")]
    plan = look(store, tmp_path, rows)
    assert not plan.refused
    carry_out(store, plan)
    kept = finding.every_row(store, CAMERA_POINTS, View())
    places = [finding.one(store, NATURAL_VILLAGES, row.natural_village_id) for row in kept]
    assert [place.village_id for place in places if place] == [row.village_id for row in kept]
    assert places[0] != places[1]


def test_every_wrong_place_is_told_at_its_cell_with_what_is_near(
    store: Store, tmp_path: Path
) -> None:
    rows = [
        {"行政村": "石桥村", "自然村": "上屋场"},
        {"行政村": "石桥村", "自然村": "坳背"},
        {"行政村": "石乔村", "自然村": "桥头"},
        {"行政村": "云岭村", "网格": "石桥村第一网格"},
    ]
    told = told_of(look(store, tmp_path, rows))
    assert told == {
        "D4": "石桥村没有自然村“上屋场”，相近的有：上屋、下屋场。",
        "D5": "自然村“坳背”在云岭村，不在石桥村，请核对。",
        "C6": "没有找到行政村“石乔村”，请核对后从列表里选。相近的有：石桥村。",
        "E7": "网格“石桥村第一网格”在石桥村，不在云岭村，请核对。相近的有：云岭村第一网格。",
    }


def test_row_that_moves_a_point_strands_its_natural_village(store: Store, tmp_path: Path) -> None:
    records.keep(store, CAMERA_POINTS, point(code="D4", natural_village_id="桥头"))
    told = told_of(look(store, tmp_path, [{"行政村": "云岭村"}]))
    (said,) = told.values()
    assert said.startswith("自然村“桥头”属于石桥村，不属于云岭村")
    assert not look(store, tmp_path, [{"行政村": "云岭村", "自然村": "坳背"}]).refused
    assert not look(store, tmp_path, [{"自然村": "下屋场"}]).refused


def test_list_of_a_cell_follows_the_village_of_its_row(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "points.xlsx"
    write_template(store, CAMERA_POINTS, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    (rule,) = [r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith("D")]
    assert rule.formula1.startswith("OFFSET(")
    assert '"*"&$C4&"*"' in rule.formula1
    assert len(rule.formula1) <= 255
