"""The workbook of a round goes out filled and comes back as changes of its findings (C9)."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from models.actions import undoing
from models.actions.cameras.rounds import findings_of, start_round
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.exchange.workbooks.troubles import TemplateOfAnotherLedger
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_FINDINGS
from models.store.ledger_file import Store
from tests.models.cameras.conftest import Add


def filled(path: Path, *rows: tuple[int, dict[str, str]]) -> None:
    """Write into rows of a workbook as a person in a village would, by heading."""
    book = openpyxl.load_workbook(path)
    sheet = book["盘点明细"]
    at = {str(cell.value).lstrip("*"): cell.column for cell in sheet[3]}
    for row, cells in rows:
        for heading, word in cells.items():
            sheet.cell(row, at[heading], word)
    book.save(path)


def test_filled_book_comes_back_in_one_import(
    store: Store, add: Add, villages: list[int], tmp_path: Path
) -> None:
    add(), add(), add()
    held = start_round(store, villages[0])
    path = tmp_path / "盘点.xlsx"
    write_template(store, CAMERA_FINDINGS, path, findings_of(store, held))
    filled(
        path,
        (4, {"盘点结果": "在", "查看日期": "2021-06-20"}),
        (5, {"盘点结果": "移位", "现在位置": "桥头"}),
        (7, {"盘点编号": "PD2021-001", "点位编号": "新1", "点位名称": "晒谷坪"}),
    )
    plan = plan_intake(store, CAMERA_FINDINGS, path)
    assert (len(plan.new), len(plan.changed), len(plan.same), plan.refused) == (1, 2, 1, ())
    carry_out(store, plan)
    results = {row.code: (row.result, row.position) for row in findings_of(store, held)}
    assert results == {
        "DP001": ("there", None),
        "DP002": ("moved", "桥头"),
        "DP003": (None, None),
        "新1": ("extra", None),
    }
    undoing.undo(store)
    assert {row.result for row in findings_of(store, held)} == {None}


def test_moved_without_a_place_is_sent_back(
    store: Store, add: Add, villages: list[int], tmp_path: Path
) -> None:
    add()
    held = start_round(store, villages[0])
    path = tmp_path / "盘点.xlsx"
    write_template(store, CAMERA_FINDINGS, path, findings_of(store, held))
    filled(path, (4, {"盘点结果": "移位"}))
    (refused,) = plan_intake(store, CAMERA_FINDINGS, path).refused
    assert refused.complaints[0].reason == "“移位”请写现在的位置。"


def test_book_of_a_round_is_no_list_of_points(
    store: Store, add: Add, villages: list[int], tmp_path: Path
) -> None:
    add()
    path = tmp_path / "盘点.xlsx"
    held = start_round(store, villages[0])
    write_template(store, CAMERA_FINDINGS, path, findings_of(store, held))
    with pytest.raises(TemplateOfAnotherLedger):
        plan_intake(store, CAMERA_POINTS, path)
