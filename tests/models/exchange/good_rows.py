"""Rows that the office would write into each ledger's own template, its child sheets included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

from tests.models.exchange.conftest import FIRST_ROW, put_by_heading

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Good:
    """Two new records, what one of them changes to later, and rows of the sheets behind."""

    rows: tuple[Row, Row]
    change: Row
    behind: Mapping[str, Sequence[Row]] = field(default_factory=dict)


TASK = {"年度": 2021, "牵头单位": "派出所", "期限类型": "固定日期"}
OF_TASK = {"任务年度": 2021, "任务编号": "98.1"}
DISPUTE = {"所属村": "石桥村", "来源": "村报", "纠纷类型": "邻里相邻关系"}
POINT = {"行政村": "石桥村", "状态": "正常", "点位类型": "二类视频监控点", "启用日期": "2019.6.5"}
OF_POINT = {"监控点点位编号": "SQ-901"}
OF_PLACE = {"服务点类型": "调解室", "服务点行政村": "石桥村", "服务点名称": "石桥村调解室（新）"}
MATTER = {"来源": "群众来访", "类别": "环境卫生", "首问责任岗位": "综治专干", "村": "石桥村"}
HAZARD = {"类别": "农村道路交通", "问题": "护栏缺失", "村": "石桥村", "发现日期": "2021-06-03"}
DECISION = {"类别": "重大项目", "提出日期": "2021年4月6日", "是否应评": "是"}
NEGATIVE = {"有无": "无", "起数": 0, "确认岗位": "综治办主任", "确认日期": "2021-06-02"}

GOOD: dict[str, Good] = {
    "tasks": Good(
        (
            {
                **TASK,
                "编号": "98.1",
                "任务": "补齐台账",
                "期限类型": "长期坚持",
                "检查周期": "每季度",
            },
            {**TASK, "编号": "98.2", "任务": "补齐佐证", "完成期限": 44469},
        ),
        {"备注": "改过"},
        {
            "进展记录": [{**OF_TASK, "日期": "2021-06-01", "进展情况": "已列出清单"}],
            "佐证清单": [{**OF_TASK, "应有材料": "清单", "有无": "有"}],
            "检查记录": [{**OF_TASK, "检查日期": "2021-06-02", "检查结果": "正常"}],
        },
    ),
    "disputes": Good(
        (
            {**DISPUTE, "序号": 1, "排查日期": "2021-06-01", "简要情况": "晒谷场边界说不清"},
            {**DISPUTE, "序号": 2, "排查日期": "2021-06-02", "简要情况": "水沟被堵"},
        ),
        {"备注": "改过"},
    ),
    "villages": Good(
        (
            {"区划代码": "369921200991", "村名": "新一村", "户数": "１２０", "人口": 400},
            {"区划代码": "369921200992", "村名": "新二村", "人口口径": "户籍人口"},
        ),
        {"户数": 121},
        {
            "自然村": [{"村区划代码": "369921200991", "自然村名": "新屋", "户数": 30}],
            "村情事项": [
                {
                    "村区划代码": "369921200991",
                    "事项": "有村规民约",
                    "是否": "是",
                    "日期": "2021-3-1",
                }
            ],
        },
    ),
    "camera_points": Good(
        (
            {**POINT, "点位编号": "SQ-901", "点位名称": "石桥村口", "维护单位": "电信公司"},
            {**POINT, "点位编号": "SQ-902", "点位名称": "石桥晒谷场", "录像保存天数": "30天"},
        ),
        {"位置说明": "桥东头"},
        {
            "摄像机": [
                {**OF_POINT, "类型": "球机", "设备编码": "36992120001320000901"},
                {**OF_POINT, "类型": "球机"},
            ],
            "故障工单": [
                {**OF_POINT, "发现日期": "2021-06-01", "现象": "无图像", "修复日期": "2021-06-03"}
            ],
            "巡检记录": [{**OF_POINT, "巡检日期": "2021-06-10", "在线": "是", "图像完好": "是"}],
        },
    ),
    "service_points": Good(
        (
            {
                "类型": "调解室",
                "名称": "石桥村调解室（新）",
                "层级": "村（社区）级",
                "行政村": "石桥村",
            },
            {"类型": "综治中心", "名称": "乡综治中心（新）", "层级": "乡（镇、街道）级"},
        ),
        {"面积": 45.5},
        {"配置清单": [{**OF_PLACE, "配置": "制度上墙", "有无": "有"}]},
    ),
    "grids": Good(
        (
            {"序号": 1, "网格编码": "369921200202901", "网格名称": "石桥东", "行政村": "石桥村"},
            {"序号": 2, "网格编码": "369921200202902", "网格名称": "石桥西", "行政村": "石桥村"},
        ),
        {"户数": 88},
        {
            "每月情况": [
                {"网格编码或序号": 1, "月份": "2021年4月", "上报数": 3, "办结数": 2},
                {"网格编码或序号": "369921200202901", "月份": dt.date(2021, 5, 1), "上报数": 4},
                {"网格编码或序号": 2, "月份": 202105, "上报数": 1},
            ]
        },
    ),
    "activities": Good(
        (
            {"日期": "2021-06-08", "类别": "议稳会", "主题": "6月上旬议稳", "参加人数": 9},
            {"日期": "6月10日", "类别": "研判会", "主题": "汛期研判", "村": "石桥村"},
        ),
        {"结果": "形成清单"},
    ),
    "matters": Good(
        (
            {**MATTER, "序号": 1, "事项": "垃圾桶满溢", "受理日期": "2021-06-21"},
            {**MATTER, "序号": 2, "事项": "沟渠堵塞", "受理日期": "2021-06-22"},
        ),
        {"地点": "桥头"},
    ),
    "decisions": Good(
        (
            {
                **DECISION,
                "决策事项": "集镇停车场选址",
                "评估日期": "2021-05-06",
                "评估等级": "低风险",
            },
            {**DECISION, "决策事项": "敬老院扩建"},
        ),
        {"备案单位": "县委政法委"},
    ),
    "hazards": Good(
        (
            {**HAZARD, "序号": 1, "地点": "石桥桥面"},
            {**HAZARD, "序号": 2, "地点": "石桥村口弯道", "整改期限": "2021-07-10"},
        ),
        {"等级": "重大"},
    ),
    "safe_units": Good(
        (
            {
                "单位名称": "石桥小学",
                "创建类别": "平安校园",
                "级别": "县级",
                "申报日期": "2021-03-02",
            },
            {
                "单位名称": "石桥卫生室",
                "创建类别": "平安医院",
                "级别": "乡级",
                "命名日期": "2021-05-02",
            },
        ),
        {"命名文号": "示平安〔2021〕3号"},
    ),
    "negative_list": Good(
        (
            {**NEGATIVE, "月份": "2019年12月", "情形": "命案"},
            {**NEGATIVE, "月份": 201911, "情形": "命案"},
        ),
        {"有无": "有", "起数": 1},
    ),
    "teams": Good(
        (
            {"年度": 2019, "队伍": "人民调解员", "人数": 12, "其中专职": 3},
            {"年度": 2019, "队伍": "人民调解员", "人数": 4, "行政村": "石桥村"},
        ),
        {"人数": 13},
    ),
}


def fill(path: Path, good: Good, *, changed: bool = False, behind: bool = True) -> int:
    """Write the rows into a template; return how many rows that are."""
    book = openpyxl.load_workbook(path)
    first = {**good.rows[0], **(good.change if changed else {})}
    sheets: dict[str, Sequence[Row]] = {book.sheetnames[0]: (first, good.rows[1])}
    sheets |= good.behind if behind else {}
    for title, rows in sheets.items():
        for number, row in enumerate(rows, start=FIRST_ROW):
            put_by_heading(book[title], number, row)
    book.save(path)
    return sum(len(rows) for rows in sheets.values())
