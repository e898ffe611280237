"""Equipment and its condition only: no ledger holds more, and no workbook brings it (C15)."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from models.exchange.workbooks.intake import plan_intake
from models.exchange.workbooks.troubles import BeyondEquipment
from models.ledger import Ledger, all_ledgers
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from tests.models.cameras.conftest import Add
from tests.models.guards.person_rules import broken_rules

CAMERAS = [each for each in all_ledgers() if each.name.startswith("camera_")]
FORBIDDEN = {
    "image", "picture", "photo", "snapshot", "stream", "video", "url", "rtsp", "ip", "ipv4", "ipv6",
    "mac", "port", "account", "user", "login", "password", "plate", "face", "track", "channel",
}  # fmt: skip
EXPORT = ["设备编码", "点位编号", "点位名称", "行政村", "安装地址", "保存天数"]


def test_every_ledger_of_cameras_is_walked() -> None:
    assert len(CAMERAS) == 8
    assert all(ledger.equipment for ledger in CAMERAS)


@pytest.mark.parametrize("ledger", CAMERAS, ids=lambda ledger: ledger.name)
def test_no_ledger_of_cameras_looks_at_anybody(ledger: Ledger) -> None:
    parts = {part for column in ledger.columns.c for part in column.key.split("_")}
    assert parts & FORBIDDEN == set()
    assert list(broken_rules(ledger)) == []


def book(path: Path, *headings: str) -> Path:
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("一机一档")
        sheet.write_row(0, 0, [*EXPORT, *headings])
        sheet.write_row(1, 0, ["", "DP1", "村口", "东坪村", "村口", "30", *("x" for _ in headings)])
    return path


@pytest.mark.parametrize(
    "heading",
    [
        "IPV4地址", "IPV6地址", "IP地址", "MAC地址", "端口号", "用户名", "登录名", "密码",
        "登录口令", "账号", "RTSP地址", "视频流地址", "人脸", "车牌", "抓拍图片", "截图",
    ],
)  # fmt: skip
def test_workbook_that_brings_more_is_refused_by_name_with_the_reason(
    store: Store, villages: list[int], tmp_path: Path, heading: str
) -> None:
    path = book(tmp_path / "一机一档.xlsx", heading)
    with pytest.raises(BeyondEquipment, match=heading) as caught:
        plan_intake(store, CAMERA_POINTS, path)
    assert "只记设备数量和完好情况" in str(caught.value)
    assert "请先删去这些栏" in str(caught.value)


def test_all_such_columns_are_named_at_once(
    store: Store, villages: list[int], tmp_path: Path
) -> None:
    path = book(tmp_path / "一机一档.xlsx", "IPV4地址", "MAC地址", "用户名", "密码", "人脸", "车牌")
    with pytest.raises(BeyondEquipment, match="“IPV4地址”“MAC地址”“用户名”“密码”“人脸”“车牌”"):
        plan_intake(store, CAMERA_POINTS, path)


def test_the_rest_of_the_export_is_let_through(
    store: Store, add: Add, villages: list[int], tmp_path: Path
) -> None:
    rest = ("设备厂商", "摄像机类型", "补光属性", "联网属性", "录像保存天数", "人脸识别摄像机数")
    plan = plan_intake(store, CAMERA_POINTS, book(tmp_path / "一机一档.xlsx", *rest[:4], rest[5]))
    assert "DP1" in str([row.origin.name for row in (*plan.new, *plan.refused)])
