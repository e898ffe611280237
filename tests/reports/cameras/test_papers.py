"""The papers of camera points: what stands on them, and that they render."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from models.actions import records
from models.actions.cameras.looking import Look, look_at
from models.actions.cameras.rounds import findings_of, start_round
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_FINDINGS
from models.store.ledger_file import Store
from reports.catalogue import compose, find_report, make_report, pdf_bytes
from reports.paper import Book, Labels, Paper
from reports.requests import NothingToPrint, Request
from tests.ledger_fixtures import TODAY
from tests.models.cameras import conftest
from tests.models.cameras.acts import change, fault
from tests.models.cameras.conftest import Add

villages, naturals, add = conftest.villages, conftest.naturals, conftest.add
LIMIT = "只记设备数量和完好情况，不存图像、不接视频"


def made(store: Store, name: str, period: str = "2021-06", record_id: int | None = None) -> Any:
    from models.dates.spans import read_period

    return compose(store, find_report(name), Request(read_period(period), record_id=record_id))


def words(document: Book | Paper) -> str:
    book = pypdfium2.PdfDocument(pdf_bytes(document))
    try:
        return "".join(page.get_textpage().get_text_range() for page in book)
    finally:
        book.close()


def cells(book: Book) -> list[list[Any]]:
    return [list(row.cells) for row in book.rows]


def test_norm_stands_by_village_with_what_is_missing(
    store: Store, add: Add, naturals: list[int]
) -> None:
    add(natural_village_id=naturals[0])
    book = made(store, "camera-points-norm")
    assert [row[1:3] for row in cells(book)] == [["东坪村", 2], ["西岭村", "0"]]
    assert cells(book)[0][-2:] == [4, "未达标"]
    natural, rates = book.more
    assert cells(natural)[1] == [2, "东坪村 下坪", 0, 2, 2, "还差2个"]
    assert [row[2:4] for row in cells(rates)] == [[0, 2], [0, 2]]
    told = words(book)
    assert LIMIT in told
    assert "截止日期：2021-06-24" in told


def test_units_end_with_the_sum_of_all(store: Store, add: Add) -> None:
    add(keeper="示例派出所", point_class="一类视频监控点"), add(keeper="示例派出所"), add()
    book = made(store, "camera-points-units")
    assert [column.heading for column in book.columns][2:] == [
        "一类",
        "二类",
        "三类",
        "公安内部",
        "其他",
        "没填类型",
        "合计",
    ]
    assert [row[1] for row in cells(book)] == ["示例派出所", "（没填管理单位）"]
    assert not book.total_on_top
    assert list(book.total.cells)[1:] == ["汇总", 1, 0, 0, 0, 0, 2, 3]


def test_rates_say_source_day_and_what_nobody_entered(
    store: Store, add: Add, villages: list[int]
) -> None:
    add(), add(village_id=villages[1])
    look_at(store, [villages[0]], Look(TODAY, "电信公司6月月报"))
    book = made(store, "camera-rates")
    assert list(book.total.cells)[2:] == [2, 1, 0, 1, 0.5, 2, 1, 0, 1, 0.5]
    told = words(book)
    assert "数据来源：电信公司6月月报；截止日期：2021-06-24。" in told
    assert "1个未登记，补齐后才能判断" in "".join(told.split())


def test_faults_stand_under_their_maintainers_as_they_were_on_the_day(
    store: Store, add: Add
) -> None:
    fault(store, add(), "2021-06-01")
    fault(store, add(maintainer="移动公司"), "2021-06-02", fixed_on="2021-06-04")
    book = made(store, "camera-faults")
    rows = cells(book)
    assert [row[0] for row in rows if len(row) == 1] == [
        "电信公司：1次，超时未修1次",
        "移动公司：1次，超时未修0次",
    ]
    assert [row[-1] for row in rows if len(row) > 1] == ["超时未修", "已修复"]
    before = cells(made(store, "camera-faults", "2021-06-03"))
    assert [row[-1] for row in before if len(row) > 1] == ["待修", "待修"]


def test_round_has_a_sheet_to_tick_and_a_report_to_sign(
    store: Store, add: Add, villages: list[int]
) -> None:
    add(), add()
    held = start_round(store, villages[0])
    first, _second = findings_of(store, held)
    change(store, CAMERA_FINDINGS, first.id, result="不在")
    sheet = words(made(store, "camera-round-sheet", "全部", held))
    assert sheet.count("□") == 5
    assert "DP002" in sheet
    told = words(made(store, "camera-round-report", "全部", held))
    assert "名册上有监控点2个，查看了1个：在0个" in told.replace("\r\n", "")
    for title in ("没有查看的（1个）", "不在的（1个）", "盘点人（签字）"):
        assert title in told


def test_labels_bear_a_code_that_says_everything_offline(store: Store, add: Add) -> None:
    add(position="村口"), add(state="拆除")
    paper = made(store, "camera-labels", "全部")
    (block,) = paper.blocks
    assert isinstance(block, Labels)
    (label,) = block.labels
    assert label.content == "编号：DP001\n名称：东坪1号\n村：东坪村\n维护单位：电信公司"
    assert "DP001" in words(paper)


def test_nothing_to_label_is_said(store: Store) -> None:
    with pytest.raises(NothingToPrint, match="监控点标签"):
        made(store, "camera-labels", "全部")


@pytest.mark.parametrize("name", ["camera-points-norm", "camera-points-units", "camera-rates"])
def test_tables_are_written_as_pdf_and_excel(store: Store, tmp_path: Path, name: str) -> None:
    raw = {"code": "369921200201", "name": "东坪村"}
    from models.ledgers.villages import VILLAGES

    records.keep(store, VILLAGES, raw)
    paths = make_report(store, name, "2021-06", ("pdf", "xlsx"), tmp_path)
    assert [path.suffix for path in paths] == [".pdf", ".xlsx"]
    assert CAMERA_POINTS.purpose.endswith("不接视频。")
